package jp.madoguchi.store.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.fhir.convert.FhirDialect;
import jp.madoguchi.fhir.convert.FhirEncoder;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Acceptance;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.LedgerSettings;
import jp.madoguchi.store.ledger.SqlCoverageVersions;
import jp.madoguchi.store.ledger.SqlLedger;
import jp.madoguchi.store.ledger.SqlLedgerSnapshots;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that asks for what nothing has: each first look-up goes to the ledger, and none of them holds up anybody else. */
class UnknownIdsTest {

    private static final LedgerKey KEY = LedgerKey.of(new byte[32]);
    private static final CacheSettings SETTINGS = new CacheSettings(null, "", Duration.ofSeconds(60),
            Duration.ofSeconds(60));
    /** As many as a container has threads. */
    private static final int STORM = 200;

    @TempDir
    Path folder;

    private TestDatabase database;
    private SqlLedger ledger;
    private CountingSnapshots snapshots;
    private InfinispanCaches caches;
    private FhirViewEncoder encoder;
    private LedgerViews views;
    private CachedResources resources;
    private ExecutorService threads;

    @BeforeEach
    void open() {
        database = TestDatabase.create(Dialect.H2, folder);
        ledger = SqlLedger.open(database.dataSource(), KEY, InstantSource.fixed(Samples.NOW), LedgerSettings.DEFAULT);
        snapshots = new CountingSnapshots(new SqlLedgerSnapshots(database.dataSource(), KEY));
        caches = new InfinispanCaches(SETTINGS);
        ResourceCache cache = new ResourceCache(caches);
        LookupKeys keys = new LookupKeys(KEY);
        encoder = new FhirViewEncoder(FhirDialect.DEFAULT, new FhirEncoder(), keys,
                Map.of(Samples.FACILITY, "架空病院"), Samples.windows());
        views = new LedgerViews(snapshots, encoder, cache);
        resources = new CachedResources(cache, keys, views, snapshots, SETTINGS);
        resources.full();
        threads = Executors.newFixedThreadPool(STORM);
    }

    @AfterEach
    void close() {
        snapshots.release();
        threads.shutdown();
        views.close();
        caches.close();
        ledger.close();
        database.close();
    }

    private AnswerRecord accept(int n) {
        Acceptance done = new AcceptAnswer(ledger, views, new WaitingDesks(1), List.of("emr"))
                .accept(Samples.face("file-" + n), new AnswerOrigin.FaceResult(),
                        Samples.answer(1, Samples.NOW.plusSeconds(n)))
                .toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        return ((Acceptance.Accepted) done).answer();
    }

    private CompletableFuture<Boolean> ask(int n) {
        return CompletableFuture.supplyAsync(() -> switch (n % 4) {
            case 0 -> resources.read(ResourceKind.PATIENT, new ResourceId("p-" + n)).isPresent();
            case 1 -> resources.read(ResourceKind.COVERAGE, new ResourceId("c-" + n)).isPresent();
            case 2 -> resources.read(ResourceKind.ORGANIZATION, new ResourceId("o-" + n)).isPresent();
            default -> !resources.patientsByIdentifier(IdentifierSystems.patientNumber(Samples.FACILITY),
                    "%010d".formatted(n)).isEmpty();
        }, threads);
    }

