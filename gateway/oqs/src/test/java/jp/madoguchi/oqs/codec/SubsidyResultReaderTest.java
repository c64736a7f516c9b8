package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import jp.madoguchi.domain.certificate.CapReason;
import jp.madoguchi.domain.certificate.CostCap;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.oqs.exchange.SubsidyTags;
import jp.madoguchi.oqs.message.SubsidyMessage;
import jp.madoguchi.oqs.message.WireFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates of subsidies (PMH): no name of the terminal's is invented, all are the hub's own or configured. */
class SubsidyResultReaderTest {

    private static final String XML = """
            <XmlMsg><MessageHeader><ProcessExecutionTime>20261120093015</ProcessExecutionTime>
              <MedicalInstitutionCode>9919999999</MedicalInstitutionCode></MessageHeader>
            <MessageBody><InsurerNumber>06990014</InsurerNumber><InsuredIdentificationNumber>1</InsuredIdentificationNumber>
              <Name>架空　一郎</Name><NameKana>ｶｸｳ ｲﾁﾛｳ</NameKana><Sex1>1</Sex1><Birthdate>20200412</Birthdate>
              <list><one>
                <medicalSubsidyInsurerNumber>80990013</medicalSubsidyInsurerNumber>
                <medicalSubsidyRecipientNumber>0000018</medicalSubsidyRecipientNumber>
                <certificationName>こども医療費受給者証</certificationName>
                <historyKey>1</historyKey><isDeleted>0</isDeleted>
                <validFrom>20260401</validFrom><validTo>20270331</validTo>
                <maxCopaymentAmount><perVisit>500</perVisit><perMonth>1000</perMonth></maxCopaymentAmount>
                <additionalConditions>01-2;03-1</additionalConditions>
                <designatedMedicalInstitutions><code>9919999999</code><code>9919999998</code></designatedMedicalInstitutions>
                <isAlwaysReimbursement>0</isAlwaysReimbursement>
                <details><certificationDetail>見本</certificationDetail><certificationDetail>試験</certificationDetail></details>
              </one><one>
                <medicalSubsidyInsurerNumber>80990013</medicalSubsidyInsurerNumber>
                <medicalSubsidyRecipientNumber>0000026</medicalSubsidyRecipientNumber>
                <maxCopaymentAmount>500</maxCopaymentAmount>
              </one><one>
                <medicalSubsidyInsurerNumber>8099</medicalSubsidyInsurerNumber>
                <medicalSubsidyRecipientNumber>0000034</medicalSubsidyRecipientNumber>
              </one></list></MessageBody></XmlMsg>
            """;
    private static final String JSON = """
            {"XmlMsg":{"MessageBody":{"list":[{"one":{"medicalSubsidyRecipientNumber":"0000018",
             "maxCopaymentAmount":{"perMonth":1000},"designatedMedicalInstitutions":["9919999999","9919999998"],
             "certificationDetail":["見本",{"a":"1","b":{"c":"2"}}]}}]}}}
            """;

