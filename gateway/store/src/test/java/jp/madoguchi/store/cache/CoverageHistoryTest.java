package jp.madoguchi.store.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.fhir.convert.FhirDialect;
import jp.madoguchi.fhir.convert.FhirEncoder;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Acceptance;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.LedgerSettings;
import jp.madoguchi.store.ledger.SqlCoverageVersions;
import jp.madoguchi.store.ledger.SqlLedger;
import jp.madoguchi.store.ledger.SqlLedgerSnapshots;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions of a coverage that were replaced: written by the commit of the answer, and read back as they were (docs/design/fhir-api.md 4). */
@ParameterizedClass
@EnumSource(Dialect.class)
class CoverageHistoryTest {

    private static final LedgerKey KEY = LedgerKey.of(new byte[32]);
    private static final long NEWEST = Long.MAX_VALUE;

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private TestDatabase database;
    private SqlLedger ledger;
    private InfinispanCaches caches;
    private LedgerViews views;
    private CachedResources resources;
    private CoverageHistory history;
    private Instant now = Samples.NOW;
    private int files;

    @BeforeEach
    void create() {
        database = TestDatabase.create(dialect, folder);
        open();
    }

    private void open() {
        ledger = SqlLedger.open(database.dataSource(), KEY, () -> now, LedgerSettings.DEFAULT);
        SqlLedgerSnapshots snapshots = new SqlLedgerSnapshots(database.dataSource(), KEY);
        caches = new InfinispanCaches(CacheSettings.LOCAL);
        ResourceCache cache = new ResourceCache(caches);
        LookupKeys keys = new LookupKeys(KEY);
        FhirViewEncoder encoder = new FhirViewEncoder(FhirDialect.DEFAULT, new FhirEncoder(), keys, Map.of(),
                Samples.windows());
        views = new LedgerViews(snapshots, encoder, cache);
        resources = new CachedResources(cache, keys, views, snapshots, CacheSettings.LOCAL);
        resources.full();
        history = new CoverageHistory(new SqlCoverageVersions(database.dataSource(), KEY), encoder,
                resources);
    }

    private void restart() {
        views.close();
        caches.close();
        ledger.close();
        database.restart();
        open();
    }

    @AfterEach
    void close() {
        views.close();
        caches.close();
        ledger.close();
        database.close();
    }

    /** A newer answer about the same insurance, a minute later; gives back the coverage as it is read then. */
    private StoredResource answered() {
        return answered(ledger);
    }

    private StoredResource answered(AnswerLedger through) {
        now = now.plus(Duration.ofMinutes(1));
        files++;
        AcceptAnswer accept = new AcceptAnswer(through, views, new WaitingDesks(1), List.of());
        AnswerRecord answer = ((Acceptance.Accepted) done(accept.accept(Samples.face("file-" + files, files),
                new AnswerOrigin.FaceResult(), Samples.answer(1, now)))).answer();
        return resources.read(ResourceKind.COVERAGE, answer.coverages().getFirst().coverage()).orElseThrow();
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private List<StoredResource> older(ResourceId coverage, long before, Instant since, int most) {
        return done(history.older(coverage, NEWEST, before, since, most)).newest();
    }

    @Test
    void everyReplacedVersionIsReadByteForByteAsItWasAlsoAfterARestart() {
        List<StoredResource> read = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            read.add(answered());
        }
        ResourceId id = read.getFirst().id();
        assertThat(read).extracting(StoredResource::id).as("one coverage").containsOnly(id);
        restart();

        for (StoredResource version : read.subList(0, 3)) {
            StoredResource again = done(history.one(id, version.versionId())).orElseThrow();
            assertThat(again).isEqualTo(version);
            assertThat(again.json()).isEqualTo(version.json());
            assertThat(again.lastUpdated()).isEqualTo(version.lastUpdated());
            assertThat(again.patient()).isEqualTo(version.patient());
        }
        assertThat(done(history.one(id, read.getLast().versionId()))).as("the one in force is no earlier one")
                .isEmpty();
        assertThat(done(history.one(id, 1_000_000))).isEmpty();
        assertThat(done(history.one(new ResourceId("nobody"), read.getFirst().versionId()))).isEmpty();
    }

    @Test
    void aPageHasTheNewestFirstAndSaysHowManyThereAre() {
        List<Long> versions = new ArrayList<>();
        ResourceId id = null;
        for (int i = 0; i < 5; i++) {
            StoredResource one = answered();
            id = one.id();
            versions.add(one.versionId());
        }
        ResourceId coverage = Objects.requireNonNull(id);

        CoverageHistory.Older first = done(
                history.older(coverage, versions.get(4), versions.get(4), Instant.EPOCH, 2));
        assertThat(first.newest()).extracting(StoredResource::versionId).containsExactly(versions.get(3),
                versions.get(2));
        assertThat(first.all()).isEqualTo(4);
        CoverageHistory.Older second = done(
                history.older(coverage, versions.get(4), versions.get(2), Instant.EPOCH, 2));
        assertThat(second.newest()).extracting(StoredResource::versionId).containsExactly(versions.get(1),
                versions.get(0));
        assertThat(second.all()).as("of all, whatever the page").isEqualTo(4);
        Instant third = Samples.NOW.plus(Duration.ofMinutes(3));
        assertThat(older(coverage, versions.get(4), third, 9)).extracting(StoredResource::versionId)
                .as("since a moment, that moment included").containsExactly(versions.get(3), versions.get(2));
    }

    @Test
    void aCommitThatFailsLeavesNoVersion() {
        StoredResource read = answered();
        AnswerLedger failing = new AnswerLedger() {
            @Override
            public <T> CompletionStage<Committed<T>> commit(LedgerWork<T> work) {
                return ledger.commit(transaction -> {
                    var unused = work.apply(transaction);
                    throw new IllegalStateException("after everything was written");
                });
            }
        };
        assertThatThrownBy(() -> answered(failing)).hasRootCauseMessage("after everything was written");

        assertThat(older(read.id(), NEWEST, Instant.EPOCH, 9)).isEmpty();
        assertThat(resources.read(ResourceKind.COVERAGE, read.id())).hasValue(read);
    }

    @Test
    void aRowThatIsPutInAnotherVersionsPlaceIsNotRead() throws SQLException {
        StoredResource first = answered();
        answered();
        try (Connection connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update coverage_version set revision = revision + 100");
        }
        assertThatThrownBy(() -> done(history.one(first.id(), first.versionId() + 100)))
                .hasRootCauseInstanceOf(javax.crypto.AEADBadTagException.class);
    }

    @Test
    void versionsAreForgottenBySinceWhenTheyWereReplaced() {
        StoredResource first = answered();
        StoredResource second = answered();
        StoredResource third = answered();
        SqlCoverageVersions versions = new SqlCoverageVersions(database.dataSource(), KEY);
        Instant replaced = Samples.NOW.plus(Duration.ofMinutes(3));

        assertThat(versions.forget(replaced, 10)).as("the first was replaced a minute before that").isEqualTo(1);
        assertThat(done(history.one(first.id(), first.versionId()))).isEmpty();
        assertThat(older(first.id(), NEWEST, Instant.EPOCH, 9)).containsExactly(second);
        assertThat(resources.read(ResourceKind.COVERAGE, third.id())).hasValue(third);
        assertThat(versions.forget(replaced, 10)).isZero();
        assertThat(versions.forget(replaced.plusSeconds(1), 10)).isEqualTo(1);
    }
}
