package jp.madoguchi.reception.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.channel.DisasterArea;
import jp.madoguchi.domain.channel.FailureMode.Event;
import jp.madoguchi.domain.channel.FourItems;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.ClaimFacts;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.PostalAddress;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.AnswerFollowUp;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.Replies;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.ledger.RecheckState;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import org.junit.jupiter.api.Test;

/** After an outage everybody who was taken without an answer is asked about by itself (R-CH-50, R-RS-07). */
class RecheckAfterOutageTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final TerminalId TERMINAL = TerminalId.DEFAULT;
    private static final LocalDate BIRTH = LocalDate.of(1981, 4, 2);
    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);
    private static final RecheckSettings SETTINGS = new RecheckSettings(3, Duration.ofMinutes(2), 2,
            Duration.ofDays(35), 10);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<Question> sent = new ArrayList<>();
    private ProblemCode unreachable;
    private final HealthWatch watch = new HealthWatch(new HealthSettings(Duration.ofMinutes(5), 1, 2, 1,
            Duration.ofSeconds(30)), () -> ledger.now);
    private final TerminalHealth health = watch.of(FACILITY, TERMINAL);
    private final NationalSystem national = question -> {
        assertThat(ledger.inquiries).containsKey(question.id());
        sent.add(question);
        return unreachable == null
                ? CompletableFuture.completedStage(null)
                : CompletableFuture.failedStage(new ProblemException(Problem.of(unreachable)));
    };
    private final AcceptAnswer answers = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
            new WaitingDesks(1), List.of(), AnswerFollowUp.none().and(new RecheckFollower(SETTINGS)));
    private final Replies replies = watch.taking(new TakeReplies(ledger, answers, List.of()));
    private RecheckAfterOutage rechecks = started();
    private int files;

    private RecheckAfterOutage started() {
        return new RecheckAfterOutage(ledger, watch.noting(national), new InquiryIds(new Random(files)),
                () -> ledger.now, SETTINGS);
    }

    private RecheckReport run() {
        return rechecks.run(FACILITY, TERMINAL, health).toCompletableFuture().join();
    }

    private void later(int seconds) {
        ledger.now = ledger.now.plusSeconds(seconds);
    }

    private static MemberId member(int n) {
        return new MemberId(InsurerNumber.parse("138057").orElseThrow(), null,
                CardNumber.parse(Integer.toString(7_000_000 + n)).orElseThrow(), null);
    }

    private static CardQuestion card(int n) {
        return new CardQuestion(member(n), BIRTH, false);
    }

    private static InquiryId id(int n) {
        return new InquiryId("20261120093015AAAAAAAA%02d".formatted(n));
    }

    private void inquiry(int n, InquiryState state, LocalDate visit) {
        Inquiry asked = new Inquiry(id(n), FACILITY, TERMINAL, visit, card(n));
        watch.noting(question -> CompletableFuture.completedStage(null)).send(new Question.Confirm(asked));
        ledger.inquiries.put(id(n), new InquiryRecord(asked, null, ledger.now, state, null));
    }

    private Taken answer(InquiryId question, int n, AnswerOutcome outcome, boolean found) {
        Person person = new Person(new PersonName("山田", "太郎" + n), null, null, null, Sex.MALE, null, BIRTH, null);
        List<Qualification> entries = found
                ? List.of(new Qualification(null, member(n), null, null, null, person, LocalDate.of(2020, 4, 1), null,
                        null, new DateRange(null, null), null, false, null, null, null, List.of(), List.of(),
                        List.of(), null))
                : List.of();
        Answer answer = new Answer(FACILITY, null, question.value(), null, ledger.now, VISIT, outcome, null, entries,
                null);
        return take(question, new Reply.Confirmed(ExchangeKind.CONFIRMATION, answer));
    }

    private Taken valid(InquiryId question, int n) {
        return answer(question, n, new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), true);
    }

    private Taken take(InquiryId question, Reply reply) {
        return replies.take(new Received(new SourceFile(FACILITY, TERMINAL, SourceFolder.RES, "r" + ++files + ".xml",
                "a".repeat(64)), question, reply)).toCompletableFuture().join();
    }

    private List<RecheckState> states() {
        return ledger.outages.rechecks.values().stream().map(RecheckRecord::state).toList();
    }

    private RecheckRecord only() {
        assertThat(ledger.outages.rechecks).hasSize(1);
        return ledger.outages.rechecks.values().iterator().next();
    }

    @Test
    void aQuestionIsReCheckedOnlyOnceItsTimeIsOver() {
        inquiry(1, InquiryState.ASKED, VISIT);
        later(119);
        assertThat(run().asked()).isZero();
        assertThat(ledger.outages.rechecks).isEmpty();
        later(1);
        // The time-out itself makes the terminal doubtful: one question tries it.
        assertThat(run().asked()).isEqualTo(1);
        assertThat(states()).containsExactly(RecheckState.ASKED);
        assertThat(sent).singleElement().satisfies(one -> {
            assertThat(one.id()).isNotEqualTo(id(1));
            assertThat(((Question.Confirm) one).inquiry().card()).isEqualTo(card(1));
        });
    }

    @Test
    void aReCheckKnowsWhatWasShownWhenItsPatientCame() {
        ShownAtDesk certificate = new ShownAtDesk(ShownAtDesk.Thing.QUALIFICATION_CERTIFICATE, false, null,
                VISIT.plusYears(1), InsuredStatement.UNKNOWN);
        Question asked = new Question.Confirm(new Inquiry(id(1), FACILITY, TERMINAL, VISIT, card(1)));
        ledger.inquiries.put(id(1),
                new InquiryRecord(asked, null, ledger.now, InquiryState.ASKED, null, certificate));
        later(120);
        run();
        assertThat(ledger.inquiries.get(sent.getLast().id()).shown()).isEqualTo(certificate);
        later(120);
        run();
        later(30);
        run();
        assertThat(sent).as("the next try").hasSize(2);
        assertThat(ledger.inquiries.get(sent.getLast().id()).shown()).isEqualTo(certificate);
    }

    @Test
    void aQuestionThatIsStillBeingProcessedIsAskedAgainLikeOneThatNobodyAnswers() {
        inquiry(1, InquiryState.ASKED, VISIT);
        assertThat(answer(id(1), 1, new AnswerOutcome.Processing(), false)).isEqualTo(new Taken.Done());
        assertThat(run().asked()).as("it has its time").isZero();
        later(119);
        assertThat(run().asked()).isZero();
        later(1);
        assertThat(run().asked()).isEqualTo(1);
        assertThat(only().state()).isEqualTo(RecheckState.ASKED);
        assertThat(sent.getFirst().id()).isNotEqualTo(id(1));

        for (int i = 0; i < SETTINGS.mostAttempts(); i++) {
            answer(sent.getLast().id(), 1, new AnswerOutcome.Processing(), false);
            later(120);
            run();
        }
        assertThat(sent).as("the desk's own question is no try").hasSize(SETTINGS.mostAttempts());
        assertThat(only().state()).as("after so many tries a person has to find out")
                .isEqualTo(RecheckState.LEFT_TO_PERSON);
        assertThat(valid(id(1), 1)).as("the first question is open all the same").isEqualTo(new Taken.Done());
    }

    @Test
    void theAnswerThatFollowsOnStillBeingProcessedSettlesItWithoutAnotherQuestion() {
        inquiry(1, InquiryState.ASKED, VISIT);
        answer(id(1), 1, new AnswerOutcome.Processing(), false);
        later(60);
        assertThat(valid(id(1), 1)).isEqualTo(new Taken.Done());
        later(120);
        assertThat(run().asked()).isZero();
        assertThat(sent).isEmpty();
        assertThat(states()).containsExactly(RecheckState.SETTLED);
    }

    @Test
    void theWholeWayFromOutageToRecovery() {
        for (int n = 1; n <= 6; n++) {
            inquiry(n, InquiryState.NOT_SENT, VISIT.minusDays(n % 3));
        }
        later(1);
        health.failed(ledger.now);
        health.failed(ledger.now);
        assertThat(run().state()).isEqualTo(TerminalState.DOWN);
        assertThat(states()).hasSize(6).containsOnly(RecheckState.WAITING);
        assertThat(ledger.outages.outages).singleElement().satisfies(outage -> assertThat(outage.until()).isNull());
        assertThat(sent).isEmpty();

        later(30);
        assertThat(run()).isEqualTo(new RecheckReport(TerminalState.DOUBTFUL, 1, 0, 0));
        assertThat(run().asked()).isZero();
        valid(sent.get(0).id(), number(sent.get(0)));
        assertThat(run()).isEqualTo(new RecheckReport(TerminalState.UP, 2, 0, 0));
        assertThat(ledger.outages.outages).singleElement().satisfies(outage -> assertThat(outage.until()).isNotNull());
        assertThat(run().asked()).as("three a minute").isZero();
        later(60);
        assertThat(run().asked()).isEqualTo(3);
        for (Question question : List.copyOf(sent).subList(1, 6)) {
            valid(question.id(), number(question));
        }
        assertThat(states()).hasSize(6).containsOnly(RecheckState.SETTLED);
        assertThat(sent).extracting(one -> ((Question.Confirm) one).inquiry().confirmationDate()).isSorted();
        assertThat(sent).extracting(Question::id).doesNotHaveDuplicates();
        later(10_000);
        assertThat(run().asked()).isZero();
    }

    private static int number(Question question) {
        String number = ((Question.Confirm) question).inquiry().card().member().number().value();
        return Integer.parseInt(java.text.Normalizer.normalize(number, java.text.Normalizer.Form.NFKC)) - 7_000_000;
    }

    @Test
    void aQuestionThatWasNotSentOutsideAnOutageWasSaidToTheDeskAndStaysThere() {
        inquiry(1, InquiryState.NOT_SENT, VISIT);
        later(600);
        run();
        assertThat(ledger.outages.rechecks).isEmpty();
    }

    @Test
    void aLateAnswerSettlesWithoutASecondQuestion() {
        inquiry(1, InquiryState.ASKED, VISIT);
        later(120);
        health.failed(ledger.now);
        health.failed(ledger.now);
        run();
        assertThat(states()).containsExactly(RecheckState.WAITING);
        assertThat(valid(id(1), 1)).isEqualTo(new Taken.Done());
        assertThat(states()).containsExactly(RecheckState.SETTLED);
        later(600);
        run();
        assertThat(sent).isEmpty();
        assertThat(valid(id(1), 1)).isEqualTo(new Taken.DoneBefore());
        assertThat(ledger.answers).hasSize(1);
    }

    @Test
    void aLateAnswerAfterTheNewQuestionIsTakenOnceAndNothingIsSentAgain() {
        inquiry(1, InquiryState.ASKED, VISIT);
        later(120);
        run();
        InquiryId again = sent.getFirst().id();
        assertThat(valid(id(1), 1)).isEqualTo(new Taken.Done());
        assertThat(states()).containsExactly(RecheckState.SETTLED);
        assertThat(valid(again, 1)).isEqualTo(new Taken.Done());
        assertThat(valid(again, 1)).isEqualTo(new Taken.DoneBefore());
        later(600);
        run();
        assertThat(sent).hasSize(1);
        assertThat(ledger.answers).hasSize(2);
    }

    @Test
    void aRestartBetweenCommitAndAnswerGoesOnAndSendsNothingTwice() {
        inquiry(1, InquiryState.ASKED, VISIT);
        later(120);
        run();
        files = 77;
        rechecks = started();
        assertThat(run().asked()).isZero();
        later(119);
        assertThat(run().asked()).isZero();
        later(31);
        assertThat(run().asked()).as("a second time-out in a row: it is down").isZero();
        later(30);
        run();
        assertThat(sent).hasSize(2).extracting(Question::id).doesNotHaveDuplicates();
        assertThat(only().attempts()).isEqualTo(2);
    }

    /** Over HTTP four questions are under way at once, and an answer may take 90 s: with the defaults that is no outage. */
    @Test
    void theTimeForAnAnswerCountsFromTheHandOverAndNotWhileAQuestionWaitsForItsTurn() {
        TerminalHealth usual = new TerminalHealth(HealthSettings.DEFAULT);
        CompletableFuture<Void> turn = new CompletableFuture<>();
        RecheckAfterOutage slow = new RecheckAfterOutage(ledger, question -> {
            sent.add(question);
            return sent.size() <= 4 ? CompletableFuture.completedStage(null) : turn;
        }, new InquiryIds(new Random(5)), () -> ledger.now, RecheckSettings.DEFAULT);
        for (int n = 1; n <= 6; n++) {
            RecheckRecord waits = RecheckRecord.entered(new ResourceId("r" + n), FACILITY, TERMINAL, null, card(n),
                    null,
                    VISIT, VISIT);
            ledger.commit(transaction -> {
                transaction.rechecks().save(waits);
                return true;
            }).toCompletableFuture().join();
        }
        CompletableFuture<RecheckReport> run = slow.run(FACILITY, TERMINAL, usual).toCompletableFuture();
        assertThat(run).isNotDone();
        later(90);
        List.copyOf(sent).subList(0, 4).forEach(question -> valid(question.id(), number(question)));
        later(60);
        RecheckReport another = slow.run(FACILITY, TERMINAL, usual).toCompletableFuture().join();
        assertThat(another).as("two wait for their turn").isEqualTo(new RecheckReport(TerminalState.UP, 0, 0, 0));
        turn.complete(null);
        assertThat(run).isCompletedWithValue(new RecheckReport(TerminalState.UP, 6, 0, 0));
        later(119);
        assertThat(slow.run(FACILITY, TERMINAL, usual).toCompletableFuture().join())
                .isEqualTo(new RecheckReport(TerminalState.UP, 0, 0, 0));
        assertThat(sent).as("each once").hasSize(6);
        later(1);
        assertThat(slow.run(FACILITY, TERMINAL, usual).toCompletableFuture().join().expired())
                .as("unanswered since the hand-over").isEqualTo(2);
    }

    @Test
    void anOutageThatLastedAtTheStopLastsAtTheStart() {
        health.failed(ledger.now);
        health.failed(ledger.now);
        run();
        TerminalHealth fresh = new TerminalHealth(HealthSettings.DEFAULT);
        rechecks.resume(FACILITY, TERMINAL, fresh).toCompletableFuture().join();
        assertThat(fresh.outageFrom()).contains(ledger.now);
        TerminalHealth other = new TerminalHealth(HealthSettings.DEFAULT);
        rechecks.resume(FACILITY, new TerminalId("t2"), other).toCompletableFuture().join();
        assertThat(other.outageFrom()).isEmpty();
    }

    @Test
    void whatNobodyAnswersAfterAllTriesIsLeftToAPersonOnce() {
        inquiry(1, InquiryState.ASKED, VISIT);
        later(120);
        run();
        later(180);
        assertThat(run().expired()).isEqualTo(1);
        later(180);
        run();
        later(600);
        run();
        assertThat(states()).containsExactly(RecheckState.LEFT_TO_PERSON);
        assertThat(sent).hasSize(2);
        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.RETRY_VERIFICATION);
            assertThat(task.visit()).isEqualTo(VISIT);
            assertThat(task.cause().reason()).isEqualTo("EQUIPMENT");
        });
    }

    @Test
    void whatIsInvalidIsThePersonsAndWhatFailsIsTriedAgain() {
        inquiry(1, InquiryState.ASKED, VISIT);
        later(120);
        run();
        take(sent.getFirst().id(), new Reply.Failed(ExchangeKind.CONFIRMATION, Echo.NONE, new Notice(null, "通信")));
        assertThat(states()).containsExactly(RecheckState.WAITING);
        later(60);
        run();
        answer(sent.get(1).id(), 1, new AnswerOutcome.Confirmed(QualificationValidity.NOT_FOUND, null), false);
        assertThat(states()).containsExactly(RecheckState.LEFT_TO_PERSON);
    }

    @Test
    void whatCannotBeSentWaitsOnWhereItPassesAndIsLeftWhereItNeverWill() {
        inquiry(1, InquiryState.ASKED, VISIT);
        later(120);
        unreachable = ProblemCode.TERMINAL_FOLDER_UNREACHABLE;
        assertThat(run().notSent()).isEqualTo(1);
        assertThat(states()).containsExactly(RecheckState.WAITING);
        assertThat(ledger.inquiries.get(sent.getFirst().id()).state()).isEqualTo(InquiryState.NOT_SENT);
        assertThat(health.at(ledger.now)).isEqualTo(TerminalState.DOWN);
        later(30);
        unreachable = ProblemCode.CHARACTER_NOT_ENCODABLE;
        assertThat(run().notSent()).isEqualTo(1);
        assertThat(states()).containsExactly(RecheckState.LEFT_TO_PERSON);
        assertThat(ledger.tasks).hasSize(1);
    }

    @Test
    void aPersonWhoseQuestionAlwaysFailsIsNoOutage() {
        inquiry(1, InquiryState.ASKED, VISIT);
        inquiry(2, InquiryState.ASKED, VISIT);
        fail(id(1));
        valid(id(2), 2);
        for (int attempt = 0; attempt < 10; attempt++) {
            later(60);
            run();
            sent.stream().map(Question::id).forEach(this::fail);
            assertThat(health.at(ledger.now)).isEqualTo(TerminalState.UP);
        }
        assertThat(sent).as("asked about again").isNotEmpty();
        assertThat(states()).containsExactly(RecheckState.LEFT_TO_PERSON);
        assertThat(ledger.outages.outages).isEmpty();
    }

    private void fail(InquiryId question) {
        take(question, new Reply.Failed(ExchangeKind.CONFIRMATION, Echo.NONE, new Notice("SIM-E0900", "失敗")));
    }

    @Test
    void twoQuestionsAboutOnePersonAndVisitAreOneReCheck() {
        inquiry(1, InquiryState.ASKED, VISIT);
        ledger.inquiries.put(id(2), new InquiryRecord(new Inquiry(id(2), FACILITY, TERMINAL, VISIT, card(1)), null,
                ledger.now, InquiryState.ASKED, null));
        later(120);
        run();
        run();
        assertThat(only().state()).isIn(RecheckState.ASKED, RecheckState.WAITING);
        valid(id(2), 1);
        assertThat(only().state()).isEqualTo(RecheckState.SETTLED);
    }

    @Test
    void aCaseThatWasOpenedForTheEquipmentIsReCheckedAndItsTaskEnds() {
        ResourceId patient = new ResourceId("patient");
        Person person = new Person(new PersonName("山田", "太郎1"), null, null, null, Sex.MALE, null, BIRTH, null);
        ledger.patients.put(patient, new PatientRecord(patient, FACILITY, PatientStanding.PROVISIONAL, null, null,
                null, person, Instant.EPOCH, List.of(member(1))));
        ResourceId caseId = new ResourceId("case");
        ledger.cases.put(caseId, new ClaimCaseRecord(FACILITY, TERMINAL, patient, BIRTH, null, 1,
                ClaimCase.open(caseId, ResultClass.EQUIPMENT, ClaimFacts.of(VISIT).withOnFile(member(1)))));
        ledger.tasks.add(DeskTask.open(new ResourceId("task"), FACILITY, DeskStep.VERIFY_BY_OTHER_PATH, patient,
                new DeskTaskCause("EQUIPMENT", List.of(), null, List.of(), ledger.now), VISIT, ledger.now));
        health.failed(ledger.now);
        health.failed(ledger.now);
        run();
        assertThat(only().patient()).isEqualTo(patient);
        later(30);
        run();
        run();
        assertThat(sent).hasSize(1);
        valid(sent.getFirst().id(), 1);
        assertThat(only().state()).isEqualTo(RecheckState.SETTLED);
        assertThat(ledger.tasks.getFirst().state().phase()).isEqualTo(DeskTaskState.Phase.CANCELLED);
    }

    @Test
    void aVisitByHandIsReCheckedWhereANumberIsKnownAndElseLeftToAPerson() {
        WriteDownVisits writing = new WriteDownVisits(ledger, SETTINGS);
        FourItems copied = new FourItems(new PersonName("山田", "太郎"), BIRTH, Sex.MALE,
                new PostalAddress("東京都千代田区見本1-1", "100-0013"));
        HandVisit withNumber = new HandVisit(FACILITY, TERMINAL, null, copied, member(1), VISIT, "staff-1");
        HandVisit without = new HandVisit(FACILITY, TERMINAL, null, copied, null, VISIT, "staff-1");
        assertThatThrownBy(() -> writing.write(withNumber, new RequestKey("visit-1")).toCompletableFuture().join())
                .hasCauseInstanceOf(ProblemException.class);
        new ChangeModes(ledger).failure(new ModeOrder(FACILITY, "staff-1", "回線障害"), Event.CALL);

        assertThat(writing.write(withNumber, new RequestKey("visit-1")).toCompletableFuture().join().state())
                .isEqualTo(RecheckState.WAITING);
        HandVisit another = new HandVisit(FACILITY, TERMINAL, null, copied, null, VISIT.minusDays(1), "staff-1");
        assertThatThrownBy(() -> writing.write(another, new RequestKey("visit-1")).toCompletableFuture().join())
                .hasMessageContaining("MDG-API-05");
        assertThat(writing.write(without, new RequestKey("visit-2")).toCompletableFuture().join().state())
                .isEqualTo(RecheckState.LEFT_TO_PERSON);
        assertThat(ledger.tasks).extracting(DeskTask::step).containsExactly(DeskStep.RETRY_VERIFICATION);
        assertThat(ledger.outages.rechecks.values()).extracting(RecheckRecord::copied).containsOnly(copied);
        ShownAtDesk card = new ShownAtDesk(ShownAtDesk.Thing.MY_NUMBER_CARD, false, null, null,
                InsuredStatement.UNKNOWN);
        assertThat(ledger.outages.rechecks.values()).extracting(RecheckRecord::shown)
                .as("R-CH-50: copied from the card's face").containsOnly(card);
        assertThat(run().asked()).isEqualTo(1);
        assertThat(ledger.inquiries.get(sent.getFirst().id()).shown()).as("the question knows it, too").isEqualTo(card);
        valid(sent.getFirst().id(), 1);
        assertThat(states()).containsExactly(RecheckState.SETTLED, RecheckState.LEFT_TO_PERSON);
    }

    @Test
    void inADisasterAloneVisitsAreWrittenDownAndReCheckedWhenTheTerminalIsBack() {
        WriteDownVisits writing = new WriteDownVisits(ledger, SETTINGS);
        ChangeModes modes = new ChangeModes(ledger);
        ModeOrder order = new ModeOrder(FACILITY, "staff-1", "豪雨");
        FourItems copied = new FourItems(new PersonName("山田", "太郎"), BIRTH, Sex.MALE,
                new PostalAddress("東京都千代田区見本1-1", "100-0013"));
        HandVisit visit = new HandVisit(FACILITY, TERMINAL, null, copied, member(1), VISIT, "staff-1");
        modes.openDisaster(order, new DisasterArea("架空市", VISIT, VISIT.plusDays(6)));
        HandVisit before = new HandVisit(FACILITY, TERMINAL, null, copied, member(1), VISIT.minusDays(1), "staff-1");
        assertThatThrownBy(() -> writing.write(before, new RequestKey("visit-0")).toCompletableFuture().join())
                .as("a day before it").hasMessageContaining("MDG-MOD-01");

        assertThat(writing.write(visit, new RequestKey("visit-1")).toCompletableFuture().join().state())
                .isEqualTo(RecheckState.WAITING);
        assertThat(ledger.outages.rechecks.values()).extracting(RecheckRecord::shown)
                .as("R-CH-52: the items may have been asked").containsOnlyNulls();
        modes.closeDisaster(order);
        HandVisit after = new HandVisit(FACILITY, TERMINAL, null, copied, member(2), VISIT, "staff-1");
        assertThatThrownBy(() -> writing.write(after, new RequestKey("visit-2")).toCompletableFuture().join())
                .as("closed").hasMessageContaining("MDG-MOD-01");

        assertThat(run().asked()).isEqualTo(1);
        valid(sent.getFirst().id(), 1);
        assertThat(states()).containsExactly(RecheckState.SETTLED);
    }

    @Test
    void aVisitByHandKeepsItsFourItemsThoughItsQuestionIsReCheckedAlready() {
        WriteDownVisits writing = new WriteDownVisits(ledger, SETTINGS);
        FourItems copied = new FourItems(new PersonName("山田", "太郎"), BIRTH, Sex.MALE,
                new PostalAddress("東京都千代田区見本1-1", "100-0013"));
        HandVisit visit = new HandVisit(FACILITY, TERMINAL, null, copied, member(1), VISIT, "staff-1");
        inquiry(1, InquiryState.ASKED, VISIT);
        later(180);
        run();
        assertThat(ledger.outages.rechecks.values()).singleElement().extracting(RecheckRecord::copied).isNull();
        new ChangeModes(ledger).failure(new ModeOrder(FACILITY, "staff-1", "回線障害"), Event.CALL);
        RecheckRecord written = writing.write(visit, new RequestKey("visit-1")).toCompletableFuture().join();

        assertThat(ledger.outages.rechecks.values()).containsExactly(written);
        assertThat(written.copied()).isEqualTo(copied);
        assertThat(writing.write(visit, new RequestKey("visit-1")).toCompletableFuture().join()).isEqualTo(written);
    }

    @Test
    void whatIsNotAboutOneCardIsNeverAskedAgainByItself() {
        ledger.inquiries.put(id(1), InquiryRecord.asked(new Question.AskMedicines(id(1), FACILITY, TERMINAL, member(1),
                YearMonth.of(2026, 8), YearMonth.of(2026, 10), MedicineContent.MEDICINES, DocumentForm.DATA, false,
                CareSetting.OUTPATIENT), null, ledger.now));
        ledger.inquiries.put(id(2), InquiryRecord.asked(new Question.FetchResult(id(2), FACILITY, TERMINAL,
                BulkFamily.CONFIRMATIONS, new ReceptionNumber("1")), null, ledger.now));
        for (int seconds = 0; seconds < 600; seconds += 60) {
            later(60);
            run();
        }
        assertThat(sent).isEmpty();
        assertThat(ledger.outages.rechecks).isEmpty();
    }

    @Test
    void aValidAnswerSettlesAlsoWhatWasLeftToAPerson() {
        ResourceId patient = new ResourceId("patient");
        Person person = new Person(new PersonName("山田", "太郎1"), null, null, null, Sex.MALE, null, BIRTH, null);
        ledger.patients.put(patient, new PatientRecord(patient, FACILITY, PatientStanding.PROVISIONAL, null, null,
                null, person, Instant.EPOCH, List.of(member(1))));
        ResourceId left = new ResourceId("left");
        ledger.outages.rechecks.put(left,
                RecheckRecord.entered(left, FACILITY, TERMINAL, patient, null, null, VISIT, VISIT));
        assertThat(states()).containsExactly(RecheckState.LEFT_TO_PERSON);
        ledger.inquiries.put(id(1), new InquiryRecord(new Inquiry(id(1), FACILITY, TERMINAL, VISIT, card(1)), patient,
                ledger.now, InquiryState.ASKED, null));
        valid(id(1), 1);
        assertThat(states()).containsExactly(RecheckState.SETTLED);
    }

    @Test
    void aQuestionThatFailedIsReCheckedByItsCardAlsoWhereNobodyKnowsTheNumberOtherwise() {
        inquiry(1, InquiryState.ASKED, VISIT.minusDays(30));
        take(id(1), new Reply.Failed(ExchangeKind.CONFIRMATION, Echo.NONE, new Notice(null, "通信")));
        assertThat(only().state()).isEqualTo(RecheckState.WAITING);
        assertThat(only().card()).isEqualTo(card(1));
        assertThat(only().visit()).isEqualTo(VISIT.minusDays(30));
        assertThat(run().asked()).isEqualTo(1);
        inquiry(2, InquiryState.ASKED, VISIT);
        answer(id(2), 2, new AnswerOutcome.Refused(new Notice(null, "照会用情報に誤り")), false);
        assertThat(ledger.outages.rechecks).as("what was refused is asked again by a person only").hasSize(1);
    }
}
