package jp.madoguchi.reception.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.DoubtReason;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.BranchLookup;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-BR-04: a number without branch finds a family; the birth date says who is meant, among twins the name, else the desk asks. */
class FamilyUnderNumberTest {

    private static final InquiryId QUESTION = new InquiryId("FAMILY000001");
    private static final LocalDate BIRTH = Sample.BIRTH;
    private static final MemberId CARD = Sample.member("138057", "７７７０００１", null);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final AcceptAnswer accept = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
            new WaitingDesks(10), List.of());

    private static Qualification entry(String kana, LocalDate birth, String branch) {
        Person person = new Person(null, KanaName.parse(kana).orElseThrow(), null, null, Sex.FEMALE, null, birth, null);
        return new Qualification(InsuredCardClassification.GENERAL, Sample.member("138057", "７７７０００１", branch), null,
                null, null, person, LocalDate.of(2025, 7, 1), null, null, new DateRange(null, null), null, false, null,
                null, null, List.of(), List.of(), List.of(), null);
    }

    /** {@code kana/birth date/branch} of each entry, separated by semicolons. */
    private static List<Qualification> family(String text) {
        List<Qualification> entries = new ArrayList<>();
        for (String one : text.split(";")) {
            String[] parts = one.split("/");
            entries.add(entry(parts[0], LocalDate.parse(parts[1]), parts[2]));
        }
        return entries;
    }

    private Acceptance answered(MemberId asked, ResourceId patient, QualificationValidity validity,
            List<Qualification> entries) {
        CardQuestion card = new CardQuestion(asked, BIRTH, false);
        ledger.inquiries.put(QUESTION, new InquiryRecord(
                new Inquiry(QUESTION, Sample.FACILITY, TerminalId.DEFAULT, LocalDate.of(2026, 11, 20), card), patient,
                Sample.AT, InquiryState.ASKED, null));
        return accept.accept(Sample.file("r1.xml"), new AnswerOrigin.AnswerTo(QUESTION),
                new Answer(Sample.FACILITY, ReferenceClassification.CARD_DATA, QUESTION.value(), null, Sample.AT,
                        LocalDate.of(2026, 11, 20), new AnswerOutcome.Confirmed(validity, null), card, entries, null))
                .toCompletableFuture().join();
    }

    private Acceptance answeredAgain(String family) {
        InquiryRecord asked = ledger.inquiries.get(QUESTION);
        Answer said = asked.answer().answer();
        return accept.accept(Sample.file("r2.xml"), new AnswerOrigin.AnswerTo(QUESTION), said.with(family(family)))
                .toCompletableFuture().join();
    }

    private AnswerRecord taken(ResourceId patient, QualificationValidity validity, String family) {
        return ((Acceptance.Accepted) answered(CARD, patient, validity, family(family))).answer();
    }

    private ResourceId patient(String id, String kana, MemberId member) {
        ResourceId patient = new ResourceId(id);
        ledger.patients.put(patient, new PatientRecord(patient, Sample.FACILITY, PatientStanding.PROVISIONAL, null,
                null, null, new Person(null, KanaName.parse(kana).orElseThrow(), null, null, Sex.FEMALE, null, BIRTH,
                        null),
                Instant.EPOCH, List.of(member)));
        return patient;
    }

    @Test
    void ofAFamilyTheOneOfTheBirthDateIsTakenAndNothingOfTheOthersIsKept() {
        AnswerRecord taken = taken(null, QualificationValidity.VALID,
                "ｼｹﾝ ﾀﾛｳ/1960-02-03/01;ｼｹﾝ ﾊﾅｺ/1990-01-15/02");

        assertThat(taken.standing()).isEqualTo(AnswerStanding.PROVISIONAL);
        assertThat(taken.answer().qualifications()).singleElement()
                .satisfies(one -> assertThat(one.person().kana()).isEqualTo(KanaName.parse("ｼｹﾝ ﾊﾅｺ").orElseThrow()));
        assertThat(ledger.patients.values()).singleElement().satisfies(patient -> assertThat(patient.members())
                .containsExactly(Sample.member("138057", "７７７０００１", "02")));
        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void theSameFamilyUnderAnotherNameIsDoneWithThoughOneOfThemWasKept() {
        String family = "ｼｹﾝ ﾀﾛｳ/1960-02-03/01;ｼｹﾝ ﾊﾅｺ/1990-01-15/02";
        taken(null, QualificationValidity.VALID, family);
        assertThat(answeredAgain(family)).isEqualTo(new Acceptance.AlreadyAccepted());
        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void aFamilyWithoutWhoWasTakenIsAPersonsToCompare() {
        taken(null, QualificationValidity.VALID, "ｼｹﾝ ﾀﾛｳ/1960-02-03/01;ｼｹﾝ ﾊﾅｺ/1990-01-15/02");
        assertThat(answeredAgain("ｼｹﾝ ﾀﾛｳ/1960-02-03/01;ｼｹﾝ ﾓﾓｺ/1990-01-15/03")).isInstanceOf(Acceptance.Refused.class);
        assertThat(ledger.tasks).singleElement()
                .satisfies(task -> assertThat(task.step()).isEqualTo(DeskStep.COMPARE_FILES_OF_ONE_NAME));
    }

    @Test
    void whoWasFoundByAnAnswerMultipleIsKnownByTheBranchButNotConfirmed() {
        taken(null, QualificationValidity.MULTIPLE, "ｼｹﾝ ﾀﾛｳ/1960-02-03/01;ｼｹﾝ ﾊﾅｺ/1990-01-15/02");

        assertThat(ledger.coverages.values()).singleElement().extracting(CoverageRecord::standing)
                .isEqualTo(CoverageStanding.UNCONFIRMED);
        assertThat(ledger.coverages.values()).singleElement()
                .satisfies(one -> assertThat(one.identity()).endsWith("|02"));
    }

    @Test
    void ofTwinsTheOneOfThePatientsNameIsTaken() {
        ResourceId hanako = patient("hanako", "ｼｹﾝ ﾊﾅｺ", CARD);

        AnswerRecord taken = taken(hanako, QualificationValidity.VALID,
                "ｼｹﾝ ﾓﾓｺ/1990-01-15/03;ｼｹﾝ ﾊﾅｺ/1990-01-15/02");

        assertThat(taken.patient()).isEqualTo(hanako);
        assertThat(ledger.patients.get(hanako).members()).contains(Sample.member("138057", "７７７０００１", "02"))
                .doesNotContain(Sample.member("138057", "７７７０００１", "03"));
    }

    @Test
    void twinsWhomNoNameTellsApartAreLeftToTheDeskWithWhatToAsk() {
        ResourceId momoko = patient("momoko", "ｼｹﾝ ﾓﾓｺ", CARD);

        AnswerRecord taken = taken(null, QualificationValidity.MULTIPLE,
                "ｼｹﾝ ﾓﾓｺ/1990-01-15/03;ｼｹﾝ ﾊﾅｺ/1990-01-15/02");

        assertThat(taken.standing()).isEqualTo(AnswerStanding.REVIEW);
        assertThat(ledger.coverages).isEmpty();
        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.ASK_NAME_UNDER_ONE_NUMBER);
            assertThat(task.cause().reason()).isEqualTo(DoubtReason.SEVERAL_UNDER_NUMBER.name());
            assertThat(task.cause().rules()).isEqualTo(BranchLookup.RULES);
            assertThat(task.cause().answer()).isEqualTo(taken.id());
            assertThat(task.cause().candidates()).containsExactly(momoko);
        });
    }

    @Test
    void theDesksWordTakesTheTwinOfThePatientsNameAndLeavesTheOther() {
        ResourceId momoko = patient("momoko", "ｼｹﾝ ﾓﾓｺ", CARD);
        AnswerRecord review = taken(null, QualificationValidity.VALID,
                "ｼｹﾝ ﾓﾓｺ/1990-01-15/03;ｼｹﾝ ﾊﾅｺ/1990-01-15/02");

        ledger.commit(transaction -> accept.attach(transaction, review, ledger.patients.get(momoko)))
                .toCompletableFuture().join();

        assertThat(ledger.answers).singleElement().satisfies(answer -> {
            assertThat(answer.patient()).isEqualTo(momoko);
            assertThat(answer.answer().qualifications()).hasSize(1);
        });
        assertThat(ledger.coverages.values()).singleElement()
                .satisfies(one -> assertThat(one.identity()).endsWith("|03"));
    }

    @ParameterizedTest(name = "asked with branch {0}: {1}")
    @CsvSource({"02,ｼｹﾝ ﾀﾛｳ/1960-02-03/01;ｼｹﾝ ﾊﾅｺ/1990-01-15/02", ",ｼｹﾝ ﾀﾛｳ/1960-02-03/01;ｼｹﾝ ｼﾞﾛｳ/1962-02-03/03"})
    void anAnswerAboutAFamilyThatWasNotAskedForOrHoldsNobodyOfTheBirthDateIsRefused(String branch, String family) {
        Acceptance refused = answered(Sample.member("138057", "７７７０００１", branch), null,
                QualificationValidity.VALID, family(family));

        assertThat(refused)
                .isEqualTo(new Acceptance.Refused(Problem.at(ProblemCode.ANSWER_TO_OTHER_QUESTION, "r1.xml")));
        assertThat(ledger.answers).isEmpty();
        assertThat(ledger.patients).isEmpty();
    }

    @Test
    void twoQualificationsOfOnePersonAreNoFamily() {
        AnswerRecord taken = taken(null, QualificationValidity.VALID,
                "ｼｹﾝ ﾊﾅｺ/1990-01-15/02;ｼｹﾝ ﾊﾅｺ/1990-01-15/02");

        assertThat(taken.answer().qualifications()).hasSize(2);
        assertThat(ledger.tasks).isEmpty();
    }
}
