package jp.madoguchi.bench;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.store.cache.CacheSettings;
import jp.madoguchi.store.cache.CachedResources;
import jp.madoguchi.store.cache.InfinispanCaches;
import jp.madoguchi.store.cache.LedgerViews;
import jp.madoguchi.store.cache.LookupKeys;
import jp.madoguchi.store.cache.PatientEntry;
import jp.madoguchi.store.cache.PatientTraits;
import jp.madoguchi.store.cache.PatientViewEncoder;
import jp.madoguchi.store.cache.ResourceCache;
import jp.madoguchi.store.cache.ResourceKind;
import jp.madoguchi.store.cache.StoredResource;
import jp.madoguchi.store.ledger.LedgerSnapshots;
import jp.madoguchi.store.ledger.crypto.LedgerKey;

/**
 * What the cache takes in memory for each patient beside the encoded bytes, and whether reads stay as fast however many patients there are ({@code bench/cache-scale}).
 * A patient is what a reception leaves of a visit: Patient, Coverage, CoverageEligibilityResponse, found by their ids, by the hospital's number and by the member's.
 * All resources share one array of bytes, so that what is measured is what stands beside them.
 */
public final class CacheScale {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final byte[] BODY = new byte[1_000];
    private static final int READS = 300_000;
    private static final int ROUNDS = 7;

    private final int patients;
    private final LookupKeys keys = new LookupKeys(LedgerKey.of(new byte[32]));
    private final InfinispanCaches caches = new InfinispanCaches(CacheSettings.LOCAL);
    private final ResourceCache cache = new ResourceCache(caches);
    private final LedgerSnapshots nothing = never(LedgerSnapshots.class);
    private final LedgerViews views = new LedgerViews(nothing, never(PatientViewEncoder.class), cache);
    private final CachedResources resources = new CachedResources(cache, keys, views, nothing, CacheSettings.LOCAL);

    private CacheScale(int patients) {
        this.patients = patients;
    }

    /** One line for each number of patients; 1000, 100000 and 1000000 unless given. */
    public static void main(String[] arguments) {
        List<Integer> counts = arguments.length == 0
                ? List.of(1_000, 100_000, 1_000_000)
                : Arrays.stream(arguments).map(Integer::valueOf).toList();
        System.out.printf(Locale.ROOT, "%10s %24s %26s %26s%n", "patients", "bytes beside, a patient",
                "Coverage by id p50/p99 ns", "Patient by number p50/p99");
        for (int count : counts) {
            new CacheScale(count).run();
        }
    }

    private void run() {
        resources.full();
        long before = used();
        for (int i = 0; i < patients; i++) {
            cache.put(entry(i));
        }
        double beside = (double) (used() - before) / patients;
        SplittableRandom random = new SplittableRandom(7);
        int[] asked = new int[READS];
        Arrays.setAll(asked, n -> random.nextInt(patients));
        ResourceId[] ids = new ResourceId[READS];
        Arrays.setAll(ids, n -> new ResourceId(id(ResourceKind.COVERAGE, asked[n])));
        String[] numbers = new String[READS];
        Arrays.setAll(numbers, n -> number(asked[n]));
        String system = IdentifierSystems.patientNumber(FACILITY);
        long[] byId = best(n -> resources.read(ResourceKind.COVERAGE, ids[n]).isPresent());
        long[] byNumber = best(n -> !resources.patientsByIdentifier(system, numbers[n]).isEmpty());
        System.out.printf(Locale.ROOT, "%10d %24.0f %26s %26s%n", patients, beside, byId[0] + " / " + byId[1],
                byNumber[0] + " / " + byNumber[1]);
        views.close();
        caches.close();
    }

    private PatientEntry entry(int i) {
        ResourceId patient = new ResourceId(id(ResourceKind.PATIENT, i));
        List<StoredResource> kept = new ArrayList<>();
        for (ResourceKind kind : List.of(ResourceKind.PATIENT, ResourceKind.COVERAGE,
                ResourceKind.ELIGIBILITY_RESPONSE)) {
            // Texts are made anew, as the ledger's rows are.
            kept.add(new StoredResource(kind, new ResourceId(id(kind, i)), new FacilityCode(copy(FACILITY.value())),
                    i + 1L, Instant.ofEpochMilli(1_795_000_000_000L + i), patient, BODY));
        }
        return PatientEntry.of(new FacilityCode(copy(FACILITY.value())), patient, i + 1L,
                new PatientTraits(copy("\nヤマダ\nハナコ\n山田\n花子\n"), LocalDate.ofEpochDay(i % 20_000),
                        Instant.ofEpochMilli(1_795_000_000_000L + i)),
                kept,
                List.of(new PatientEntry.Identified(
                        keys.identifier(ResourceKind.PATIENT, IdentifierSystems.patientNumber(FACILITY), number(i)),
                        ResourceKind.PATIENT, kept.get(0).compactId()),
                        new PatientEntry.Identified(
                                keys.identifier(ResourceKind.COVERAGE, IdentifierSystems.INSURANCE_MEMBER_ID,
                                        "06990014:１２３:" + i),
                                ResourceKind.COVERAGE, kept.get(1).compactId())));
    }

    private static String copy(String text) {
        return new String(text.toCharArray());
    }

    private static String number(int i) {
        return String.format(Locale.ROOT, "%010d", i);
    }

    /** As random as the ledger's, and the same each time. */
    private static String id(ResourceKind kind, int i) {
        SplittableRandom random = new SplittableRandom(i * 31L + kind.fhirName().hashCode());
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63)).toString();
    }

    private interface Read {
        boolean hits(int n);
    }

    /** Median and 99th percentile of random reads, of the round that was disturbed least. */
    private long[] best(Read read) {
        long[] best = {Long.MAX_VALUE, Long.MAX_VALUE};
        for (int round = 0; round < ROUNDS; round++) {
            long[] nanos = new long[READS];
            for (int n = 0; n < READS; n++) {
                long start = System.nanoTime();
                boolean hit = read.hits(n);
                nanos[n] = System.nanoTime() - start;
                if (!hit) {
                    throw new IllegalStateException("what was put is not found");
                }
            }
            Arrays.sort(nanos);
            best[0] = Math.min(best[0], nanos[READS / 2]);
            best[1] = Math.min(best[1], nanos[READS / 100 * 99]);
        }
        return best;
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /** What a cache that has everything never asks. */
    private static <T> T never(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, method, given) -> {
            throw new CompletionException(new IllegalStateException(method.getName() + " was asked"));
        }));
    }
}
