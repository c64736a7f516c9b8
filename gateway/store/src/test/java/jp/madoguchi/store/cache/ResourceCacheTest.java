package jp.madoguchi.store.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.store.Samples;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Newer over older, whatever the order (docs/design/ledger.md 7). */
class ResourceCacheTest {

    private static final PatientTraits TRAITS = new PatientTraits("\n", null, Samples.NOW);

    private static final ResourceId PATIENT = new ResourceId("p");

    private static InfinispanCaches caches;

    @BeforeContainer
    @BeforeAll
    static void open() {
        if (caches == null) {
            caches = new InfinispanCaches(CacheSettings.LOCAL);
        }
    }

    @AfterContainer
    @AfterAll
    static void close() {
        if (caches != null) {
            caches.close();
            caches = null;
        }
    }

    private static ResourceCache empty() {
        caches.patients().clear();
        caches.organizations().clear();
        caches.lookups().clear();
        caches.misses().clear();
        return new ResourceCache(caches);
    }

    @Provide
    Arbitrary<List<Integer>> orders() {
        return Arbitraries.integers().between(1, 12).list().ofMinSize(1).ofMaxSize(30);
    }

    @Property(tries = 300)
    void afterAnyOrderOfPutsTheHighestRevisionIsThereWithItsLookupsOnly(@ForAll("orders") List<Integer> order) {
        ResourceCache cache = empty();
        int highest = 0;
        for (int revision : order) {
            boolean newer = revision > highest;
            assertThat(cache.put(entry(revision))).isEqualTo(newer);
            highest = Math.max(highest, revision);
            assertThat(cache.revision(Samples.FACILITY, PATIENT)).hasValue(highest);
        }
        assertOnlyLookupsOf(cache, highest);
    }

    @Test
    void concurrentPutsInRandomOrderEndWithTheHighestRevision() throws Exception {
        int threads = 8;
        int highest = 400;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 20; round++) {
                ResourceCache cache = empty();
                CountDownLatch go = new CountDownLatch(1);
                List<Future<?>> all = new ArrayList<>();
                for (int t = 0; t < threads; t++) {
                    List<Integer> revisions = new ArrayList<>();
                    for (int i = t + 1; i <= highest; i += 2) {
                        revisions.add(i);
                    }
                    revisions.add(highest);
                    Collections.shuffle(revisions, new Random(round * 31L + t));
                    all.add(pool.submit(() -> {
                        go.await();
                        revisions.forEach(revision -> cache.put(entry(revision)));
                        return null;
                    }));
                }
                go.countDown();
                for (Future<?> one : all) {
                    one.get();
                }
                assertThat(cache.revision(Samples.FACILITY, PATIENT)).hasValue(highest);
                assertOnlyLookupsOf(cache, highest);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void patientsThatShareAnIdentifierAreBothFoundAndLeaveSeparately() {
        ResourceCache cache = empty();
        cache.put(PatientEntry.of(Samples.FACILITY, new ResourceId("a"), 1, TRAITS, List.of(),
                identifiers("shared", "a")));
        cache.put(PatientEntry.of(Samples.FACILITY, new ResourceId("b"), 2, TRAITS, List.of(),
                identifiers("shared", "b")));
        assertThat(cache.entries(key("shared"))).extracting(entry -> entry.key().patient()).containsExactlyInAnyOrder(
                CompactId.of("a"),
                CompactId.of("b"));
        cache.put(PatientEntry.of(Samples.FACILITY, new ResourceId("a"), 3, TRAITS, List.of(), List.of()));
        assertThat(cache.entries(key("shared"))).extracting(entry -> entry.key().patient())
                .containsExactly(CompactId.of("b"));
        cache.put(PatientEntry.of(Samples.FACILITY, new ResourceId("b"), 4, TRAITS, List.of(), List.of()));
        assertThat(cache.lookups()).isZero();
    }

    @Test
    void anOlderOrganizationDoesNotReplaceANewerOne() {
        ResourceCache cache = empty();
        assertThat(cache.put(organization(5))).isTrue();
        assertThat(cache.put(organization(4))).isFalse();
        assertThat(cache.put(organization(6))).isTrue();
        assertThat(cache.organization("o")).extracting(StoredResource::versionId).isEqualTo(6L);
    }

    private static StoredResource organization(long revision) {
        return new StoredResource(ResourceKind.ORGANIZATION, new ResourceId("o"), Samples.FACILITY, revision,
                Samples.NOW, null, new byte[0]);
    }

    /** An entry with a coverage and an identifier that only some revisions share. */
    private static PatientEntry entry(int revision) {
        String coverage = "c-" + revision % 5;
        StoredResource resource = new StoredResource(ResourceKind.COVERAGE, new ResourceId(coverage), Samples.FACILITY,
                revision, Samples.NOW, PATIENT, new byte[]{1});
        return PatientEntry.of(Samples.FACILITY, PATIENT, revision, TRAITS, List.of(resource),
                identifiers("i-" + revision % 3, coverage));
    }

    private static List<PatientEntry.Identified> identifiers(String lookup, String resource) {
        return List.of(new PatientEntry.Identified(key(lookup), ResourceKind.COVERAGE, CompactId.of(resource)));
    }

    private static LookupKey key(String identifier) {
        return LookupKeys.resource(ResourceKind.PATIENT, CompactId.of(identifier));
    }

    private static void assertOnlyLookupsOf(ResourceCache cache, int revision) {
        PatientEntry expected = entry(revision);
        assertThat(caches.lookups().keySet()).containsExactlyInAnyOrderElementsOf(expected.lookups());
        assertThat(cache.entries(key("i-" + revision % 3))).containsExactly(expected);
        assertThat(cache.entries(key("i-" + revision % 3)).getFirst().identified(key("i-" + revision % 3))).hasSize(1);
    }
}
