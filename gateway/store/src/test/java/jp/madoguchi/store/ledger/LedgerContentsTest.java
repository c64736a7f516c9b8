package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.CollectionPeriod;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.identity.Candidate;
import jp.madoguchi.domain.identity.CandidateSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Acceptance;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.ProductionCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger keeps and how it is found again (docs/design/ledger.md 3 to 5). */
@ParameterizedClass
@EnumSource(Dialect.class)
class LedgerContentsTest {

    private static final ResourceId P1 = new ResourceId("patient-1");

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private OpenLedger store;
    private SqlLedgerSnapshots snapshots;

    @BeforeEach
    void open() {
        store = new OpenLedger(dialect, folder);
        snapshots = snapshots();
    }

    private SqlLedgerSnapshots snapshots() {
        return new SqlLedgerSnapshots(store.dataSource(), OpenLedger.KEY, 3);
    }

    private void restart() {
        store.restart();
        snapshots = snapshots();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aPatientIsFoundByEverythingTheyAreKnownUnder() {
        PatientRecord patient = Samples.linked(P1, 1);
        store.run(transaction -> {
            transaction.save(patient);
            return null;
        });
        restart();
        store.run(transaction -> {
            assertThat(transaction.patient(P1)).contains(patient);
            assertThat(transaction.patientByNumber(Samples.FACILITY, Samples.number(1))).contains(patient);
            assertThat(transaction.directory(Samples.FACILITY, null, 9)).containsExactly(patient);
            assertThat(transaction.directory(Samples.FACILITY, P1, 9)).isEmpty();
            CandidateSource candidates = transaction.candidates(Samples.FACILITY);
            assertThat(candidates.byId(P1)).isPresent();
            assertThat(candidates.byReference(new ReferenceNumber("R-000001"))).hasSize(1);
            assertThat(candidates.byReference(new ReferenceNumber("P-000001"))).as("the hospital's number").hasSize(1);
            MemberId card = Samples.member(1);
            assertThat(candidates.byCard(card, Samples.BIRTH_DATE)).extracting(Candidate::patient).containsExactly(P1);
            assertThat(candidates.byCard(new MemberId(card.insurer(), card.symbol(), card.number(), null),
                    Samples.BIRTH_DATE)).as("any branch").hasSize(1);
            assertThat(candidates.byCard(card, Samples.BIRTH_DATE.plusDays(1))).isEmpty();
            assertThat(candidates.byKana(Samples.kana(1), Samples.BIRTH_DATE)).hasSize(1);
            assertThat(candidates.byKana(Samples.kana(2), Samples.BIRTH_DATE)).isEmpty();
            FacilityCode other = new FacilityCode("1319999999");
            assertThat(transaction.candidates(other).byKana(Samples.kana(1), Samples.BIRTH_DATE)).isEmpty();
            assertThat(transaction.candidates(other).byId(P1)).isEmpty();
            assertThat(transaction.patientByNumber(other, Samples.number(1))).isEmpty();
            assertThat(transaction.directory(other, null, 9)).isEmpty();
            return null;
        });
    }

    @Test
    void keysThatAPatientNoLongerHasDoNotFindThem() {
        store.run(transaction -> {
            transaction.save(Samples.linked(P1, 1));
            return null;
        });
        store.run(transaction -> {
            transaction.save(Samples.linked(P1, 2));
            return null;
        });
        store.run(transaction -> {
            CandidateSource candidates = transaction.candidates(Samples.FACILITY);
            assertThat(candidates.byKana(Samples.kana(1), Samples.BIRTH_DATE)).isEmpty();
            assertThat(candidates.byKana(Samples.kana(2), Samples.BIRTH_DATE)).hasSize(1);
            assertThat(candidates.byReference(new ReferenceNumber("R-000001"))).isEmpty();
            assertThat(transaction.patientByNumber(Samples.FACILITY, Samples.number(1))).isEmpty();
            assertThat(transaction.patientByNumber(Samples.FACILITY, Samples.number(2))).isPresent();
            return null;
        });
    }

    @Test
    void everyKindOfQuestionComesBackAsItWas() {
        FacilityCode facility = Samples.FACILITY;
        TerminalId terminal = Samples.TERMINAL;
        CardQuestion card = new CardQuestion(Samples.member(1), Samples.BIRTH_DATE, true);
        YearMonth month = YearMonth.of(2026, 11);
        LocalDate day = LocalDate.of(2026, 11, 22);
        Registration registration = new Registration(new ReferenceNumber("R-000001"), Samples.member(1));
        List<Question> questions = List.of(
                new Question.Confirm(new Inquiry(id(1), facility, terminal, day, card)),
                new Question.RegisterReference(id(2), facility, terminal, registration),
                new Question.RegisterReferences(id(3), facility, terminal, List.of(registration)),
                new Question.ConfirmMany(id(4), facility, terminal, day, List.of(new BulkPerson("00001-a", card))),
                new Question.CollectConsented(id(5), facility, terminal, CareSetting.ONLINE,
                        new CollectionPeriod(CollectionPeriod.By.EXAMINATION, day, day)),
                new Question.CollectTickets(id(6), facility, terminal, month),
                new Question.FetchResult(id(7), facility, terminal, BulkFamily.TICKETS, new ReceptionNumber("A-1")),
                new Question.AskMedicines(id(8), facility, terminal, Samples.member(1), month, month,
                        MedicineContent.MEDICINES, DocumentForm.DATA, true, CareSetting.OUTPATIENT),
                new Question.AskCheckUps(id(9), facility, terminal, Samples.member(1), DocumentForm.PDF,
                        CareSetting.OUTPATIENT),
                new Question.Recheck(id(10), facility, terminal, CareSetting.HOME_VISIT, day, card),
                new Question.RevokeConsent(id(11), facility, terminal, Samples.member(1), Samples.BIRTH_DATE));
        for (Question question : questions) {
            InquiryRecord asked = InquiryRecord.asked(question, null, Samples.NOW);
            store.run(transaction -> {
                transaction.save(asked);
                return null;
            });
            store.run(transaction -> {
                assertThat(transaction.inquiry(question.id())).contains(asked);
                return null;
            });
        }
    }

    private static InquiryId id(int n) {
        return new InquiryId("20261122093000ABCDEFGH%02d".formatted(n));
    }

    @Test
    void anInquiryKeepsItsAnswerAcrossARestart() {
        InquiryId id = new InquiryId("20261122093000ABCDEFGHJK");
        InquiryRecord asked = new InquiryRecord(
                new Inquiry(id, Samples.FACILITY, Samples.TERMINAL, Samples.BIRTH_DATE,
                        new CardQuestion(Samples.member(1), Samples.BIRTH_DATE, true)),
                null, Samples.NOW, InquiryState.ASKED, null);
        store.run(transaction -> {
            transaction.save(asked);
            return null;
        });
        AnswerRecord answer = accept("file-1", Samples.answer(1));
        store.run(transaction -> {
            assertThat(transaction.inquiry(id)).contains(asked);
            transaction.save(asked.answeredBy(answer));
            return null;
        });
        restart();
        store.run(transaction -> {
            assertThat(transaction.inquiry(id)).contains(asked.answeredBy(answer));
            return null;
        });
    }

    @Test
    void theSnapshotIsTheWholePatient() {
        AnswerRecord first = accept("file-1", Samples.fullAnswer(1));
        ResourceId patient = Objects.requireNonNull(first.patient());
        for (int i = 2; i <= 5; i++) {
            accept("file-" + i, Samples.answer(1, Samples.NOW.plusSeconds(i)));
        }
        restart();
        PatientSnapshot snapshot = snapshots.of(patient).orElseThrow();
        assertThat(snapshot.patient().record().id()).isEqualTo(patient);
        assertThat(snapshot.coverages()).hasSize(2);
        assertThat(snapshot.answers()).as("the newest three, newest first").hasSize(3)
                .extracting(one -> one.record().answer().processedAt()).containsExactly(Samples.NOW.plusSeconds(5),
                        Samples.NOW.plusSeconds(4), Samples.NOW.plusSeconds(3));
        assertThat(snapshot.sources()).as("also of a coverage that an old answer gave").hasSize(2)
                .containsValue(first);
        assertThat(snapshot.payers()).extracting(OrganizationRecord::insurer)
                .containsExactlyInAnyOrder(new InsurerNumber("06130017"), new InsurerNumber("12131231"));
        assertThat(snapshot.hospital().isHospital()).isTrue();
        assertThat(snapshot.revision()).isEqualTo(store.ledger().figures().revision());
        assertThat(snapshots.patientOfAnswer(first.id())).contains(patient);
        assertThat(snapshots.patientOfCoverage(first.coverages().getFirst().coverage())).contains(patient);
        assertThat(snapshots.organization(snapshot.hospital().id())).contains(snapshot.hospital());
        assertThat(snapshots.of(new ResourceId("nobody"))).isEmpty();
    }

    @Test
    void pagesWalkThroughAllPatientsOnce() {
        store.run(transaction -> {
            for (int i = 0; i < 25; i++) {
                transaction.save(Samples.linked(new ResourceId("p-%02d".formatted(i)), i));
            }
            return null;
        });
        List<PatientRevision> seen = new ArrayList<>(snapshots.page(null, 10));
        seen.addAll(snapshots.page(seen.getLast().patient(), 10));
        seen.addAll(snapshots.page(seen.getLast().patient(), 10));
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(snapshots.patients()).isEqualTo(25);
        long revision = seen.getFirst().revision();
        List<PatientRevision> changed = new ArrayList<>(snapshots.changedSince(0, null, 20));
        changed.addAll(snapshots.changedSince(revision, changed.getLast().patient(), 20));
        assertThat(changed).as("all of one revision").containsExactlyInAnyOrderElementsOf(seen);
        assertThat(snapshots.changedSince(revision, null, 10)).isEmpty();
    }

    @Test
    void aFileIsTakenOnceAlsoWhenTwoNodesReadIt() {
        try (SqlLedger other = store.node()) {
            AcceptAnswer here = acceptAnswer(store.ledger());
            AcceptAnswer there = acceptAnswer(other);
            List<CompletableFuture<Acceptance>> all = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                for (AcceptAnswer node : List.of(here, there)) {
                    CompletionStage<Acceptance> stage = node.accept(Samples.face("file-" + i),
                            new AnswerOrigin.FaceResult(), Samples.answer(i % 7, Samples.NOW.plusSeconds(i)));
                    all.add(stage.toCompletableFuture());
                }
            }
            List<Acceptance> done = all.stream().map(one -> one.orTimeout(60, TimeUnit.SECONDS).join()).toList();
            assertThat(done.stream().filter(Acceptance.Accepted.class::isInstance)).hasSize(60);
            assertThat(done.stream().filter(Acceptance.AlreadyAccepted.class::isInstance)).hasSize(60);
        }
    }

