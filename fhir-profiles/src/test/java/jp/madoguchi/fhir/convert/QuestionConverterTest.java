package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Valid.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.LiveQuestion;
import jp.madoguchi.domain.qualification.Notice;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions as requests that can be read and asked again, and as responses before their answer. */
class QuestionConverterTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final Instant AT = Instant.parse("2026-11-20T01:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final QuestionConverter converter = new QuestionConverter(FhirDialect.DEFAULT);

    private static QuestionView view(MemberId member, boolean limitConsent, AnswerOutcome outcome) {
        Inquiry inquiry = new Inquiry(new InquiryId("20261120100000ABCDEFGHJK"), FACILITY, TerminalId.DEFAULT, DAY,
                new CardQuestion(member, LocalDate.of(1990, 1, 15), limitConsent));
        return new QuestionView(inquiry, new ResourceId("patient-1"), new Stamp(1, AT), AT, outcome);
    }

    @ParameterizedTest
    @CsvSource({"06990014,123,4567,00,true", "06990014,１２３,４５６７,01,false", "138057,見本,7770001,,false",
            "06990014,,4567,,true", "39131156,,12345678,,false"})
    void aRequestThatWasReadAsksTheSame(String insurer, String symbol, String number, String branch, boolean consent) {
        MemberId member = Samples.member(insurer, symbol, number, branch);
        var request = converter.request(view(member, consent, new AnswerOutcome.Processing()));
        valid(request);

        LiveQuestion question = new EligibilityRequestReader(FACILITY).read(request, DAY.plusDays(1));
        assertThat(question.subject()).isEqualTo(new LiveQuestion.Subject.Here(new ResourceId("patient-1")));
        assertThat(question.servicedDate()).isEqualTo(DAY);
        assertThat(question.limitConsent()).isEqualTo(consent);
        assertThat(question.insurance()).isInstanceOfSatisfying(LiveQuestion.Insurance.Typed.class,
                typed -> assertThat(typed.member().matchKey()).isEqualTo(member.matchKey()));
    }

    @Test
    void aQuestionWithoutAnAnswerIsQueuedAndNothingIsSaidOfTheInsurance() {
        CoverageEligibilityResponse response = valid(converter.response(
                view(Samples.member("06990014", "1", "2", "00"), false, new AnswerOutcome.Processing())));

        assertThat(response.getOutcome()).isEqualTo(RemittanceOutcome.QUEUED);
        assertThat(response.hasInsurance()).isFalse();
        assertThat(response.hasError()).isFalse();
    }

    @Test
    void aFailureSaysWhy() {
        CoverageEligibilityResponse response = valid(
                converter.response(view(Samples.member("06990014", "1", "2", "00"), false,
                        new AnswerOutcome.Failed(new Notice("MDG-IDN-01", "誰の回答か確定できません。")))));

        assertThat(response.getOutcome()).isEqualTo(RemittanceOutcome.ERROR);
        assertThat(response.getErrorFirstRep().getCode().getText()).startsWith("MDG-IDN-01");
    }
}
