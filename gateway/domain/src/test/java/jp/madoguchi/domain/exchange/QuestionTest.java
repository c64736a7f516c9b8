package jp.madoguchi.domain.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    private static final InquiryId ID = new InquiryId("20261120A00000000002");
    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final TerminalId TERMINAL = TerminalId.DEFAULT;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final MemberId MEMBER = new MemberId(new InsurerNumber("06990014"), new CardSymbol("秘密記号"),
            new CardNumber("45678901"), null);
    private static final CardQuestion CARD = new CardQuestion(MEMBER, LocalDate.of(1958, 4, 12), false);
    private static final Registration REGISTRATION = new Registration(new ReferenceNumber("9876543210"), MEMBER);
    private static final ReceptionNumber RECEPTION = new ReceptionNumber("R1");

    private static final List<Question> QUESTIONS = List.of(
            new Question.Confirm(new Inquiry(ID, FACILITY, TERMINAL, DAY, CARD)),
            new Question.RegisterReference(ID, FACILITY, TERMINAL, REGISTRATION),
            new Question.RegisterReferences(ID, FACILITY, TERMINAL, List.of(REGISTRATION)),
            new Question.FetchResult(ID, FACILITY, TERMINAL, BulkFamily.REFERENCE_NUMBERS, RECEPTION),
            new Question.ConfirmMany(ID, FACILITY, TERMINAL, DAY, List.of(new BulkPerson("P1", CARD))),
            new Question.FetchResult(ID, FACILITY, TERMINAL, BulkFamily.CONFIRMATIONS, RECEPTION),
            collect(CareSetting.HOME_VISIT, CollectionPeriod.By.CONSENT),
            new Question.FetchResult(ID, FACILITY, TERMINAL, BulkFamily.CONSENTED_AT_HOME, RECEPTION),
            collect(CareSetting.ONLINE, CollectionPeriod.By.EXAMINATION),
            new Question.FetchResult(ID, FACILITY, TERMINAL, BulkFamily.CONSENTED_ONLINE, RECEPTION),
            new Question.CollectTickets(ID, FACILITY, TERMINAL, YearMonth.from(DAY)),
            new Question.FetchResult(ID, FACILITY, TERMINAL, BulkFamily.TICKETS, RECEPTION),
            recheck(CareSetting.HOME_VISIT), recheck(CareSetting.ONLINE),
            new Question.RevokeConsent(ID, FACILITY, TERMINAL, MEMBER, CARD.birthDate()),
            medicines(YearMonth.of(2026, 1)),
            new Question.AskCheckUps(ID, FACILITY, TERMINAL, MEMBER, DocumentForm.DATA, CareSetting.OUTPATIENT));

    private static Question collect(CareSetting setting, CollectionPeriod.By by) {
        return new Question.CollectConsented(ID, FACILITY, TERMINAL, setting, new CollectionPeriod(by, DAY, DAY));
    }

    private static Question recheck(CareSetting setting) {
        return new Question.Recheck(ID, FACILITY, TERMINAL, setting, DAY, CARD);
    }

    private static Question medicines(YearMonth to) {
        return new Question.AskMedicines(ID, FACILITY, TERMINAL, MEMBER, YearMonth.of(2026, 1), to,
                MedicineContent.MEDICINES, DocumentForm.PDF, true, CareSetting.OUTPATIENT);
    }

    @Test
    void nobodyIsAskedAboutForADayBeforeTheirBirthAndTheNewbornAreFromTheirFirstDayOn() {
        LocalDate born = CARD.birthDate();
        assertThatThrownBy(() -> new Inquiry(ID, FACILITY, TERMINAL, born.minusDays(1), CARD))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.problem())
                        .isEqualTo(Problem.at(ProblemCode.DATE_IMPOSSIBLE, "confirmationDate")));
        assertThat(new Inquiry(ID, FACILITY, TERMINAL, born, CARD).confirmationDate()).isEqualTo(born);
    }

    @Test
    void thereIsAQuestionOfEveryKind() {
        assertThat(QUESTIONS).extracting(Question::kind).containsExactlyInAnyOrder(ExchangeKind.values());
        assertThat(QUESTIONS).allSatisfy(question -> {
            assertThat(question.id()).isEqualTo(ID);
            assertThat(question.facility()).isEqualTo(FACILITY);
            assertThat(question.terminal()).isEqualTo(TERMINAL);
        });
    }

    @Test
    void noQuestionShowsAnythingPersonal() {
        assertThat(QUESTIONS).allSatisfy(question -> assertThat(question.toString())
                .startsWith(question.kind() + " " + ID)
                .doesNotContain("秘密", "45678901", "9876543210", "1958"));
        assertThat(REGISTRATION.toString()).doesNotContain("9876543", "45678901");
        assertThat(new RegistrationOutcome(REGISTRATION, true, null).toString()).doesNotContain("9876543", "45678901");
        assertThat(new BulkPerson("9876543210", CARD).toString()).doesNotContain("9876543", "45678901");
    }

    @ParameterizedTest
    @EnumSource
    void bothStepsOfABulkFamilyBelongToIt(BulkFamily family) {
        assertThat(BulkFamily.of(family.firstStep())).contains(family);
        assertThat(BulkFamily.of(family.secondStep())).contains(family);
        assertThat(family.secondStep().name()).isEqualTo(family.firstStep().name() + "_RESULT");
    }

    @Test
    void aSingleExchangeIsOfNoBulkFamilyAndOnlyTwoAreMedical() {
        assertThat(BulkFamily.of(ExchangeKind.CONFIRMATION)).isEmpty();
        assertThat(ExchangeKind.values()).filteredOn(ExchangeKind::isMedical)
                .containsExactly(ExchangeKind.MEDICINES, ExchangeKind.CHECK_UPS);
    }

    @Test
    void aJobIsAboutSomebody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question.ConfirmMany(ID, FACILITY, TERMINAL, DAY, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question.RegisterReferences(ID, FACILITY, TERMINAL, List.of()));
    }

    @Test
    void twoPersonsOfAJobHaveTwoKeys() {
        BulkPerson person = new BulkPerson("P1", CARD);
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Question.ConfirmMany(ID, FACILITY, TERMINAL, DAY, List.of(person, person)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "P 1", "患者", "P1\n", "123456789012345678901234567890123456789012345678901"})
    void aKeyIsShortAndPlain(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BulkPerson(key, CARD));
    }

    @ParameterizedTest
    @EnumSource(names = {"OUTPATIENT", "EMERGENCY"})
    void onlyHomeVisitsAndOnlineAreCollectedAndCheckedAgainWithoutTheCard(CareSetting setting) {
        assertThatIllegalArgumentException().isThrownBy(() -> collect(setting, CollectionPeriod.By.CONSENT));
        assertThatIllegalArgumentException().isThrownBy(() -> recheck(setting));
    }

    @Test
    void homeVisitsAreNotCollectedByTheDayOfExamination() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> collect(CareSetting.HOME_VISIT, CollectionPeriod.By.EXAMINATION));
    }

    @Test
    void noPeriodEndsBeforeItBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> medicines(YearMonth.of(2025, 12)));
        assertThatIllegalArgumentException().isThrownBy(
                () -> new CollectionPeriod(CollectionPeriod.By.CONSENT, DAY, DAY.minusDays(1)));
    }

    @Test
    void aReceptionNumberIsKeptAsItStands() {
        assertThat(ReceptionNumber.parse(" SIM00000000000000007 "))
                .isEqualTo(Parsed.of(new ReceptionNumber("SIM00000000000000007")));
        assertThat(ReceptionNumber.parse("x".repeat(100))).isEqualTo(Parsed.of(new ReceptionNumber("x".repeat(100))));
        refused("  ", ProblemCode.VALUE_MISSING);
        refused("x".repeat(101), ProblemCode.VALUE_TOO_LONG);
        refused("1\u00072", ProblemCode.VALUE_MALFORMED);
        for (String wrong : new String[]{"", " 1", "x".repeat(101), "1\u00072"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ReceptionNumber(wrong));
        }
    }

    private static void refused(String text, ProblemCode code) {
        assertThat(ReceptionNumber.parse(text))
                .isEqualTo(new Parsed.Refused<ReceptionNumber>(Problem.at(code, "receptionNumber")));
    }

    @Test
    void aResultThatHoldsAnotherNumberOfUnitsThanItSaysContradictsItself() {
        assertThat(new BulkCounts(3, 2, 1).contradict(2)).isTrue();
        assertThat(new BulkCounts(3, 2, 1).contradict(3)).isFalse();
        assertThat(BulkCounts.NONE.contradict(3)).isFalse();
    }
}
