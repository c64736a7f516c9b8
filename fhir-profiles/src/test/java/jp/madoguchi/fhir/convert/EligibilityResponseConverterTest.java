package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Valid.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.InsuranceComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EligibilityResponseConverterTest {

    @Test
    void eachCertificateIsAnEntryOfItsOwnForTheSameCoverage() {
        CoverageEligibilityResponse response = convert(
                Samples.answerView(Samples.valid(Samples.insurance()), null, Samples.entry(0, null)));
        assertThat(response.getInsurance())
                .extracting(EligibilityResponseConverterTest::kind, i -> i.getCoverage().getReference(),
                        InsuranceComponent::getInforce)
                .containsExactly(
                        tuple("qualification", "Coverage/coverage-1", true),
                        tuple("limit", "Coverage/coverage-1", true),
                        tuple("specific-disease", "Coverage/coverage-1", true));
        InsuranceComponent limit = response.getInsurance().get(1);
        assertThat(limit.getBenefitPeriod().getEndElement().getValueAsString()).isEqualTo("2027-07-31");
        assertThat(limit.getItemFirstRep().getCategory().getCodingFirstRep().getCode()).isEqualTo("A03");
        assertThat(limit.getItemFirstRep().getBenefitFirstRep().hasAllowed()).as("no invented yen").isFalse();
        assertThat(limit.getExtensionByUrl(ExtensionUrls.LONG_TERM_HOSPITALISATION_DATE).getValue().primitiveValue())
                .isEqualTo("2026-09-01");
        assertThat(response.getInsurance().get(2).getItemFirstRep().getBenefitFirstRep().getAllowedMoney().getValue())
                .isEqualByComparingTo("10000");
        assertThat(response.getPurpose()).extracting(p -> p.getCode()).containsExactly("validation", "benefits");
    }

    @Test
    void anElderlyCertificateCarriesItsShareAndItsDates() {
        CoverageEligibilityResponse response = convert(
                Samples.answerView(Samples.valid(Samples.elderly()), null, Samples.entry(0, null)));
        InsuranceComponent elderly = response.getInsurance().get(1);
        assertThat(kind(elderly)).isEqualTo("elderly-recipient");
        assertThat(elderly.getItemFirstRep().getBenefitFirstRep().getAllowedUnsignedIntType().getValue()).isEqualTo(30);
    }

    @Test
    void aTicketIsOneEntryWithWhatThePatientPays() {
        MedicalTicket ticket = Samples.ticket(YearMonth.of(2026, 11), false);
        CoverageEligibilityResponse response = convert(Samples.answerView(
                Samples.valid(Samples.publicAssistance(null, ticket)), null, Samples.entry(0, ticket)));
        assertThat(response.getInsurance()).hasSize(1);
        assertThat(kind(response.getInsuranceFirstRep())).isEqualTo("medical-ticket");
        assertThat(response.getInsuranceFirstRep().getInforce()).isTrue();
        assertThat(response.getInsuranceFirstRep().getItemFirstRep().getBenefitFirstRep().getAllowedMoney().getValue())
                .isEqualByComparingTo("500");
    }

    @Test
    void aTicketForAnotherInstitutionIsNotInForceHere() {
        MedicalTicket ticket = Samples.ticket(YearMonth.of(2026, 11), true);
        CoverageEligibilityResponse response = convert(Samples.answerView(
                Samples.valid(Samples.publicAssistance(null, ticket)), null, Samples.entry(0, ticket)));
        assertThat(response.getInsuranceFirstRep().getInforce()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(QualificationValidity.class)
    void everyValidityIsSaidAndOnlyValidIsInForce(QualificationValidity validity) {
        Answer answer = Samples.answer(new AnswerOutcome.Confirmed(validity, null), Samples.insurance());
        CoverageEligibilityResponse response = convert(Samples.answerView(answer, null, Samples.entry(0, null)));
        assertThat(response.getOutcome().toCode()).isEqualTo("complete");
        assertThat(response.getExtensionByUrl(ExtensionUrls.QUALIFICATION_VALIDITY).getValue().primitiveValue())
                .isEqualTo(NationalCodes.code(validity));
        assertThat(response.getDisposition()).isEqualTo(NationalCodes.label(validity));
        assertThat(response.getInsuranceFirstRep().getInforce()).isEqualTo(validity == QualificationValidity.VALID);
    }

    @Test
    void aQualificationLostByThatDayIsNotInForceInAValidAnswer() {
        Answer answer = Samples.valid(Samples.lost(LocalDate.of(2020, 4, 1), Samples.TODAY));
        CoverageEligibilityResponse response = convert(Samples.answerView(answer, null, Samples.entry(0, null)));
        assertThat(response.getInsuranceFirstRep().getInforce()).isFalse();
        assertThat(response.getDisposition()).isEqualTo("有効／資格喪失事由: 医療保険等の資格取得");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "OQC-OWSE0900000, 該当なし, OQC-OWSE0900000 該当なし",
            "SIM-E0001, -, SIM-E0001",
            "-, 照会できません, 照会できません",
            "-, -, 処理結果エラー",
            "' X 1', '  ', X 1"})
    void aRefusalIsAnErrorWithCodeAndMessageVerbatim(
            @Nullable String code, @Nullable String message, String said) {
        Answer answer = Samples.answer(new AnswerOutcome.Refused(new Notice(code, message)));
        CoverageEligibilityResponse response = convert(Samples.answerView(answer, new InquiryId("ABCDEF123456")));
        assertThat(response.getOutcome().toCode()).isEqualTo("error");
        assertThat(response.getDisposition()).isEqualTo(said);
        assertThat(response.getErrorFirstRep().getCode().getText()).isEqualTo(said);
        if (code != null) {
            assertThat(response.getErrorFirstRep().getExtensionByUrl(ExtensionUrls.PROCESSING_RESULT)
                    .getExtensionString("code")).isEqualTo(code);
        }
        assertThat(response.getRequest().getIdentifier().getValue()).isEqualTo("ABCDEF123456");
        assertThat(response.hasInsurance()).isFalse();
    }

    @Test
    void aFailureIsAnErrorAndWorkInProgressIsQueued() {
        assertThat(convert(Samples.answerView(
                Samples.answer(new AnswerOutcome.Failed(new Notice("9", "異常"))), null)).getOutcome().toCode())
                .isEqualTo("error");
        assertThat(convert(Samples.answerView(Samples.answer(new AnswerOutcome.Processing()), null)).getOutcome()
                .toCode()).isEqualTo("queued");
    }

    @Test
    void aNoticeBesideASuccessIsKept() {
        Answer answer = Samples.answer(new AnswerOutcome.Confirmed(
                QualificationValidity.VALID, new Notice("N1", "有効期限が近づいています")), Samples.insurance());
        CoverageEligibilityResponse response = convert(Samples.answerView(answer, null, Samples.entry(0, null)));
        assertThat(response.getDisposition()).isEqualTo("有効／N1 有効期限が近づいています");
        assertThat(response.hasError()).isFalse();
        assertThat(response.getExtensionByUrl(ExtensionUrls.PROCESSING_RESULT).getExtensionString("code"))
                .isEqualTo("N1");
    }

    @Test
    void timesAreJapansAndTheDayAskedIsTheServicedDate() {
        CoverageEligibilityResponse response = convert(
                Samples.answerView(Samples.valid(Samples.insurance()), null, Samples.entry(0, null)));
        assertThat(response.getCreatedElement().getValueAsString()).isEqualTo("2026-11-22T09:15:30+09:00");
        assertThat(response.getServicedDateType().getValueAsString()).isEqualTo("2026-11-22");
    }

    @Test
    void withoutAQualificationTheInsurerIsTheOneAskedAbout() {
        Answer answer = new Answer(Samples.HOSPITAL.code(), null, null, null, Samples.STAMP.updatedAt(), Samples.TODAY,
                new AnswerOutcome.Confirmed(QualificationValidity.NOT_FOUND, null),
                new CardQuestion(Samples.member("138057", null, "1", null), LocalDate.of(2000, 1, 1), true), List.of(),
                null);
        CoverageEligibilityResponse response = convert(Samples.answerView(answer, new InquiryId("ABCDEF123456")));
        assertThat(response.getInsurer().getIdentifier().getValue()).isEqualTo("138057");
    }

    private static CoverageEligibilityResponse convert(AnswerView view) {
        return valid(new EligibilityResponseConverter(FhirDialect.DEFAULT)
                .convert(view, Samples.PATIENT, Samples.HOSPITAL.id()));
    }

    private static String kind(InsuranceComponent insurance) {
        return insurance.getExtensionByUrl(ExtensionUrls.CERTIFICATE_KIND).getValue().primitiveValue();
    }
}
