package jp.madoguchi.reception.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a reply fits its question is decided once, whichever door it came through. */
class TakeRepliesTest {

    private static final InquiryId CONFIRM = new InquiryId("20261120093015AAAAAAAAAA");
    private static final InquiryId AGAIN = new InquiryId("20261120093015DDDDDDDDDD");
    private static final InquiryId REVOKE = new InquiryId("20261120093015BBBBBBBBBB");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final CardQuestion CARD = new CardQuestion(Sample.member("138057", "７７７０００１", "02"), Sample.BIRTH,
            false);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final AcceptAnswer answers = new AcceptAnswer(ledger,
            patients -> CompletableFuture.completedStage(null), new WaitingDesks(1), List.of());
    private final ReplyTaker revocations = new ReplyTaker() {
        @Override
        public boolean takes(ExchangeKind kind) {
            return kind == ExchangeKind.REVOCATION_AT_HOME;
        }

        @Override
        public CompletionStage<Taken> take(Received received, InquiryRecord asked) {
            return CompletableFuture.completedStage(new Taken.Done());
        }
    };
    private final TakeReplies replies = new TakeReplies(ledger, answers, List.of(revocations));

    @BeforeEach
    void twoQuestions() {
        ledger.inquiries.put(CONFIRM, InquiryRecord.asked(
                new Question.Confirm(new Inquiry(CONFIRM, Sample.FACILITY, TerminalId.DEFAULT, DAY, CARD)), null,
                Sample.AT));
        ledger.inquiries.put(REVOKE, InquiryRecord.asked(new Question.RevokeConsent(REVOKE, Sample.FACILITY,
                TerminalId.DEFAULT, CARD.member(), Sample.BIRTH), null, Sample.AT));
    }

    private Taken take(InquiryId question, Reply reply) {
        return replies.take(new Received(Sample.file("r.xml"), question, reply)).toCompletableFuture().join();
    }

    private static ProblemCode refusal(Taken taken) {
        return ((Taken.Refused) taken).problem().code();
    }

    private static Reply confirmed(InquiryId id) {
        Sample sample = new Sample();
        sample.identifier = id.value();
        return new Reply.Confirmed(ExchangeKind.CONFIRMATION, sample.answer());
    }

    @Test
    void anAnswerGoesThroughTheOnePipelineAndIsTakenOnce() {
        assertThat(take(CONFIRM, confirmed(CONFIRM))).isEqualTo(new Taken.Done());
        assertThat(take(CONFIRM, confirmed(CONFIRM))).isEqualTo(new Taken.DoneBefore());
        assertThat(ledger.answers).hasSize(1);
        assertThat(ledger.inquiries.get(CONFIRM).state()).isEqualTo(InquiryState.ANSWERED);
    }

    /** A member of the card, or of another insurance; born on the asked day or not. */
    private Taken takeFound(InquiryId question, ExchangeKind kind, String number, LocalDate birth,
            QualificationValidity validity) {
        Sample sample = new Sample();
        sample.identifier = question.value();
        sample.number = number;
        sample.birth = birth;
        sample.outcome = new AnswerOutcome.Confirmed(validity, null);
        sample.asking = CARD;
        return replies.take(new Received(Sample.file(number + birth + validity + ".xml"), question,
                new Reply.Confirmed(kind, sample.answer()))).toCompletableFuture().join();
    }

    @ParameterizedTest(name = "born {0} with card {1}")
    @CsvSource({"1991-01-15, ７７７０００１", "1990-01-15, 9999999", "1991-01-15, 9999999"})
    void anotherPersonsDataUnderTheRightEchoIsRefusedAndTheRightAnswerIsTakenAfterIt(LocalDate birth, String number) {
        assertThat(refusal(takeFound(CONFIRM, ExchangeKind.CONFIRMATION, number, birth, QualificationValidity.VALID)))
                .isEqualTo(ProblemCode.ANSWER_TO_OTHER_QUESTION);
        assertThat(ledger.answers).isEmpty();
        assertThat(ledger.patients).isEmpty();
        assertThat(ledger.inquiries.get(CONFIRM).state()).isEqualTo(InquiryState.ASKED);

        assertThat(take(CONFIRM, confirmed(CONFIRM))).isEqualTo(new Taken.Done());
        assertThat(ledger.inquiries.get(CONFIRM).state()).isEqualTo(InquiryState.ANSWERED);
    }

    @Test
    void theNewInsuranceOfTheSamePersonIsTakenWhereTheAnswerSaysThatThereIsOne() {
        assertThat(takeFound(CONFIRM, ExchangeKind.CONFIRMATION, "9999999", Sample.BIRTH,
                QualificationValidity.INVALID_NEW_EXISTS)).isEqualTo(new Taken.Done());
    }

    /** A re-query goes by the consent: the newest insurance may be another one, the person may not (R-CH-35). */
    @Test
    void aReQueryFindsANewInsuranceOfThePersonAndNobodyElses() {
        ledger.inquiries.put(AGAIN, InquiryRecord.asked(new Question.Recheck(AGAIN, Sample.FACILITY,
                TerminalId.DEFAULT, CareSetting.HOME_VISIT, DAY, CARD), null, Sample.AT));
        assertThat(refusal(takeFound(AGAIN, ExchangeKind.RECHECK_AT_HOME, "9999999", Sample.BIRTH.plusDays(1),
                QualificationValidity.VALID))).isEqualTo(ProblemCode.ANSWER_TO_OTHER_QUESTION);
        assertThat(takeFound(AGAIN, ExchangeKind.RECHECK_AT_HOME, "9999999", Sample.BIRTH,
                QualificationValidity.VALID)).isEqualTo(new Taken.Done());
    }

