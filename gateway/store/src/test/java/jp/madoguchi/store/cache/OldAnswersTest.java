package jp.madoguchi.store.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.fhir.convert.FhirDialect;
import jp.madoguchi.fhir.convert.FhirEncoder;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Acceptance;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.LedgerSettings;
import jp.madoguchi.store.ledger.SqlLedger;
import jp.madoguchi.store.ledger.SqlLedgerSnapshots;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are too old for their patients' entries (docs/design/ledger.md 7): read when somebody asks, and in nobody's way. */
class OldAnswersTest {

    private static final LedgerKey KEY = LedgerKey.of(new byte[32]);
    /** What is remembered is forgotten at once, so that each read meets every moment of it. */
    private static final CacheSettings FORGETFUL = new CacheSettings(null, "", Duration.ofMillis(1),
            Duration.ofSeconds(60));

    @TempDir
    Path folder;

    private TestDatabase database;
    private SqlLedger ledger;
    private CountingSnapshots snapshots;
    private InfinispanCaches caches;
    private LedgerViews views;
    private CachedResources resources;

    @BeforeEach
    void open() {
        database = TestDatabase.create(Dialect.H2, folder);
        ledger = SqlLedger.open(database.dataSource(), KEY, InstantSource.fixed(Samples.NOW), LedgerSettings.DEFAULT);
        snapshots = new CountingSnapshots(new SqlLedgerSnapshots(database.dataSource(), KEY));
        caches = new InfinispanCaches(FORGETFUL);
        ResourceCache cache = new ResourceCache(caches);
        LookupKeys keys = new LookupKeys(KEY);
        views = new LedgerViews(snapshots, new FhirViewEncoder(FhirDialect.DEFAULT, new FhirEncoder(), keys,
                Map.of(Samples.FACILITY, "架空病院"), Samples.windows()), cache);
        resources = new CachedResources(cache, keys, views, snapshots, FORGETFUL);
        resources.full();
    }

    @AfterEach
    void close() {
        snapshots.release();
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

    private AnswerRecord old() {
        AnswerRecord first = accept(0);
        IntStream.rangeClosed(1, SqlLedgerSnapshots.NEWEST_ANSWERS).forEach(this::accept);
        return first;
    }

    @Test
    void anOldAnswerIsThereHoweverFastItIsForgottenWhereItIs() {
        AnswerRecord first = old();
        for (int i = 0; i < 200; i++) {
            assertThat(resources.read(ResourceKind.ELIGIBILITY_RESPONSE, first.id())).as("read %d", i).isPresent();
        }
    }

    @Test
    void whoeverWalksThroughOldAnswersIsRefusedWhenTooManyWaitAndHoldsUpNoRefresh() {
        AnswerRecord first = old();
        snapshots.stallAnswers();
        List<CompletableFuture<Optional<PatientEntry>>> walk = IntStream.range(0, 40)
                .mapToObj(n -> views.withAnswer(new ResourceId("old-" + n))).toList();

        assertThat(walk).as("one is read, others wait, the rest is refused")
                .filteredOn(CompletableFuture::isCompletedExceptionally).hasSize(40 - 1 - OldAnswers.MOST_WAITING);
        assertThatThrownBy(() -> resources.read(ResourceKind.ELIGIBILITY_RESPONSE, first.id()))
                .hasMessageContaining("MDG-LDG-01");
        assertThat(views.load(Objects.requireNonNull(first.patient()))).succeedsWithin(Duration.ofSeconds(60));

        snapshots.release();
        assertThat(walk.getFirst()).succeedsWithin(Duration.ofSeconds(60));
        assertThat(walk.get(OldAnswers.MOST_WAITING)).succeedsWithin(Duration.ofSeconds(60));
        assertThat(resources.read(ResourceKind.ELIGIBILITY_RESPONSE, first.id())).isPresent();
    }

    @Test
    void anOldAnswerIsReadOnceForAllWhoAskAtThatMoment() {
        AnswerRecord first = old();
        int before = snapshots.reads();
        snapshots.stallAnswers();
        List<CompletableFuture<Optional<PatientEntry>>> all = IntStream.range(0, 40)
                .mapToObj(n -> views.withAnswer(first.id())).toList();
        snapshots.release();
        assertThat(all).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(60)));
        assertThat(snapshots.reads() - before).isEqualTo(1);
    }

    /** What it said when it was replaced, and which version that was, it says as long as the answer is kept. */
    @Test
    void aConsentIsReadHoweverOldItIsAsTheLastThatWasReadOfIt() {
        AnswerRecord first = accept(0);
        accept(1);
        StoredResource replaced = resources.read(ResourceKind.CONSENT, first.id()).orElseThrow();
        IntStream.rangeClosed(2, 2 * SqlLedgerSnapshots.NEWEST_ANSWERS + 2).forEach(this::accept);
        assertThat(resources.consentsOf(Objects.requireNonNull(first.patient()))).extracting(StoredResource::id)
                .as("it is no longer in the patient's entry").doesNotContain(first.id());

        StoredResource old = resources.read(ResourceKind.CONSENT, first.id()).orElseThrow();

        assertThat(old.json()).as("byte for byte").isEqualTo(replaced.json());
        assertThat(old.versionId()).isEqualTo(replaced.versionId());
    }

    /** A result of earlier that is committed late is replaced by what was there already. */
    @Test
    void aConsentThatCameLateIsOldWithoutBeingReplacedAnew() {
        accept(100);
        AnswerRecord late = accept(1);
        StoredResource replaced = resources.read(ResourceKind.CONSENT, late.id()).orElseThrow();
        IntStream.rangeClosed(101, 101 + 2 * SqlLedgerSnapshots.NEWEST_ANSWERS).forEach(this::accept);

        assertThat(resources.read(ResourceKind.CONSENT, late.id()).orElseThrow().json()).as("byte for byte")
                .isEqualTo(replaced.json());
    }

    /** Or whoever asks for consents that were never given would read the ledger each time. */
    @Test
    void anAnswerWithoutConsentsHasNoneAndTheLedgerIsNotAskedForThem() {
        AnswerRecord bare = ((Acceptance.Accepted) new AcceptAnswer(ledger, views, new WaitingDesks(1), List.of("emr"))
                .accept(Samples.face("bare"), new AnswerOrigin.FaceResult(),
                        Samples.withoutConsents(Samples.answer(1)))
                .toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join()).answer();
        int before = snapshots.reads();

        assertThat(resources.read(ResourceKind.CONSENT, bare.id())).isEmpty();
        assertThat(snapshots.reads()).isEqualTo(before);
    }
}
