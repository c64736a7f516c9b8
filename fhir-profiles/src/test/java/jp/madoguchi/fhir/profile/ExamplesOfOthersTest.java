package jp.madoguchi.fhir.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.LiveQuestion;
import jp.madoguchi.fhir.convert.EligibilityRequestReader;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Examples of HL7 R4 and of the American insurance card, and resources of ours in the forms of Japanese examples: what our profiles take of them, and why
 * they refuse the rest. They are valid R4, so that each reason is one of ours: a rule, or the element that is missing, not allowed or of another vocabulary.
 */
class ExamplesOfOthersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final EligibilityRequestReader READER = new EligibilityRequestReader(new FacilityCode("9919999999"));

    static Resource read(String file) throws IOException {
        try (InputStream in = Objects
                .requireNonNull(ExamplesOfOthersTest.class.getResourceAsStream("/examples/" + file))) {
            return (Resource) FhirContext.forR4Cached().newJsonParser()
                    .parseResource(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvFileSource(resources = "/examples/reasons.csv", numLinesToSkip = 1)
    void isTakenOrRefusedForTheseReasons(String file, String profile, @Nullable String expected) throws IOException {
        Resource example = read(file);
        // Its extensions are of another guide, which is not here.
        assertThat(Reasons.ofR4(example)).as("R4 itself").isSubsetOf("Coverage.extension",
                "Coverage.extension.extension");
        assertThat(Reasons.as(profile, example)).isEqualTo(Reasons.read(expected == null ? "" : expected));
    }

    /** Its narrative is quoted twice. */
    @Test
    void anExampleOfTheInsuranceCardIsNoJsonOfR4() {
        assertThatThrownBy(() -> read("c4dic/Coverage-Example-Coverage1.json"))
                .isInstanceOf(DataFormatException.class);
    }

    @Test
    void aQuestionOfR4IsReadWhereItAsksWhatTheNationalSystemCanAnswer() throws IOException {
        CoverageEligibilityRequest example = (CoverageEligibilityRequest) read(
                "hl7-r4/CoverageEligibilityRequest-52345.json");

        LiveQuestion question = READER.read(example, TODAY);

        assertThat(question.subject()).isEqualTo(new LiveQuestion.Subject.Here(new ResourceId("pat1")));
        assertThat(question.insurance())
                .isEqualTo(new LiveQuestion.Insurance.Kept(new ResourceId("9876B1")));
        assertThat(question.servicedDate()).isEqualTo(TODAY);
        assertThat(question.limitConsent()).isFalse();
        assertThat(EligibilityRequestReader.key(example)).hasValueSatisfying(key -> assertThat(key).endsWith("|52345"));
    }

    @Test
    void aQuestionOfR4AboutASingleBenefitIsRefused() throws IOException {
        CoverageEligibilityRequest example = (CoverageEligibilityRequest) read(
                "hl7-r4/CoverageEligibilityRequest-52346.json");

        assertThatThrownBy(() -> READER.read(example, TODAY)).isInstanceOfSatisfying(ProblemException.class,
                refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.VALUE_MALFORMED);
                    assertThat(refused.problem().where()).isEqualTo("CoverageEligibilityRequest.item[0]");
                });
    }
}
