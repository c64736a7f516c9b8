package jp.madoguchi.store.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.fhir.convert.FhirDialect;
import jp.madoguchi.fhir.convert.FhirEncoder;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Acceptance;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.CareBeginRecord;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.LedgerSettings;
import jp.madoguchi.store.ledger.SqlLedger;
import jp.madoguchi.store.ledger.SqlLedgerSnapshots;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from a commit to what the EMR reads, with the real ledger, converter and Infinispan. */
class CachedResourcesTest {

    private static final LedgerKey KEY = LedgerKey.of(new byte[32]);
    private static final CacheSettings SETTINGS = new CacheSettings(null, "", Duration.ofMillis(300),
            Duration.ofMillis(1500));

    @TempDir
    Path folder;

    private final FhirEncoder json = new FhirEncoder();
    private TestDatabase database;
    private SqlLedger ledger;
    private CountingSnapshots snapshots;
    private InfinispanCaches caches;
    private ResourceCache cache;
    private LedgerViews views;
    private CachedResources resources;

    @BeforeEach
    void open() {
        database = TestDatabase.create(Dialect.H2, folder);
        ledger = SqlLedger.open(database.dataSource(), KEY, InstantSource.fixed(Samples.NOW), LedgerSettings.DEFAULT);
        snapshots = new CountingSnapshots(new SqlLedgerSnapshots(database.dataSource(), KEY));
        openCache();
    }

    private void openCache() {
        caches = new InfinispanCaches(SETTINGS);
        cache = new ResourceCache(caches);
        LookupKeys keys = new LookupKeys(KEY);
        views = new LedgerViews(snapshots,
                new FhirViewEncoder(FhirDialect.DEFAULT, json, keys, Map.of(Samples.FACILITY, "架空病院"),
                        Samples.windows()),
                cache);
        resources = new CachedResources(cache, keys, views, snapshots, SETTINGS);
        resources.full();
    }

    private void loseCache() {
        views.close();
        caches.close();
        openCache();
    }

    @AfterEach
    void close() {
        snapshots.release();
        views.close();
        caches.close();
        ledger.close();
        database.close();
    }

    @Test
    void whatWasAcceptedIsReadWithoutTheLedger() {
        AnswerRecord answer = accept(views, "file-1", Samples.fullAnswer(1));
        ResourceId patient = Objects.requireNonNull(answer.patient());
        int before = snapshots.reads();
        ResourceId coverageId = answer.coverages().getFirst().coverage();
        StoredResource coverage = resources.read(ResourceKind.COVERAGE, coverageId).orElseThrow();
        Coverage decoded = json.decode(Coverage.class, coverage.json());
        assertThat(decoded.getIdElement().getIdPart()).isEqualTo(coverageId.value());
        assertThat(decoded.getMeta().getVersionId()).isEqualTo(Long.toString(coverage.versionId()));
        assertThat(resources.coveragesOf(patient)).hasSize(2).contains(coverage);
        assertThat(resources.responsesOf(patient)).extracting(StoredResource::id).containsExactly(answer.id());
        assertThat(resources.read(ResourceKind.ELIGIBILITY_RESPONSE, answer.id())).isPresent();
        assertThat(resources.read(ResourceKind.PATIENT, patient)).isPresent();
        ResourceId payer = new ResourceId(decoded.getPayorFirstRep().getReferenceElement().getIdPart());
        assertThat(resources.read(ResourceKind.ORGANIZATION, payer).orElseThrow().json())
                .asString(StandardCharsets.UTF_8).contains("架空健康保険組合");
        String reference = IdentifierSystems.referenceNumber(Samples.FACILITY);
        assertThat(resources.patientsByIdentifier(reference, "R-000001")).hasSize(1);
        assertThat(resources.coveragesByPatientIdentifier(reference, "R-000001")).hasSize(2);
        String member = decoded.getIdentifierFirstRep().getValue();
        assertThat(resources.coveragesByIdentifier(decoded.getIdentifierFirstRep().getSystem(), member))
                .containsExactly(coverage);
        assertThat(resources.patientsByIdentifier(reference, "R-999999")).isEmpty();
        assertThat(snapshots.reads()).as("reads of the ledger").isEqualTo(before);
    }

