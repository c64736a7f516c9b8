package jp.madoguchi.fhir.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * Examples of HL7 R4 and of the American insurance card: what our profiles take of them, and why they refuse the rest. They are valid R4 of another
 * country, so that each reason is one of ours: a rule, or the element that is missing, not allowed or of another vocabulary.
 */
class ExamplesOfOthersTest {

    private static final Pattern RULE = Pattern.compile("Constraint failed: (mdg-[a-z-]+)");
    private static final Pattern COUNT = Pattern.compile("([A-Za-z.\\[\\]]+): (?:max allowed|minimum required)");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final EligibilityRequestReader READER = new EligibilityRequestReader(new FacilityCode("9919999999"));

    private static Resource read(String file) throws IOException {
        try (InputStream in = Objects
                .requireNonNull(ExamplesOfOthersTest.class.getResourceAsStream("/examples/" + file))) {
            return (Resource) FhirContext.forR4Cached().newJsonParser()
                    .parseResource(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Set<String> reasons(Resource resource) {
        Set<String> reasons = new TreeSet<>();
        for (String error : GuideValidator.shared().errors(resource)) {
            Matcher rule = RULE.matcher(error);
            Matcher count = COUNT.matcher(error);
            reasons.add(rule.find()
                    ? rule.group(1)
                    : count.find()
                            ? count.group(1)
                            : error.split(": ", 2)[0].replaceAll("\\[[0-9]+]|\\.ofType\\([A-Za-z]+\\)", ""));
        }
        return reasons;
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvFileSource(resources = "/examples/reasons.csv", numLinesToSkip = 1)
    void isTakenOrRefusedForTheseReasons(String file, String profile, @Nullable String expected) throws IOException {
        Resource example = read(file);
        example.getMeta().getProfile().clear();
        // Its extensions are of another guide, which is not here.
        assertThat(reasons(example)).as("R4 itself").isSubsetOf("Coverage.extension", "Coverage.extension.extension");

        example.getMeta().addProfile(Profiles.BASE + "/StructureDefinition/" + profile);
        assertThat(reasons(example)).isEqualTo(
                expected == null ? Set.of() : new TreeSet<>(List.of(expected.split(" ", -1))));
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
                    assertThat(refused.problem().where()).isEqualTo("item");
                });
    }
}
