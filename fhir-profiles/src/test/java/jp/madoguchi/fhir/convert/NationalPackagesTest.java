package jp.madoguchi.fhir.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.fhir.convert.FhirDialect.DependentWidth;
import jp.madoguchi.fhir.convert.FhirDialect.IdentifierSpelling;
import jp.madoguchi.fhir.convert.FhirDialect.PeriodEnd;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.fhir.profile.NationalPackages;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Our resources against the real JP Core and CLINS packages, which are not ours to carry ({@link NationalPackages}); without, the test says that it is
 * skipped.
 */
class NationalPackagesTest {

    private static final FhirDialect CLAIMING = new FhirDialect(IdentifierSpelling.URL, PeriodEnd.LAST_COVERED_DAY,
            DependentWidth.HALF, true);
    private static final List<Resource> NATIONAL = new ArrayList<>();
    private static @Nullable GuideValidator validator;

    @BeforeAll
    static void readPackages() {
        NationalPackages.named().forEach(one -> NATIONAL.addAll(one.files().values()));
        Assumptions.assumeFalse(NATIONAL.isEmpty(),
                "national packages: skipped: -Dmadoguchi.jp.packages names no JP Core or CLINS package");
        validator = GuideValidator.knowing(NATIONAL.stream().filter(
                resource -> resource instanceof StructureDefinition || resource instanceof CodeSystem
                        || resource instanceof ValueSet)
                .toList());
    }

    private static List<String> errors(Resource resource) {
        return Objects.requireNonNull(validator).errors(resource);
    }

    @Test
    void whatClaimsNationalProfilesKeepsThem() {
        CoverageConverter coverages = new CoverageConverter(CLAIMING);
        Stream<Resource> ours = Stream.of(
                new PatientConverter(CLAIMING).convert(Samples.patient(PatientStanding.LINKED, Samples.person())),
                coverages.convert(Samples.inForce(Samples.insurance()), Samples.PATIENT),
                coverages.convert(Samples.inForce(Samples.lateElderly()), Samples.PATIENT),
                coverages.convert(Samples.coverage(Samples.insurance(), null, CoverageStanding.UNCONFIRMED),
                        Samples.PATIENT),
                coverages.convert(Samples.coverage(Samples.publicAssistance(null),
                        Samples.ticket(YearMonth.of(2026, 11), false), CoverageStanding.IN_FORCE), Samples.PATIENT));

        assertThat(ours).allSatisfy(resource -> {
            assertThat(resource.getMeta().getProfile()).as("claims a national profile")
                    .anyMatch(profile -> !profile.getValue().startsWith(Profiles.BASE));
            assertThat(errors(resource)).as(resource.fhirType()).isEmpty();
        });
    }

    /** Or the test above could not fail. */
    @Test
    void theyRefuseWhatTheyForbid() {
        Coverage coverage = new CoverageConverter(CLAIMING).convert(Samples.inForce(Samples.insurance()),
                Samples.PATIENT);
        coverage.getMeta().getProfile().removeIf(profile -> profile.getValue().startsWith(Profiles.BASE));
        assertThat(errors(coverage)).isEmpty();

        coverage.setSubscriberId("宮６:1234567");

        assertThat(errors(coverage)).anySatisfy(error -> assertThat(error).contains("subscriberId", "eCS"));
    }

    /** They do not say what the national system said of them. */
    @Test
    void theirExamplesOfInsurancesAreNoAnswersOfTheNationalSystem() {
        List<Coverage> examples = NATIONAL.stream().filter(Coverage.class::isInstance).map(Coverage.class::cast)
                .toList();
        Assumptions.assumeFalse(examples.isEmpty(), "national packages: skipped: they hold no Coverage");

        assertThat(examples).allSatisfy(example -> {
            example.getMeta().getProfile().clear();
            example.getMeta().addProfile(Profiles.INSURANCE_COVERAGE);
            assertThat(errors(example)).anySatisfy(error -> assertThat(error).contains("mdg-active-means-usable"));
        });
    }
}
