package jp.madoguchi.fhir.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.fhir.convert.FhirDialect.DependentWidth;
import jp.madoguchi.fhir.convert.FhirDialect.IdentifierSpelling;
import jp.madoguchi.fhir.convert.FhirDialect.PeriodEnd;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.fhir.profile.NationalPackages;
import jp.madoguchi.fhir.profile.NationalPackages.Content;
import jp.madoguchi.fhir.profile.NationalSystem;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our resources against the real JP Core and CLINS packages, which are not ours to carry ({@link NationalPackages}), in the dialect of each; without a package
 * of a dialect the test says that it is skipped. What stands in for them has the few rules of theirs that are looked at here, so that the tests themselves are
 * tried in every run.
 */
class NationalPackagesTest {

    private static final Map<Whose, Map<IdentifierSpelling, National>> KNOWN = new EnumMap<>(Whose.class);

    /** Whose definitions our resources are held against. */
    private enum Whose {
        STAND_INS,
        NAMED_PACKAGES
    }

    /**
     * The packages of one dialect.
     *
     * @param resources     all that they hold
     * @param numberSystems what their JP_Organization calls numbers of organizations
     * @param validator     knows their definitions beside the guide
     */
    private record National(List<Resource> resources, Set<String> numberSystems, GuideValidator validator) {

        static National of(List<Content> packages) {
            List<Resource> resources = packages.stream().flatMap(one -> one.files().values().stream()).toList();
            Set<String> systems = new HashSet<>();
            packages.forEach(one -> systems.addAll(one.numberSystems()));
            return new National(resources, systems, GuideValidator.knowing(resources.stream().filter(
                    resource -> resource instanceof StructureDefinition || resource instanceof CodeSystem
                            || resource instanceof ValueSet)
                    .toList()));
        }

        boolean defines(String profile) {
            return resources.stream().anyMatch(resource -> resource instanceof StructureDefinition definition
                    && definition.getUrl().equals(profile));
        }

        List<String> errors(Resource resource) {
            return validator.errors(resource);
        }
    }

    private static FhirDialect claiming(IdentifierSpelling spelling) {
        return new FhirDialect(spelling, PeriodEnd.LAST_COVERED_DAY, DependentWidth.HALF, true);
    }

    static Stream<Arguments> dialects() {
        return Stream.of(Whose.values()).flatMap(
                whose -> Stream.of(IdentifierSpelling.values()).map(spelling -> Arguments.of(whose, spelling)));
    }

    private static National national(Whose whose, IdentifierSpelling spelling) {
        List<Content> packages = ofDialect(spelling, switch (whose) {
            case STAND_INS -> List.of(NationalStandIns.of(IdentifierSpelling.URL), NationalStandIns.of(
                    IdentifierSpelling.OID));
            case NAMED_PACKAGES -> NationalPackages.named();
        });
        Assumptions.assumeFalse(packages.isEmpty(),
                "national packages: skipped: -Dmadoguchi.jp.packages names no JP Core package of the " + spelling
                        + " dialect");
        return KNOWN.computeIfAbsent(whose, any -> new EnumMap<>(IdentifierSpelling.class))
                .computeIfAbsent(spelling, any -> National.of(packages));
    }

    /** Definitions of two dialects have the same names: those of the other are left out, and those of none go with both. Without JP Core there is nothing. */
    private static List<Content> ofDialect(IdentifierSpelling spelling, List<Content> packages) {
        String insurers = claiming(spelling).spell(NationalSystem.INSURER_NUMBER);
        return packages.stream().noneMatch(one -> one.numberSystems().contains(insurers))
                ? List.of()
                : packages.stream()
                        .filter(one -> one.numberSystems().isEmpty() || one.numberSystems().contains(insurers))
                        .toList();
    }