    private static Stream<CompletableFuture<Boolean>> refused(List<CompletableFuture<Boolean>> storm) {
        return storm.stream().filter(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    void aStormWhileTheLedgerStallsLeavesMostThreadsAndWhatIsCachedIsRead() {
        AnswerRecord known = accept(1);
        snapshots.stall();
        List<CompletableFuture<Boolean>> storm = IntStream.range(0, STORM).mapToObj(this::ask).toList();

        Awaitility.await().until(() -> refused(storm).count() == STORM - CachedResources.MOST_ASKING);
        assertThat(refused(storm)).allSatisfy(one -> assertThatThrownBy(one::join)
                .hasMessageContaining("MDG-API-03"));
        assertThat(resources.read(ResourceKind.COVERAGE, known.coverages().getFirst().coverage()))
                .as("what is cached needs no ledger").isPresent();

        snapshots.release();
        assertThat(storm.stream().filter(Predicate.not(CompletableFuture::isCompletedExceptionally)))
                .allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(false));
    }

    /** Those who gave up have left their questions behind: the ledger's queue does not grow by that. */
    @Test
    void whatNobodyWaitsForAnyMoreIsStillCounted() {
        CachedResources impatient = new CachedResources(new ResourceCache(caches), new LookupKeys(KEY), views,
                snapshots,
                new CacheSettings(null, "", Duration.ofSeconds(60), Duration.ofMillis(1)));
        snapshots.stall();
        for (int n = 0; n < CachedResources.MOST_ASKING; n++) {
            ResourceId nobody = new ResourceId("gone-" + n);
            assertThatThrownBy(() -> impatient.read(ResourceKind.COVERAGE, nobody)).hasMessageContaining("MDG-LDG-01");
        }
        assertThatThrownBy(() -> impatient.read(ResourceKind.COVERAGE, new ResourceId("one-more")))
                .hasMessageContaining("MDG-API-03");

        snapshots.release();
        Awaitility.await().until(() -> {
            try {
                return impatient.read(ResourceKind.COVERAGE, new ResourceId("one-more")).isEmpty();
            } catch (ProblemException notYet) {
                return false;
            }
        });
    }

    /** They ask the same threads, and have the same places. */
    @Test
    void whoAsksForEarlierVersionsWhileTheLedgerStallsIsCountedWithThem() {
        CoverageHistory history = new CoverageHistory(new SqlCoverageVersions(database.dataSource(), KEY), encoder,
                resources);
        snapshots.stall();
        IntStream.range(0, 2).forEach(this::ask); // the threads are taken
        Awaitility.await().until(() -> snapshots.reads() == 2);
        List<CompletableFuture<?>> storm = IntStream.range(0, STORM)
                .<CompletableFuture<?>>mapToObj(n -> (n % 2 == 0
                        ? history.one(new ResourceId("c-" + n), 1)
                        : history.older(new ResourceId("c-" + n), 9, 9, Samples.NOW, 1)).toCompletableFuture())
                .toList();

        assertThat(storm.stream().filter(CompletableFuture::isCompletedExceptionally))
                .hasSize(STORM - (CachedResources.MOST_ASKING - 2))
                .allSatisfy(one -> assertThatThrownBy(one::join).hasMessageContaining("MDG-API-03"));
        assertThatThrownBy(() -> resources.read(ResourceKind.COVERAGE, new ResourceId("c-one-more")))
                .hasMessageContaining("MDG-API-03");

        snapshots.release();
        assertThat(storm.stream().filter(Predicate.not(CompletableFuture::isCompletedExceptionally)))
                .allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(60)));
        assertThat(resources.read(ResourceKind.COVERAGE, new ResourceId("c-one-more"))).isEmpty();
    }

    /** As many as may ask, each of them all the time. */
    @Test
    void aStormThatDoesNotEndHoldsUpNoRefreshAfterACommit() throws Exception {
        AnswerRecord first = accept(0);
        ResourceId patient = Objects.requireNonNull(first.patient());
        AtomicBoolean enough = new AtomicBoolean();
        List<CompletableFuture<Void>> storm = IntStream.range(0, CachedResources.MOST_ASKING)
                .mapToObj(walker -> CompletableFuture
                        .runAsync(() -> walk(walker, enough), threads))
                .toList();
        try {
            for (int n = 1; n <= 5; n++) {
                AnswerRecord answer = accept(n);
                assertThat(resources.responsesOf(patient)).extracting(StoredResource::id)
                        .as("what was committed is read, and no view was left to the sweeper").contains(answer.id());
            }
            assertThat(views.missed()).isZero();
        } finally {
            enough.set(true);
        }
        CompletableFuture.allOf(storm.toArray(CompletableFuture<?>[]::new)).get(60, TimeUnit.SECONDS);
    }

    private void walk(int walker, AtomicBoolean enough) {
        for (int n = 0; !enough.get(); n++) {
            try {
                assertThat(resources.read(ResourceKind.COVERAGE, new ResourceId("walk-" + walker + "-" + n))).isEmpty();
            } catch (ProblemException refused) {
                assertThat(refused).hasMessageContaining("MDG-API-03");
            }
        }
    }
}