    @Test
    void anotherKeyIsRefused() {
        store.ledger().close();
        byte[] other = new byte[32];
        other[31] = 1;
        assertThatThrownBy(() -> SqlLedger.open(store.dataSource(), LedgerKey.of(other), InstantSource.system(),
                LedgerSettings.DEFAULT)).isInstanceOfSatisfying(ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.LEDGER_KEY_WRONG));
        store.node().close();
    }

    @Test
    void aHardenedDatabasePassesTheProductionCheck() {
        ProductionCheck.pass(store.dataSource(), true);
        if (dialect == Dialect.H2) {
            assertThatThrownBy(() -> ProductionCheck.pass(store.dataSource(), false))
                    .hasMessageContaining("MDG-LDG-05");
        }
    }

    /** What the desk says is attached late, and does not become the newest by that. */
    @Test
    void anAnswerThatWaitedForAPersonsWordIsAttachedInItsPlaceWithItsConsents() {
        AnswerRecord review = new AnswerRecord(new ResourceId("late"), Samples.FACILITY, Samples.TERMINAL, null,
                AnswerStanding.REVIEW, null, Samples.NOW, Samples.fullAnswer(1), List.of());
        store.run(transaction -> {
            transaction.save(Samples.linked(P1, 1));
            transaction.add(review);
            return null;
        });
        AnswerRecord newer = store.run(transaction -> {
            AnswerRecord record = new AnswerRecord(new ResourceId("newer"), Samples.FACILITY, Samples.TERMINAL, null,
                    AnswerStanding.LINKED, P1, Samples.NOW, Samples.answer(1), List.of());
            transaction.add(record);
            return record;
        });
        AnswerRecord attached = new AnswerRecord(review.id(), review.facility(), review.terminal(), null,
                AnswerStanding.LINKED, P1, review.receivedAt(), review.answer(), List.of());
        store.run(transaction -> {
            assertThat(transaction.answer(review.id())).contains(review);
            transaction.attach(attached);
            return null;
        });
        restart();
        store.run(transaction -> {
            assertThat(transaction.answer(review.id())).contains(attached);
            assertThat(transaction.answersOf(P1, Samples.NOW)).containsExactly(newer, attached);
            return null;
        });
        assertThat(store.rows("select patient from consent where answer = 'late'", row -> row.getString(1)))
                .hasSize(review.answer().qualifications().stream().mapToInt(one -> one.consents().size()).sum())
                .containsOnly(P1.value());
        assertThatThrownBy(() -> store.run(transaction -> {
            transaction.attach(attached);
            return null;
        })).hasMessageContaining("attached once");
    }

    private AnswerRecord accept(String file, Answer answer) {
        Acceptance done = acceptAnswer(store.ledger()).accept(Samples.face(file), new AnswerOrigin.FaceResult(), answer)
                .toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(done).isInstanceOf(Acceptance.Accepted.class);
        return ((Acceptance.Accepted) done).answer();
    }

    private static AcceptAnswer acceptAnswer(SqlLedger ledger) {
        return new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null), new WaitingDesks(1),
                List.of("emr"));
    }
}