    private static SubsidyMessage read(SubsidyTags tags, WireFormat format, String text) {
        return new SubsidyResultReader(tags).read(format, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aCertificateIsReadByTheNamesOfTheHub() {
        SubsidyMessage message = read(SubsidyTags.BUILT_IN, WireFormat.XML, XML);

        assertThat(message.records()).hasSize(2);
        SubsidyRecord first = message.records().getFirst();
        assertThat(first.payer()).isEqualTo(new InsurerNumber("80990013"));
        assertThat(first.recipient().value()).isEqualTo("0000018");
        assertThat(first.name()).isEqualTo("こども医療費受給者証");
        assertThat(first.validity()).isEqualTo(new DateRange(LocalDate.of(2026, 4, 1), LocalDate.of(2027, 3, 31)));
        assertThat(first.conditions())
                .containsExactly(new SubsidyRecord.Condition("01", "2"), new SubsidyRecord.Condition("03", "1"));
        assertThat(first.institutions()).containsExactly("9919999999", "9919999998");
        assertThat(first.details()).containsExactly("見本", "試験");
        assertThat(message.echo().facility()).isEqualTo(new FacilityCode("9919999999"));
        assertThat(message.person().birthDate()).isEqualTo("2020-04-12");
        assertThat(message.person().kana().text()).isEqualTo("カクウ イチロウ");
        assertThat(message.person().name().text()).isEqualTo("架空 一郎");
        assertThat(message.person().sex()).isEqualTo(Sex.MALE);
        assertThat(message.person()).hasToString("Holder[MemberId[06990014]]");
        assertThat(message).hasToString("SubsidyMessage[2 refused 1]");
    }

    @Test
    void aGroupOfAmountsIsForStaffToReadAndAPlainAmountIsTheCap() {
        SubsidyMessage message = read(SubsidyTags.BUILT_IN, WireFormat.XML, XML);

        assertThat(message.records().get(0).maxCopayment()).isEqualTo("perVisit=500; perMonth=1000");
        assertThat(message.records().get(0).cap()).isEqualTo(new CostCap.Unknown(CapReason.NO_FIGURE));
        assertThat(message.records().get(1).cap()).isEqualTo(new CostCap.Known(500));
        assertThat(read(SubsidyTags.BUILT_IN, WireFormat.JSON, JSON).records().getFirst().cap())
                .isEqualTo(new CostCap.Unknown(CapReason.NO_FIGURE));
    }

    @Test
    void aCertificateThatCannotBeReadHidesNoOther() {
        assertThat(read(SubsidyTags.BUILT_IN, WireFormat.XML, XML).refused())
                .containsExactly(Problem.at(ProblemCode.VALUE_MALFORMED, "medicalSubsidyInsurerNumber"));
    }

    @Test
    void listsAreArraysInJson() {
        SubsidyRecord only = read(SubsidyTags.BUILT_IN, WireFormat.JSON, JSON).records().getFirst();

        assertThat(only.institutions()).containsExactly("9919999999", "9919999998");
        assertThat(only.details()).containsExactly("見本", "a=1; b=c=2");
        assertThat(only.payer()).isNull();
    }

    @Test
    void whatTheRealTerminalCallsThemIsConfigured() {
        SubsidyTags tags = SubsidyTags.BUILT_IN.overriddenBy("""
                # ours
                root = PmhMsg
                medicalSubsidyRecipientNumber = JukyuNo
                """);

        assertThat(read(tags, WireFormat.XML, "<PmhMsg><JukyuNo>7</JukyuNo></PmhMsg>").records()).singleElement()
                .satisfies(record -> assertThat(record.recipient().value()).isEqualTo("7"));
        assertThat(read(tags, WireFormat.XML,
                "<PmhMsg><medicalSubsidyRecipientNumber>7</medicalSubsidyRecipientNumber></PmhMsg>").records())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recipient = JukyuNo                    | line 2 names no field: fields are root, orgSpecificCertificateTypeId
            validFrom <a>                          | line 2 has no "=": write key = name
            validFrom = <a>                        | line 2 has no element's name behind "="
            validFrom = validTo                    | gives validFrom and validTo one element
            """)
    void aLineThatIsWrongIsRefusedWithWhatToDo(String line, String said) {
        assertThatThrownBy(() -> SubsidyTags.BUILT_IN.overriddenBy("# ours\n" + line))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.SETTING_INVALID);
                    assertThat(refused.problem().where()).startsWith("subsidy-tags.properties ").contains(said);
                });
    }

    @Test
    void aFieldTwiceOrTooMuchIsRefused() {
        assertThatThrownBy(() -> read(SubsidyTags.BUILT_IN, WireFormat.XML,
                "<XmlMsg><validFrom>20260401</validFrom><validFrom>20260401</validFrom></XmlMsg>"))
                .isInstanceOfSatisfying(ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.ELEMENT_INVALID));
        assertThatThrownBy(() -> new SubsidyResultReader(SubsidyTags.BUILT_IN, new ReadLimits(5, 4, 4))
                .read(WireFormat.XML, "<XmlMsg/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.FILE_TOO_LARGE));
    }
}
