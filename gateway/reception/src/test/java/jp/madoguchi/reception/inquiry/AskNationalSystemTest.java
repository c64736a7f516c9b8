package jp.madoguchi.reception.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.InquiryState;
import org.junit.jupiter.api.Test;

class AskNationalSystemTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final CardQuestion CARD = new CardQuestion(Sample.member("138057", "7770001", "02"), Sample.BIRTH,
            false);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<Inquiry> sent = new ArrayList<>();
    private final WaitingDesks desks = new WaitingDesks(2);
    private final PatientViews views = patients -> CompletableFuture.completedStage(null);
    private final AcceptAnswer acceptAnswer = new AcceptAnswer(ledger, views, desks, List.of("emr"));
    private NationalSystem terminal = question -> {
        sent.add(((Question.Confirm) question).inquiry());
        return CompletableFuture.completedStage(null);
    };

    @Test
    void theDeskGetsTheAnswerThatComesWhileItWaits() {
        CompletableFuture<InquiryReport> desk = ask(null, LONG);
        assertThat(desk).isNotDone();

        answer("r1.xml", sent.getFirst().id(), validSample());

        assertThat(desk.join().state()).isEqualTo(InquiryState.ANSWERED);
        assertThat(desk.join().answer())
                .satisfies(answer -> assertThat(answer.standing()).isEqualTo(AnswerStanding.PROVISIONAL));
    }

    @Test
    void aDeskThatWaitedInVainIsNotToldInvalidAndTheLateAnswerIsTakenOnce() {
        InquiryReport report = ask(null, AT_ONCE).join();
        assertThat(report.state()).isEqualTo(InquiryState.ASKED);
        assertThat(report.answer()).isNull();

        answer("r1.xml", report.inquiry(), validSample());
        assertThat(answer("r2.xml", report.inquiry(), validSample())).isEqualTo(new Acceptance.AlreadyAccepted());

        assertThat(ledger.answers).hasSize(1);
        assertThat(ledger.tasks).isEmpty();
        assertThat(ledger.inquiries.get(report.inquiry()).state()).isEqualTo(InquiryState.ANSWERED);
    }

    @Test
    void anotherAnswerToAnAnsweredQuestionChangesNothingAndGoesToAPerson() {
        InquiryId id = ask(null, AT_ONCE).join().inquiry();
        answer("r1.xml", id, validSample());
        Sample otherwise = validSample();
        otherwise.outcome = new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null);

        Acceptance second = answer("r2.xml", id, otherwise);

        assertThat(second).isInstanceOfSatisfying(Acceptance.Refused.class,
                refused -> assertThat(refused.problem())
                        .isEqualTo(Problem.at(ProblemCode.SAME_NAME_OTHER_BYTES, "r2.xml")));
        assertThat(ledger.answers).hasSize(1);
        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.COMPARE_FILES_OF_ONE_NAME);
            assertThat(task.cause().answer()).isEqualTo(ledger.inquiries.get(id).answer().id());
        });
        assertThat(answer("r2.xml", id, otherwise)).as("read again, after a crash say").isEqualTo(second);
        assertThat(ledger.tasks).as("asked once").hasSize(1);
        assertThat(answer("r1.xml", id, validSample())).isEqualTo(new Acceptance.AlreadyAccepted());
    }

    /** A file stays where the terminal put it while the gateway only looks on, and is read again at each start. */
    @Test
    void aFileThatWasTakenIsTheSameFileAlsoWhereALaterVersionReadsMoreInIt() {
        InquiryId id = ask(null, AT_ONCE).join().inquiry();
        answer("r1.xml", id, validSample());
        Sample readAnew = validSample();
        readAnew.outcome = new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null);

        assertThat(answer("r1.xml", id, readAnew)).isEqualTo(new Acceptance.AlreadyAccepted());

        assertThat(ledger.answers).hasSize(1);
        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void anErrorAfterTheAnswerIsDoneWith() {
        InquiryId id = ask(null, AT_ONCE).join().inquiry();
        answer("r1.xml", id, validSample());
        Sample error = new Sample();
        error.empty = true;
        error.outcome = new AnswerOutcome.Failed(new Notice(null, "通信エラー"));

        assertThat(answer("e1.err", id, error)).isEqualTo(new Acceptance.AlreadyAccepted());
        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void aQuestionIsCommittedBeforeItsFileExistsAndSentOnce() {
        terminal = inquiry -> {
            assertThat(ledger.inquiries).containsKey(inquiry.id());
            sent.add(((Question.Confirm) inquiry).inquiry());
            return CompletableFuture.completedStage(null);
        };
        ask(null, AT_ONCE).join();
        assertThat(sent).hasSize(1);
    }

    @Test
    void anAnswerToAnotherCardIsRefused() {
        InquiryReport report = ask(null, AT_ONCE).join();
        Sample other = validSample();
        other.asking = new CardQuestion(Sample.member("138057", "7770002", "02"), Sample.BIRTH, false);

        assertThat(answer("r1.xml", report.inquiry(), other)).isInstanceOfSatisfying(Acceptance.Refused.class,
                refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.ANSWER_TO_OTHER_QUESTION));
        assertThat(ledger.inquiries.get(report.inquiry()).state()).isEqualTo(InquiryState.ASKED);
    }

    @Test
    void anAnswerWithAnotherIdentifierIsRefused() {
        InquiryReport report = ask(null, AT_ONCE).join();
        Sample other = validSample();
        other.identifier = "20261120093015AAAAAAAAAA";

        assertThat(accept("r1.xml", report.inquiry(), other)).isInstanceOf(Acceptance.Refused.class);
    }

    @Test
    void anErrorOfTheTerminalIsToldAndAnAnswerAfterItStillCounts() {
        CompletableFuture<InquiryReport> desk = ask(null, LONG);
        InquiryId id = sent.getFirst().id();
        Sample error = new Sample();
        error.empty = true;
        error.outcome = new AnswerOutcome.Failed(new Notice(null, "通信エラー"));
        answer("e1.err", id, error);
        assertThat(desk.join().answer())
                .satisfies(answer -> assertThat(answer.standing()).isEqualTo(AnswerStanding.UNATTACHED));

        answer("r1.xml", id, validSample());
        assertThat(ledger.inquiries.get(id).answer()).satisfies(
                answer -> assertThat(answer.standing()).isEqualTo(AnswerStanding.PROVISIONAL));
    }

    @Test
    void notFoundForAnUnknownPersonIsAttachedToNobody() {
        CompletableFuture<InquiryReport> desk = ask(null, LONG);
        Sample nothing = new Sample();
        nothing.asked = ReferenceClassification.CARD_DATA;
        nothing.empty = true;
        nothing.outcome = new AnswerOutcome.Confirmed(QualificationValidity.NOT_FOUND, null);
        answer("r1.xml", sent.getFirst().id(), nothing);

        assertThat(desk.join().answer())
                .satisfies(answer -> assertThat(answer.standing()).isEqualTo(AnswerStanding.UNATTACHED));
        assertThat(ledger.patients).isEmpty();
    }

    @Test
    void anUnknownPatientNumberIsRefusedBeforeAnythingIsAsked() {
        assertThatThrownBy(() -> ask("0000000001", LONG).join()).cause()
                .isInstanceOfSatisfying(ProblemException.class, failure -> assertThat(failure.problem())
                        .isEqualTo(Problem.at(ProblemCode.PATIENT_NUMBER_UNKNOWN, "patientNumber")));
        assertThat(sent).isEmpty();
        assertThat(desks.waiting()).isZero();
    }

    @Test
    void aTerminalThatCannotBeReachedLeavesTheQuestionNotSent() {
        terminal = inquiry -> CompletableFuture.failedStage(
                new ProblemException(Problem.of(ProblemCode.TERMINAL_FOLDER_UNREACHABLE)));
        assertThatThrownBy(() -> ask(null, LONG).join()).hasMessageContaining("MDG-OQS-12");
        assertThat(ledger.inquiries.values()).singleElement().extracting("state").isEqualTo(InquiryState.NOT_SENT);
        assertThat(desks.waiting()).isZero();
    }

    @Test
    void moreDesksThanMayWaitAreToldToComeAgain() {
        ask(null, LONG);
        ask(null, LONG);
        assertThatThrownBy(() -> ask(null, LONG).join()).hasMessageContaining("MDG-API-03");
        assertThat(sent).hasSize(2);
    }

    private CompletableFuture<InquiryReport> ask(String number, Duration wait) {
        PatientNumber patient = number == null ? null : PatientNumber.parse(number).orElseThrow();
        var ask = new AskNationalSystem(ledger, inquiry -> terminal.send(inquiry), desks,
                new InquiryIds(new Random(7 + sent.size())),
                InstantSource.fixed(Sample.AT));
        return ask
                .ask(new DeskQuestion(Sample.FACILITY, TerminalId.DEFAULT, patient, CARD, LocalDate.of(2026, 11, 20)),
                        wait)
                .toCompletableFuture();
    }

    private static Sample validSample() {
        Sample sample = new Sample();
        sample.asked = ReferenceClassification.CARD_DATA;
        sample.asking = CARD;
        return sample;
    }

    private Acceptance answer(String file, InquiryId to, Sample sample) {
        sample.identifier = to.value();
        return accept(file, to, sample);
    }

    private Acceptance accept(String file, InquiryId to, Sample sample) {
        return acceptAnswer.accept(Sample.file(file), new AnswerOrigin.AnswerTo(to), sample.answer())
                .toCompletableFuture().join();
    }
}
