package jp.madoguchi.reception.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.DoubtReason;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-BC-03: whose an answer is that says less than everything of its person. */
class WhoseAnswerTest {

    private static final InquiryId QUESTION = new InquiryId("FAMILY000001");
    private static final ResourceId HANAKO = new ResourceId("hanako");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final AcceptAnswer acceptAnswer = new AcceptAnswer(ledger,
            patients -> CompletableFuture.completedStage(null), new WaitingDesks(10), List.of());
    private final Sample sample = new Sample();

    private void known(String kana, Sex sex) {
        Person person = new Person(null, kana == null ? null : KanaName.parse(kana).orElseThrow(), null, null, sex,
                null,
                Sample.BIRTH, null);
        ledger.patients.put(HANAKO, new PatientRecord(HANAKO, Sample.FACILITY, PatientStanding.LINKED,
                new PatientNumber("0000020002"), null, new PersonName("試験", "花子"), person, Instant.EPOCH,
                List.of(Sample.member("138057", "7770001", "02"))));
    }

    @ParameterizedTest(name = "answered {0} {1} {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            試験　花子, ｼｹﾝ ﾊﾅｺ, FEMALE, -
            試験　花子, -,      FEMALE, -
            ●験　花子, ｼｹﾝ ﾊﾅｺ, FEMALE, -
            ●験　花子, -,      FEMALE, NUMBER_WITHOUT_NAME
            試験　桃子, -,      FEMALE, NUMBER_WITHOUT_NAME
            試験　花子, ｼｹﾝ ﾊﾅｺ, UNSET,  SEX_UNKNOWN
            """)
    void aNumberOpensARecordOnlyWithBirthDateSexAndName(String name, String kana, Sex sex, String doubt) {
        known("シケン ハナコ", Sex.FEMALE);
        sample.reference = "0000020002";
        sample.name = name;
        sample.kana = kana;
        sample.sex = sex;

        AnswerRecord taken = taken(new AnswerOrigin.FaceResult());

        assertThat(taken.standing()).isEqualTo(doubt == null ? AnswerStanding.LINKED : AnswerStanding.REVIEW);
        assertThat(ledger.coverages).hasSize(doubt == null ? 1 : 0);
        assertThat(ledger.tasks).extracting(task -> task.cause().reason())
                .isEqualTo(doubt == null ? List.of() : List.of(doubt));
    }

    @Test
    void anAnswerThatSaysNoKanaTakesNoneAway() {
        known("シケン ハナコ", Sex.FEMALE);
        sample.reference = "0000020002";
        sample.kana = null;
        taken(new AnswerOrigin.FaceResult());

        assertThat(ledger.patients.get(HANAKO).person().kana()).isEqualTo(KanaName.parse("シケン ハナコ").orElseThrow());
    }

    @Test
    void whereNobodyIsFoundTheAnswerIsThePatientsForWhomTheDeskAsked() {
        known("シケン ハナコ", Sex.FEMALE);

        assertThat(notFound(HANAKO, Sample.BIRTH).patient()).isEqualTo(HANAKO);
        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void unlessTheDeskAskedWithAnotherBirthDate() {
        known("シケン ハナコ", Sex.FEMALE);

        assertThat(notFound(HANAKO, Sample.BIRTH.plusDays(1)).standing()).isEqualTo(AnswerStanding.REVIEW);
        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.DECIDE_WHOSE_ANSWER);
            assertThat(task.cause().reason()).isEqualTo(DoubtReason.NUMBER_CONTRADICTS.name());
        });
    }

    @Test
    void whereNobodyIsFoundACardAloneIsNeverCertain() {
        known("シケン ハナコ", Sex.FEMALE);

        assertThat(notFound(null, Sample.BIRTH).standing()).isEqualTo(AnswerStanding.REVIEW);
        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.cause().reason()).isEqualTo(DoubtReason.CARD_WITHOUT_NAME.name());
            assertThat(task.cause().candidates()).containsExactly(HANAKO);
        });
    }

    @Test
    void whereNobodyIsFoundAndNobodyHereHasTheCardItIsNobodys() {
        assertThat(notFound(null, Sample.BIRTH).standing()).isEqualTo(AnswerStanding.UNATTACHED);
        assertThat(ledger.tasks).isEmpty();
    }

    private AnswerRecord notFound(ResourceId named, LocalDate birthDate) {
        CardQuestion card = new CardQuestion(Sample.member("138057", "7770001", "02"), birthDate, false);
        ledger.inquiries.put(QUESTION, new InquiryRecord(
                new Inquiry(QUESTION, Sample.FACILITY, TerminalId.DEFAULT, LocalDate.of(2026, 11, 20), card), named,
                Sample.AT, InquiryState.ASKED, null));
        sample.identifier = QUESTION.value();
        sample.empty = true;
        sample.outcome = new AnswerOutcome.Confirmed(QualificationValidity.NOT_FOUND, null);
        return taken(new AnswerOrigin.AnswerTo(QUESTION));
    }

    private AnswerRecord taken(AnswerOrigin origin) {
        Acceptance done = acceptAnswer.accept(Sample.file("r1.xml"), origin, sample.answer()).toCompletableFuture()
                .join();
        assertThat(done).isInstanceOf(Acceptance.Accepted.class);
        return ((Acceptance.Accepted) done).answer();
    }
}
