package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.oqs.message.TerminalEncoding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of every question that holds words of somebody: which character windows-31J lacks, and where. */
class UnencodableCharacterTest {

    private static final String LACKING = "𠮷";
    private static final InquiryId ID = new InquiryId("202611200002");
    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final RequestWriter writer = new RequestWriter();

    private static MemberId member(String symbol) {
        return new MemberId(new InsurerNumber("06990014"), new CardSymbol(symbol), new CardNumber("1"), null);
    }

    private static CardQuestion card(String symbol) {
        return new CardQuestion(member(symbol), LocalDate.of(1990, 1, 15), false);
    }

    private static Question question(ExchangeKind kind) {
        TerminalId terminal = TerminalId.DEFAULT;
        return switch (kind) {
            case CONFIRMATION -> new Question.Confirm(new Inquiry(ID, FACILITY, terminal, DAY, card(LACKING)));
            case CONFIRMATIONS -> new Question.ConfirmMany(ID, FACILITY, terminal, DAY,
                    List.of(new BulkPerson("1", card("見本")), new BulkPerson("2", card(LACKING))));
            case REFERENCE_NUMBER -> new Question.RegisterReference(ID, FACILITY, terminal,
                    new Registration(new ReferenceNumber(LACKING), member("見本")));
            case REFERENCE_NUMBERS -> new Question.RegisterReferences(ID, FACILITY, terminal,
                    List.of(new Registration(new ReferenceNumber("1"), member("見本")),
                            new Registration(new ReferenceNumber("2"), member(LACKING))));
            case RECHECK_AT_HOME ->
                new Question.Recheck(ID, FACILITY, terminal, CareSetting.HOME_VISIT, DAY, card(LACKING));
            case RECHECK_ONLINE ->
                new Question.Recheck(ID, FACILITY, terminal, CareSetting.ONLINE, DAY, card(LACKING));
            case REVOCATION_AT_HOME -> new Question.RevokeConsent(ID, FACILITY, terminal, member(LACKING), DAY);
            case MEDICINES -> new Question.AskMedicines(ID, FACILITY, terminal, member(LACKING),
                    YearMonth.of(2026, 1), YearMonth.of(2026, 11), MedicineContent.MEDICINES, DocumentForm.DATA, false,
                    CareSetting.OUTPATIENT);
            case CHECK_UPS -> new Question.AskCheckUps(ID, FACILITY, terminal, member(LACKING), DocumentForm.DATA,
                    CareSetting.OUTPATIENT);
            case CONFIRMATIONS_RESULT, REFERENCE_NUMBERS_RESULT, CONSENTED_AT_HOME_RESULT, CONSENTED_ONLINE_RESULT,
                    TICKETS_RESULT ->
                new Question.FetchResult(ID, FACILITY, terminal, BulkFamily.of(kind).orElseThrow(),
                        new ReceptionNumber(LACKING));
            case CONSENTED_AT_HOME, CONSENTED_ONLINE, TICKETS -> throw new IllegalArgumentException("digits only");
        };
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            CONFIRMATION             | MessageBody/QualificationConfirmSearchInfo/InsuredCardSymbol
            CONFIRMATIONS            | MessageBody/QualificationConfirmSearchInfo[2]/InsuredCardSymbol
            REFERENCE_NUMBER         | MessageBody/ReferenceNumberRegistrationInfo/ReferenceNumber
            REFERENCE_NUMBERS        | MessageBody/ReferenceNumberRegistrationInfo[2]/InsuredCardSymbol
            RECHECK_AT_HOME          | MessageBody/QualificationConfirmSearchInfo/InsuredCardSymbol
            RECHECK_ONLINE           | MessageBody/QualificationConfirmSearchInfo/InsuredCardSymbol
            REVOCATION_AT_HOME       | MessageBody/QualificationConfirmSearchInfo/InsuredCardSymbol
            MEDICINES                | MessageHeader/InsuranceCardSymbol
            CHECK_UPS                | MessageHeader/InsuranceCardSymbol
            CONFIRMATIONS_RESULT     | MessageBody/ReceptionNumber
            REFERENCE_NUMBERS_RESULT | MessageBody/ReceptionNumber
            CONSENTED_AT_HOME_RESULT | MessageBody/ReceptionNumber
            CONSENTED_ONLINE_RESULT  | MessageBody/ReceptionNumber
            TICKETS_RESULT           | MessageBody/ReceptionNumber
            """)
    void whatShiftJisLacksIsToldByPlaceAndCodePointAndOtherwiseWritten(ExchangeKind kind, String place) {
        Question question = question(kind);

        assertThatThrownBy(() -> writer.write(question, TerminalEncoding.SHIFT_JIS))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.CHARACTER_NOT_ENCODABLE);
                    assertThat(refused.problem().where()).isEqualTo("XmlMsg/" + place + " U+20BB7");
                }).hasMessageNotContaining(LACKING);
        assertThat(writer.write(question, TerminalEncoding.UTF_8)).isNotEmpty();
        assertThat(writer.writeJson(question)).isNotEmpty();
    }
}
