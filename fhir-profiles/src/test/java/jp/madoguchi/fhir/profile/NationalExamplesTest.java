package jp.madoguchi.fhir.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.fhir.convert.EligibilityRequestReader;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Coverages, Patients and Organizations of Japanese packages: what our profiles and the reader of questions take of them, and why they refuse the
 * rest. The packages are not ours to carry ({@link NationalPackages}); {@code national.csv} names their files and the reasons, and nothing of what
 * stands in them. Without a package the test says that it is skipped.
 */
class NationalExamplesTest {

    private static final String TABLE = "/examples/national.csv";
    private static final String SKIPPED = "national examples: skipped: -Dmadoguchi.jp.packages names no package of national.csv";
    private static final List<String> TYPES = List.of("Coverage", "Patient", "Organization");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final EligibilityRequestReader READER = new EligibilityRequestReader(new FacilityCode("9919999999"));
    private static final String MEMBER = "00138057::1234567:01";
    private static final Map<String, Resource> EXAMPLES = new TreeMap<>();

    /**
     * A line of the table.
     *
     * @param example  package, version and file, parted by blanks
     * @param profile  of ours that it is held against
     * @param reasons  why the profile refuses it
     * @param question what becomes of a question that names it: taken, or the problem and its place
     * @param form     the file of ours that has its form, or nothing
     */
    private record Row(String example, String profile, Set<String> reasons, String question, String form) {
        static Row of(String line) {
            String[] cells = line.split(",", -1);
            return new Row(String.join(" ", cells[0], cells[1], cells[2]), cells[3], Reasons.read(cells[4]), cells[5],
                    cells[6]);
        }

        String packageName() {
            return example.substring(0, example.lastIndexOf(' '));
        }

        @Override
        public String toString() {
            return example + " as " + profile;
        }
    }

    @BeforeAll
    static void readPackages() {
        for (NationalPackages.Content one : NationalPackages.named()) {
            one.everyResource().forEach((file, resource) -> {
                if (TYPES.contains(resource.fhirType())) {
                    EXAMPLES.put(one.name() + " " + one.version() + " " + file, resource);
                }
            });
        }
    }

    static Stream<Row> table() throws IOException {
        try (InputStream in = Objects.requireNonNull(NationalExamplesTest.class.getResourceAsStream(TABLE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(Row::of).toList().stream();
        }
    }

    @Test
    void theirsAreTakenOrRefusedForTheReasonsOfTheTable() throws IOException {
        List<Row> here = table().filter(row -> EXAMPLES.containsKey(row.example())).toList();
        Assumptions.assumeFalse(here.isEmpty(), SKIPPED);

        assertSoftly(softly -> here.forEach(row -> {
            Resource example = Objects.requireNonNull(EXAMPLES.get(row.example()));
            softly.assertThat(Reasons.ofR4(example)).as("R4 itself: " + row).isEmpty();
            softly.assertThat(Reasons.as(row.profile(), example)).as(row.toString()).isEqualTo(row.reasons());
            softly.assertThat(asked(example)).as("a question that names " + row.example()).isEqualTo(row.question());
        }));
    }

    /** Of a package that the table knows nothing is left out, and nothing is named that is not there. */
    @Test
    void theTableNamesEveryExampleOfItsPackages() throws IOException {
        Map<String, Set<String>> named = table().collect(
                Collectors.groupingBy(Row::packageName, Collectors.mapping(Row::example, Collectors.toSet())));
        Map<String, Set<String>> given = EXAMPLES.keySet().stream().collect(Collectors.groupingBy(
                one -> one.substring(0, one.lastIndexOf(' ')), Collectors.toSet()));
        given.keySet().retainAll(named.keySet());
        Assumptions.assumeFalse(given.isEmpty(), SKIPPED);

        named.keySet().retainAll(given.keySet());
        assertThat(given).isEqualTo(named);
    }

    /** What is ours has the form of theirs, and is taken or refused for the same reasons; it is there when theirs are not. */
    @ParameterizedTest
    @MethodSource("forms")
    void whatHasTheirFormIsTakenOrRefusedLikeThem(Row row) throws IOException {
        Resource ours = ExamplesOfOthersTest.read("jp-form/" + row.form());
        assertThat(Reasons.ofR4(ours)).as("R4 itself").isEmpty();
        assertThat(Reasons.as(row.profile(), ours)).isEqualTo(row.reasons());
        assertThat(asked(ours)).as("a question that names it").isEqualTo(row.question());
    }

    static Stream<Row> forms() throws IOException {
        return table().filter(row -> !row.form().isEmpty());
    }

    /** A program sends the example with its question: as the card, as the person, as the insurer. */
    private static String asked(Resource example) {
        CoverageEligibilityRequest request = new CoverageEligibilityRequest();
        request.setStatus(EligibilityRequestStatus.ACTIVE).addPurpose(EligibilityRequestPurpose.VALIDATION)
                .setPatient(new Reference("Patient/p1")).setCreatedElement(new DateTimeType("2026-11-20"))
                .setInsurer(new Reference().setDisplay("見本健康保険組合"));
        Consumer<Reference> card = coverage -> request.addInsurance().setCoverage(coverage);
        switch (example) {
            case Coverage coverage -> card.accept(contained(request, coverage));
            case Patient patient -> {
                request.setPatient(contained(request, patient));
                Reference member = new Reference();
                member.getIdentifier().setSystem(IdentifierSystems.INSURANCE_MEMBER_ID).setValue(MEMBER);
                card.accept(member);
            }
            case Organization insurer -> request.setInsurer(new Reference().setIdentifier(
                    insurer.getIdentifierFirstRep()));
            default -> throw new IllegalArgumentException(example.fhirType());
        }
        try {
            READER.read(request, TODAY);
            return "taken";
        } catch (ProblemException refused) {
            return refused.problem().code().code() + " " + refused.problem().where();
        }
    }

    private static Reference contained(CoverageEligibilityRequest request, Resource example) {
        Resource inside = example.copy();
        inside.setId("example");
        request.addContained(inside);
        return new Reference("#example");
    }
}