    /** A usable coverage claims the stricter profiles in the URL dialect; there are none of the other (fhir-and-hl7v2 2). */
    private static void assumeStricterProfiles(National national) {
        Assumptions.assumeTrue(national.defines(Profiles.ECS_INSURANCE),
                "national packages: skipped: -Dmadoguchi.jp.packages names no CLINS package");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("dialects")
    void whatClaimsNationalProfilesKeepsThem(Whose whose, IdentifierSpelling spelling) {
        National national = national(whose, spelling);
        if (spelling == IdentifierSpelling.URL) {
            assumeStricterProfiles(national);
        }
        FhirDialect dialect = claiming(spelling);
        CoverageConverter coverages = new CoverageConverter(dialect);
        Stream<Resource> ours = Stream.concat(organizations(dialect), Stream.of(
                new PatientConverter(dialect).convert(Samples.patient(PatientStanding.LINKED, Samples.person())),
                coverages.convert(Samples.inForce(Samples.insurance()), Samples.PATIENT),
                coverages.convert(Samples.inForce(Samples.lateElderly()), Samples.PATIENT),
                coverages.convert(Samples.coverage(Samples.insurance(), null, CoverageStanding.UNCONFIRMED),
                        Samples.PATIENT),
                coverages.convert(Samples.coverage(Samples.publicAssistance(null),
                        Samples.ticket(YearMonth.of(2026, 11), false), CoverageStanding.IN_FORCE), Samples.PATIENT)));

        assertThat(ours).hasSize(8).allSatisfy(resource -> {
            assertThat(resource.getMeta().getProfile()).as("claims a national profile")
                    .anyMatch(profile -> !profile.getValue().startsWith(Profiles.BASE));
            assertThat(national.errors(resource)).as(resource.fhirType()).isEmpty();
        });
    }

    /** An insurer, a public payer, the hospital. */
    private static Stream<Organization> organizations(FhirDialect dialect) {
        PayerConverter payers = new PayerConverter(dialect);
        return Stream.of(
                payers.convert(new PayerView(Samples.PAYER, Samples.STAMP, new InsurerNumber("06999010"), "架空健康保険組合")),
                payers.convert(new PayerView(Samples.PAYER, Samples.STAMP, new InsurerNumber("12996013"),
                        "架空県見本福祉事務所")),
                new HospitalConverter(dialect).convert(Samples.HOSPITAL));
    }

    /** They take a number of any system, so that a profile is kept in the wrong dialect as well. Of public payers JP Core names none. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("dialects")
    void numbersOfInsurersAndHospitalsAreCalledAsTheyCallThem(Whose whose, IdentifierSpelling spelling) {
        Set<String> theirs = national(whose, spelling).numberSystems();

        assertThat(organizations(claiming(spelling))
                .filter(one -> !one.getTypeFirstRep().getCodingFirstRep().getCode().equals("other"))
                .map(one -> one.getIdentifierFirstRep().getSystem())).hasSize(2).allMatch(theirs::contains);
    }

    /** Or the test above could not fail. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("dialects")
    void theyRefuseWhomTheyCannotTellApart(Whose whose, IdentifierSpelling spelling) {
        National national = national(whose, spelling);
        Patient patient = new PatientConverter(claiming(spelling))
                .convert(Samples.patient(PatientStanding.LINKED, Samples.person()));
        patient.getMeta().getProfile().removeIf(profile -> profile.getValue().startsWith(Profiles.BASE));
        assertThat(national.errors(patient)).isEmpty();

        patient.getIdentifier().clear();

        assertThat(national.errors(patient)).anySatisfy(
                error -> assertThat(error).contains("Patient.identifier", "JP_Patient"));
    }

    /** The stricter profiles, too. */
    @ParameterizedTest
    @EnumSource(Whose.class)
    void theyRefuseWhatTheyForbid(Whose whose) {
        National national = national(whose, IdentifierSpelling.URL);
        assumeStricterProfiles(national);
        Coverage coverage = new CoverageConverter(claiming(IdentifierSpelling.URL)).convert(
                Samples.inForce(Samples.insurance()), Samples.PATIENT);
        coverage.getMeta().getProfile().removeIf(profile -> profile.getValue().startsWith(Profiles.BASE));
        assertThat(national.errors(coverage)).isEmpty();

        coverage.setSubscriberId("宮６:1234567");

        assertThat(national.errors(coverage)).anySatisfy(error -> assertThat(error).contains("subscriberId", "eCS"));
    }

    /** They do not say what the national system said of them. */
    @ParameterizedTest
    @EnumSource(IdentifierSpelling.class)
    void theirExamplesOfInsurancesAreNoAnswersOfTheNationalSystem(IdentifierSpelling spelling) {
        National national = national(Whose.NAMED_PACKAGES, spelling);
        List<Coverage> examples = national.resources().stream().filter(Coverage.class::isInstance)
                .map(one -> ((Coverage) one).copy()).toList();
        Assumptions.assumeFalse(examples.isEmpty(), "national packages: skipped: they hold no Coverage");

        assertThat(examples).allSatisfy(example -> {
            example.getMeta().getProfile().clear();
            example.getMeta().addProfile(Profiles.INSURANCE_COVERAGE);
            assertThat(national.errors(example)).anySatisfy(
                    error -> assertThat(error).contains("mdg-active-means-usable"));
        });
    }

    @Test
    void packagesOfBothDialectsAreKeptApartAndOthersGoWithEither() {
        Content url = NationalStandIns.of(IdentifierSpelling.URL);
        Content oid = NationalStandIns.of(IdentifierSpelling.OID);
        Content neither = new Content("neither", "1", Map.of());

        assertThat(ofDialect(IdentifierSpelling.URL, List.of(url, oid, neither))).containsExactly(url, neither);
        assertThat(ofDialect(IdentifierSpelling.OID, List.of(url, oid, neither))).containsExactly(oid, neither);
        assertThat(ofDialect(IdentifierSpelling.OID, List.of(url, neither))).isEmpty();
    }
}