    @Test
    void aFailureOfAQuestionAboutOnePersonIsItsAnswer() {
        Notice notice = new Notice("E1", "通信エラー");
        Reply failed = new Reply.Failed(ExchangeKind.CONFIRMATION, Echo.NONE, notice);
        assertThat(take(CONFIRM, failed)).isEqualTo(new Taken.Done());
        assertThat(ledger.answers.getFirst().answer().outcome()).isEqualTo(new AnswerOutcome.Failed(notice));
        assertThat(ledger.answers.getFirst().answer().confirmationDate()).isEqualTo(DAY);
        assertThat(ledger.answers.getFirst().answer().processedAt()).isEqualTo(ledger.now);
        // A failure is no last word: the real answer may still come.
        assertThat(replies.take(new Received(Sample.file("late.xml"), CONFIRM, confirmed(CONFIRM)))
                .toCompletableFuture().join()).isEqualTo(new Taken.Done());
    }

    /** What is said under the one name that a terminal has for replies to a question; other words are other bytes. */
    private Taken says(Reply reply) {
        SourceFile file = new SourceFile(Sample.FACILITY, TerminalId.DEFAULT, SourceFolder.RES,
                "OQSsiquc01res_" + CONFIRM + ".xml", "%064x".formatted(reply.hashCode() & 0xffffffffL));
        return replies.take(new Received(file, CONFIRM, reply)).toCompletableFuture().join();
    }

    private static Reply word(AnswerOutcome outcome) {
        Sample sample = new Sample();
        sample.identifier = CONFIRM.value();
        sample.outcome = outcome;
        sample.empty = true;
        return new Reply.Confirmed(ExchangeKind.CONFIRMATION, sample.answer());
    }

    static List<AnswerOutcome> wordsThatAreNotTheLast() {
        Notice notice = new Notice("E1", "混み合っています");
        return List.of(new AnswerOutcome.Processing(), new AnswerOutcome.Refused(notice),
                new AnswerOutcome.Failed(notice));
    }

    @ParameterizedTest
    @MethodSource("wordsThatAreNotTheLast")
    void onlyTheLastWordClosesTheNameThatAReplyHas(AnswerOutcome first) {
        assertThat(says(word(first))).isEqualTo(new Taken.Done());
        assertThat(says(word(first))).as("read again after a crash").isEqualTo(new Taken.DoneBefore());
        assertThat(ledger.answers).hasSize(1);

        assertThat(says(confirmed(CONFIRM))).isEqualTo(new Taken.Done());
        assertThat(ledger.inquiries.get(CONFIRM).answer()).isEqualTo(ledger.answers.getLast());
        assertThat(says(confirmed(CONFIRM))).isEqualTo(new Taken.DoneBefore());
        assertThat(ledger.answers).hasSize(2);
        assertThat(refusal(says(word(new AnswerOutcome.Refused(new Notice("E2", "不備"))))))
                .isEqualTo(ProblemCode.SAME_NAME_OTHER_BYTES);
    }

    @Test
    void everyWordBeforeTheLastIsToldOnce() {
        wordsThatAreNotTheLast().forEach(word -> assertThat(says(word(word))).isEqualTo(new Taken.Done()));
        assertThat(ledger.answers).extracting(one -> one.answer().outcome())
                .containsExactlyElementsOf(wordsThatAreNotTheLast());
    }

    @Test
    void aReplyOfAnotherKindOrIdentifierOrInstitutionIsRefused() {
        assertThat(refusal(take(REVOKE, confirmed(REVOKE)))).isEqualTo(ProblemCode.ANSWER_TO_OTHER_QUESTION);
        assertThat(refusal(take(CONFIRM, confirmed(REVOKE)))).isEqualTo(ProblemCode.ANSWER_TO_OTHER_QUESTION);
        assertThat(refusal(take(new InquiryId("20261120093015CCCCCCCCCC"), confirmed(CONFIRM))))
                .isEqualTo(ProblemCode.ANSWER_TO_OTHER_QUESTION);
        Reply foreign = new Reply.Revoked(new Echo(new FacilityCode("1310000001"), null, null), null);
        assertThat(refusal(take(REVOKE, foreign))).isEqualTo(ProblemCode.FACILITY_FOREIGN);
        assertThat(ledger.answers).isEmpty();
    }

    @Test
    void anotherKindGoesToItsOwnTakerAndToNobodyWithoutOne() {
        Reply revoked = new Reply.Revoked(Echo.NONE, null);
        assertThat(take(REVOKE, revoked)).isEqualTo(new Taken.Done());
        TakeReplies none = new TakeReplies(ledger, answers, List.of());
        assertThat(refusal(none.take(new Received(Sample.file("r.xml"), REVOKE, revoked)).toCompletableFuture().join()))
                .isEqualTo(ProblemCode.ANSWER_TO_OTHER_QUESTION);
    }
}