    @Test
    void theCacheIsRebuiltFromTheLedger() {
        List<AnswerRecord> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            answers.add(accept(views, "file-" + i, Samples.answer(i)));
        }
        List<byte[]> before = answers.stream().map(this::coverageJson).toList();
        loseCache();
        List<Rebuild.Progress> steps = new ArrayList<>();
        assertThat(new Rebuild(snapshots, views).run(steps::add)).isEqualTo(new Rebuild.Progress(30, 30));
        assertThat(steps).first().isEqualTo(new Rebuild.Progress(0, 30));
        int reads = snapshots.reads();
        for (int i = 0; i < 30; i++) {
            assertThat(coverageJson(answers.get(i))).as("byte for byte").isEqualTo(before.get(i));
        }
        assertThat(snapshots.reads()).isEqualTo(reads);
    }

    @Test
    void whoWasNeverHereIsRebuiltTogetherWithAllOthersOfAPageAndLooksTheSame() {
        accept(views, "file-1", Samples.answer(1));
        List<ResourceId> never = IntStream.range(2, 40).mapToObj(i -> new ResourceId("p-" + i)).toList();
        ledger.commit(transaction -> {
            IntStream.range(2, 40).forEach(i -> transaction.save(Samples.linked(never.get(i - 2), i)));
            return null;
        }).thenCompose(done -> views.refresh(never)).toCompletableFuture().join();
        List<byte[]> before = never.stream().map(this::patientJson).toList();
        loseCache();
        int reads = snapshots.reads();
        assertThat(new Rebuild(snapshots, views).run(step -> {}).done()).isEqualTo(39);
        assertThat(snapshots.reads() - reads).as("how many there are, a page, who was never here, who was, the end")
                .isEqualTo(5);
        assertThat(never.stream().map(this::patientJson).toList()).as("byte for byte")
                .usingRecursiveComparison().isEqualTo(before);
    }

    /** What is asked before readiness waits 1.5 s at most ({@code SETTINGS}): pages that take longer must not be in its way. */
    @Test
    void whoIsAskedForWhileTheCacheIsFilledIsReadBeforeThePages() {
        AnswerRecord here = accept(views, "file-1", Samples.answer(1));
        ResourceId never = new ResourceId("p-2");
        ledger.commit(transaction -> {
            transaction.save(Samples.linked(never, 2));
            return null;
        }).toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        loseCache();
        snapshots.stallPages();
        List<CompletableFuture<Integer>> pages = IntStream.range(0, 3)
                .mapToObj(page -> views.loadAll(List.of(never, Objects.requireNonNull(here.patient())))).toList();

        assertThat(resources.read(ResourceKind.PATIENT, never)).isPresent();
        assertThat(resources.read(ResourceKind.ELIGIBILITY_RESPONSE, here.id())).isPresent();
        assertThat(views.refresh(List.of(never)).toCompletableFuture()).succeedsWithin(Duration.ofSeconds(8));
        assertThat(views.missed()).isZero();

        assertThat(pages).noneMatch(CompletableFuture::isDone);
        snapshots.release();
        assertThat(pages).allSatisfy(page -> assertThat(page).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(2));
    }

    private byte[] patientJson(ResourceId patient) {
        return resources.read(ResourceKind.PATIENT, patient).orElseThrow().json();
    }

    private byte[] coverageJson(AnswerRecord answer) {
        return resources.read(ResourceKind.COVERAGE, answer.coverages().getFirst().coverage()).orElseThrow().json();
    }

    @Test
    void aMissAsksTheLedgerOnceForAllWhoAskAtThatMoment() {
        AnswerRecord answer = accept(views, "file-1", Samples.answer(1));
        loseCache();
        ResourceId coverage = answer.coverages().getFirst().coverage();
        int before = snapshots.reads();
        snapshots.stall();
        List<CompletableFuture<Optional<StoredResource>>> readers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            CompletableFuture<Optional<StoredResource>> reader = new CompletableFuture<>();
            new Thread(() -> reader.completeAsync(() -> resources.read(ResourceKind.COVERAGE, coverage), Runnable::run))
                    .start();
            readers.add(reader);
        }
        Awaitility.await().until(() -> snapshots.reads() > before);
        snapshots.release();
        assertThat(readers).allSatisfy(
                reader -> assertThat(reader.orTimeout(10, TimeUnit.SECONDS).join()).isPresent());
        assertThat(snapshots.reads() - before).as("whose coverage, and that patient").isLessThanOrEqualTo(4);
    }

    @Test
    void whatDoesNotExistIsAskedForOnceInAWhile() {
        ResourceId nobody = new ResourceId("nobody");
        int before = snapshots.reads();
        for (int i = 0; i < 20; i++) {
            assertThat(resources.read(ResourceKind.COVERAGE, nobody)).isEmpty();
        }
        assertThat(snapshots.reads() - before).isEqualTo(1);
        Awaitility.await().until(() -> {
            boolean none = resources.read(ResourceKind.COVERAGE, nobody).isEmpty();
            return none && snapshots.reads() - before == 2;
        });
    }

    @Test
    void aRememberedMissNeverHidesWhatCameAfterIt() {
        String system = IdentifierSystems.patientNumber(Samples.FACILITY);
        assertThat(resources.patientsByIdentifier(system, "P-000001")).isEmpty();
        ResourceId id = new ResourceId("p-1");
        ledger.commit(transaction -> {
            transaction.save(Samples.linked(id, 1));
            return null;
        }).thenCompose(done -> views.refresh(List.of(id))).toCompletableFuture().join();
        assertThat(resources.patientsByIdentifier(system, "P-000001")).hasSize(1);
    }

    @Test
    void aLedgerThatStallsFailsAReadOnlyOnAMissAndInBoundedTime() {
        AnswerRecord answer = accept(views, "file-1", Samples.answer(1));
        snapshots.stall();
        assertThat(coverageJson(answer)).isNotEmpty();
        long start = System.nanoTime();
        assertThatThrownBy(() -> resources.read(ResourceKind.COVERAGE, new ResourceId("unknown")))
                .hasMessageContaining("MDG-LDG-01");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aViewThatWasMissedIsRepairedByTheSweeper() {
        AnswerRecord first = accept(views, "file-1", Samples.answer(1));
        ResourceId patient = Objects.requireNonNull(first.patient());
        snapshots.breakDown(true);
        accept(views, "file-2", Samples.answer(1, Samples.NOW.plusSeconds(1)));
        snapshots.breakDown(false);
        assertThat(views.missed()).isEqualTo(1);
        assertThat(resources.responsesOf(patient)).hasSize(1);
        try (Sweeper sweeper = new Sweeper(snapshots, cache, views)) {
            assertThat(sweeper.sweep()).isEqualTo(1);
            Awaitility.await().until(() -> resources.responsesOf(patient).size() == 2);
            assertThat(sweeper.sweep()).isZero();
        }
    }

    @Test
    void refreshesThatComeWhileThePatientWaitsAreOne() {
        AnswerRecord first = accept(views, "file-1", Samples.answer(1));
        ResourceId patient = Objects.requireNonNull(first.patient());
        int before = snapshots.reads();
        snapshots.stall();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(views.refresh(List.of(patient)).toCompletableFuture());
        }
        snapshots.release();
        all.forEach(one -> one.orTimeout(10, TimeUnit.SECONDS).join());
        assertThat(snapshots.reads() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void whatAnAnswerProvesAndCarriesIsReadUnderItsId() {
        AnswerRecord answer = accept(views, "file-1", Samples.answer(1));
        int before = snapshots.reads();
        Provenance provenance = json.decode(Provenance.class,
                resources.read(ResourceKind.PROVENANCE, answer.id()).orElseThrow().json());
        assertThat(provenance.getActivity().getCodingFirstRep().getCode()).isEqualTo("reader");
        assertThat(provenance.getTarget()).extracting(Reference::getReference).containsExactly(
                "CoverageEligibilityResponse/" + answer.id(),
                "Coverage/" + answer.coverages().getFirst().coverage(), "Patient/" + answer.patient());
        Consent consent = consent(answer);
        assertThat(consent.getStatus()).isEqualTo(Consent.ConsentState.ACTIVE);
        assertThat(consent.getProvision().getProvision()).extracting(Consent.ProvisionComponent::getType)
                .containsExactly(Consent.ConsentProvisionType.PERMIT, Consent.ConsentProvisionType.DENY);
        ResourceId patient = Objects.requireNonNull(answer.patient());
        assertThat(resources.provenancesOf(patient)).hasSize(1);
        assertThat(resources.consentsOf(patient)).hasSize(1);
        assertThat(snapshots.reads()).as("reads of the ledger").isEqualTo(before);
        assertThat(resources.read(ResourceKind.CONSENT, new ResourceId("unknown"))).isEmpty();
    }

    @Test
    void anAnswerThatIsTooOldForItsPatientsEntryIsReadFromTheLedger() {
        AnswerRecord first = accept(views, "file-0", Samples.fullAnswer(1));
        ResourceId patient = Objects.requireNonNull(first.patient());
        byte[] response = resources.read(ResourceKind.ELIGIBILITY_RESPONSE, first.id()).orElseThrow().json();
        byte[] provenance = resources.read(ResourceKind.PROVENANCE, first.id()).orElseThrow().json();
        for (int i = 1; i <= SqlLedgerSnapshots.NEWEST_ANSWERS; i++) {
            accept(views, "file-" + i, Samples.answer(1, Samples.NOW.plusSeconds(i)));
        }
        assertThat(resources.responsesOf(patient)).hasSize(SqlLedgerSnapshots.NEWEST_ANSWERS)
                .extracting(StoredResource::id).doesNotContain(first.id());

        for (int i = 0; i < 3; i++) {
            assertThat(resources.read(ResourceKind.ELIGIBILITY_RESPONSE, first.id()).orElseThrow().json())
                    .as("byte for byte").isEqualTo(response);
            assertThat(resources.read(ResourceKind.PROVENANCE, first.id()).orElseThrow().json())
                    .as("byte for byte").isEqualTo(provenance);
        }
        assertThat(resources.responsesOf(patient)).as("a read changes no search")
                .extracting(StoredResource::id).doesNotContain(first.id());
        ResourceId nobody = new ResourceId("nobody");
        int before = snapshots.reads();
        for (int i = 0; i < 20; i++) {
            assertThat(resources.read(ResourceKind.ELIGIBILITY_RESPONSE, nobody)).isEmpty();
        }
        assertThat(snapshots.reads() - before).as("what does not exist is asked for once in a while").isEqualTo(1);
    }

    @Test
    void anOldAnswerWhileTheLedgerIsAwayIsNoAnswerThatDoesNotExist() {
        AnswerRecord first = accept(views, "file-0", Samples.answer(1));
        for (int i = 1; i <= SqlLedgerSnapshots.NEWEST_ANSWERS; i++) {
            accept(views, "file-" + i, Samples.answer(1, Samples.NOW.plusSeconds(i)));
        }
        snapshots.breakDown(true);
        assertThatThrownBy(() -> resources.read(ResourceKind.ELIGIBILITY_RESPONSE, first.id()))
                .hasMessageContaining("MDG-LDG-01");
    }

    @Test
    void aNewerResultAtTheReaderReplacesConsentsEvenWithoutAny() {
        AnswerRecord first = accept(views, "file-1", Samples.answer(1));
        long before = consentVersion(first);
        accept(views, "file-2", Samples.withoutConsents(Samples.answer(1, Samples.NOW.plusSeconds(1))));
        assertThat(consent(first).getStatus()).isEqualTo(Consent.ConsentState.INACTIVE);
        assertThat(consentVersion(first)).isGreaterThan(before);
        assertThat(resources.consentsOf(Objects.requireNonNull(first.patient()))).hasSize(1);
    }

    @Test
    void aResultThatCameLateReplacesNothing() {
        AnswerRecord first = accept(views, "file-1", Samples.answer(1, Samples.NOW.plusSeconds(1)));
        long before = consentVersion(first);
        AnswerRecord late = accept(views, "file-2", Samples.answer(1));
        assertThat(consent(first).getStatus()).isEqualTo(Consent.ConsentState.ACTIVE);
        assertThat(consentVersion(first)).isEqualTo(before);
        assertThat(consent(late).getStatus()).isEqualTo(Consent.ConsentState.INACTIVE);
    }

    @Test
    void aRevocationEndsConsentsWithoutAnAnswer() {
        AnswerRecord answer = accept(views, "file-1", Samples.answer(1));
        ResourceId patient = Objects.requireNonNull(answer.patient());
        long before = consentVersion(answer);
        ledger.commit(transaction -> {
            transaction.revocations().save(Samples.FACILITY, patient, Samples.NOW.plusSeconds(1));
            return patient;
        }).toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
        try (Sweeper sweeper = new Sweeper(snapshots, cache, views)) {
            assertThat(sweeper.sweep()).as("the patient is of a new revision").isEqualTo(1);
            Awaitility.await().until(() -> consent(answer).getStatus() == Consent.ConsentState.INACTIVE);
        }
        assertThat(consentVersion(answer)).isGreaterThan(before);
    }

    /** R-CH-34: what was given for home visits ends with their last day, what was given at the reader does not. */
    @Test
    void theEndOfTheCareEndsConsentsOfHomeVisitsAlone() {
        AnswerRecord reader = accept(views, "file-1", Samples.answer(1));
        ResourceId patient = Objects.requireNonNull(reader.patient());
        Question collected = new Question.FetchResult(new InquiryId("20261120093015AAAAAAAA92"), Samples.FACILITY,
                Samples.TERMINAL, BulkFamily.CONSENTED_AT_HOME, new ReceptionNumber("1"));
        AnswerRecord home = new AnswerRecord(new ResourceId("home-1"), Samples.FACILITY, Samples.TERMINAL,
                collected.id(), AnswerStanding.LINKED, patient, Samples.NOW, Samples.answer(1), List.of());
        commit(transaction -> {
            transaction.save(InquiryRecord.asked(collected, patient, Samples.NOW));
            transaction.add(home);
            return patient;
        });
        views.refresh(List.of(patient)).toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(ends(home)).as("no continuing care was noted").containsExactly("2026-11-23T09:30:00+09:00");
        commit(transaction -> {
            transaction.careEnds().save(new CareBeginRecord(new ResourceId("begin-1"), Samples.FACILITY, patient,
                    CareSituation.HOME_VISIT, LocalDate.of(2026, 11, 20), "clerk-1", Samples.NOW));
            return patient;
        });
        views.refresh(List.of(patient)).toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(ends(home)).as("as long as the care lasts").containsExactly("open");
        long atHome = consentVersion(home);
        long atReader = consentVersion(reader);
        CareEndRecord end = CareEndRecord.noted(new ResourceId("end-1"), Samples.FACILITY, patient,
                CareSituation.HOME_VISIT, LocalDate.of(2026, 11, 25), "clerk-1", Samples.NOW);
        commit(transaction -> {
            transaction.careEnds().save(end);
            return patient;
        });
        views.refresh(List.of(patient)).toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(ends(home)).containsExactly("2026-11-25T23:59:59+09:00");
        assertThat(ends(reader)).containsExactly("2026-11-23T09:30:00+09:00");
        long ended = consentVersion(home);
        assertThat(ended).isGreaterThan(atHome);
        assertThat(consentVersion(reader)).isEqualTo(atReader);
        commit(transaction -> {
            transaction.careEnds().save(end.with(
                    new CareEndRecord.Standing.Withdrawn("clerk-2", Samples.NOW, "誤り")));
            return patient;
        });
        views.refresh(List.of(patient)).toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(ends(home)).as("what ended by mistake goes on").containsExactly("open");
        assertThat(consentVersion(home)).isGreaterThan(ended);
    }

    /** R-CH-34: what was given at the bedside replaces what was given for home visits until the discharge is noted. */
    @Test
    void aDischargeLeavesTheConsentsOfHomeVisits() {
        AnswerRecord reader = accept(views, "file-1", Samples.answer(1));
        ResourceId patient = Objects.requireNonNull(reader.patient());
        Question collected = new Question.FetchResult(new InquiryId("20261120093015AAAAAAAA93"), Samples.FACILITY,
                Samples.TERMINAL, BulkFamily.CONSENTED_AT_HOME, new ReceptionNumber("1"));
        AnswerRecord home = new AnswerRecord(new ResourceId("home-1"), Samples.FACILITY, Samples.TERMINAL,
                collected.id(), AnswerStanding.LINKED, patient, Samples.NOW, Samples.answer(1), List.of());
        Instant later = Samples.NOW.plus(Duration.ofDays(5));
        LocalDate admitted = later.atOffset(ZoneOffset.ofHours(9)).toLocalDate();
        AnswerRecord bedside = new AnswerRecord(new ResourceId("bedside-1"), Samples.FACILITY, Samples.TERMINAL,
                collected.id(), AnswerStanding.LINKED, patient, Samples.NOW,
                Samples.withConsents(Samples.answer(1, later), List.of(
                        new jp.madoguchi.domain.consent.Consent(ConsentItem.LIMIT_CERTIFICATE, ConsentStatus.GIVEN,
                                later, null))),
                List.of());
        commit(transaction -> {
            transaction.save(InquiryRecord.asked(collected, patient, Samples.NOW));
            transaction.add(home);
            transaction.add(bedside);
            transaction.careEnds().save(new CareBeginRecord(new ResourceId("begin-1"), Samples.FACILITY, patient,
                    CareSituation.HOME_VISIT, LocalDate.of(2026, 11, 20), "clerk-1", Samples.NOW));
            transaction.careEnds().save(new CareBeginRecord(new ResourceId("begin-2"), Samples.FACILITY, patient,
                    CareSituation.INPATIENT, admitted, "clerk-1", Samples.NOW));
            return patient;
        });
        views.refresh(List.of(patient)).toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(consent(home).getStatus()).isEqualTo(Consent.ConsentState.INACTIVE);
        long replaced = consentVersion(home);
        commit(transaction -> {
            transaction.careEnds().save(CareEndRecord.noted(new ResourceId("end-1"), Samples.FACILITY, patient,
                    CareSituation.INPATIENT, admitted.plusDays(2), "clerk-1", Samples.NOW));
            return patient;
        });
        views.refresh(List.of(patient)).toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(consent(home).getStatus()).isEqualTo(Consent.ConsentState.ACTIVE);
        assertThat(ends(home)).as("as long as the home visits last").containsExactly("open");
        assertThat(consentVersion(home)).isGreaterThan(replaced);
        assertThat(ends(bedside)).containsExactly(admitted.plusDays(2) + "T23:59:59+09:00");
    }

    private void commit(LedgerWork<ResourceId> work) {
        ledger.commit(work).toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** The ends of what is permitted. */
    private List<String> ends(AnswerRecord answer) {
        return consent(answer).getProvision().getProvision().stream()
                .filter(one -> one.getType() == Consent.ConsentProvisionType.PERMIT)
                .map(one -> one.getPeriod().hasEnd() ? one.getPeriod().getEndElement().getValueAsString() : "open")
                .toList();
    }

    private Consent consent(AnswerRecord answer) {
        return json.decode(Consent.class, resources.read(ResourceKind.CONSENT, answer.id()).orElseThrow().json());
    }

    private long consentVersion(AnswerRecord answer) {
        return resources.read(ResourceKind.CONSENT, answer.id()).orElseThrow().versionId();
    }

    private AnswerRecord accept(PatientViews patientViews, String file, Answer answer) {
        Acceptance done = new AcceptAnswer(ledger, patientViews, new WaitingDesks(1), List.of("emr"))
                .accept(Samples.face(file), new AnswerOrigin.FaceResult(), answer)
                .toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(done).isInstanceOf(Acceptance.Accepted.class);
        return ((Acceptance.Accepted) done).answer();
    }
}
