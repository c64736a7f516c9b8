package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.reception.medical.MedicalView;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Summaries (R4 Search, 3.1.1.5.9) of one resource and of those that a search finds, of medical information as of any other. */
class FhirSummaryTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final String MEDICAL = "system/MedicationStatement.rs system/Procedure.rs system/Observation.rs";
    private static final String[] EVERYTHING = {"Scopes",
            "system/*.rs system/Consent.rs system/Task.rs system/AuditEvent.rs " + MEDICAL, "Role", "DOCTOR",
            "X-Staff-ID", "dr-1"};
    private static FhirServer server;

    @BeforeAll
    static void fill() throws Exception {
        server = new FhirServer();
        server.looks = (asker, patient, item) -> new MedicalView.Shown(FhirMedicalTest.content(item),
                Optional.empty(), Set.of());
        Coverage coverage = new Coverage();
        coverage.setId("c1");
        coverage.setStatus(Coverage.CoverageStatus.ACTIVE).setBeneficiary(new Reference("Patient/p1"))
                .addPayor(new Reference("Organization/o1")).setDependent("00").setOrder(1);
        CoverageEligibilityResponse response = new CoverageEligibilityResponse();
        response.setId("r1");
        response.setStatus(CoverageEligibilityResponse.EligibilityResponseStatus.ACTIVE)
                .setPatient(new Reference("Patient/p1")).setInsurer(new Reference("Organization/o1"))
                .addPurpose(CoverageEligibilityResponse.EligibilityResponsePurpose.VALIDATION)
                .setRequest(new Reference("CoverageEligibilityRequest/r1"))
                .setCreatedElement(new DateTimeType("2026-11-19T09:00:00+09:00"))
                .setOutcome(RemittanceOutcome.COMPLETE).setDisposition("有効").addInsurance()
                .setCoverage(new Reference("Coverage/c1")).setInforce(true);
        response.addExtension(ExtensionUrls.QUALIFICATION_VALIDITY, new CodeType("1"));
        for (DomainResource one : List.of(coverage, response, ProofSamples.provenance(), ProofSamples.consent(),
                ProofSamples.terminal(), ProofSamples.task())) {
            one.getText().setStatus(Narrative.NarrativeStatus.GENERATED);
            one.getText().setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">in words</div>");
            server.store.put(one, 7, FhirServer.NOW);
        }
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    /** Searches that find something; what is found first is read as well. */
    static Stream<Arguments> allWays() {
        return Stream.of("Coverage?patient=p1", "CoverageEligibilityResponse?patient=p1", "Provenance?patient=p1",
                "Consent?patient=p1", "Device?_id=front-1", "Task?patient=p1", "MedicationStatement?patient=p1",
                "Procedure?patient=p1", "Observation?patient=p1")
                .flatMap(search -> Stream.of("true", "text", "data", "false")
                        .flatMap(mode -> Stream.of("json", "xml").map(form -> Arguments.of(search, mode, form))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("allWays")
    void whatIsFoundIsSummedUpAndMarkedAndKeepsWhatItMustHave(String search, String mode, String form)
            throws Exception {
        Resource whole = entry(given(search, "json"));
        Resource found = entry(given(search + "&_summary=" + mode, form));

        isSummary(found, whole, mode);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("allWays")
    void whatIsReadIsSummedUpAndMarkedAndKeepsWhatItMustHave(String search, String mode, String form)
            throws Exception {
        String path = search.substring(0, search.indexOf('?')) + "/" + entry(given(search, "json")).getIdPart();
        Resource whole = given(path, "json");
        HttpResponse<String> answer = server.get(path + "?_summary=" + mode + "&_format=" + form, EVERYTHING);

        isSummary(resource(answer, form), whole, mode);
        assertThat(answer.headers().firstValue("ETag"))
                .isEqualTo(server.get(path, EVERYTHING).headers().firstValue("ETag"));
    }

    private static void isSummary(Resource summary, Resource whole, String mode) {
        assertThat(summary.fhirType()).isEqualTo(whole.fhirType());
        assertThat(summary.getIdPart()).isEqualTo(whole.getIdPart());
        assertThat(summary.getMeta().getTag().stream().anyMatch(tag -> "SUBSETTED".equals(tag.getCode())))
                .as("what is left out is marked").isEqualTo(!mode.equals("false"));
        // R4 marks what belongs to a summary, and not everything that a Provenance must have.
        Predicate<BaseRuntimeChildDefinition> mandatory = child -> child.getMin() > 0
                && (!mode.equals("true") || child.isSummary());
        assertThat(elements(whole, mandatory).isEmpty()).as("only a Device may have nothing")
                .isEqualTo(whole.fhirType().equals("Device"));
        assertThat(elements(summary, mandatory)).as("what a %s must have", whole.fhirType())
                .isEqualTo(elements(whole, mandatory));
        assertThat(summary instanceof DomainResource shortened && shortened.hasText()).as("text")
                .isEqualTo(((DomainResource) whole).hasText() && Set.of("text", "false").contains(mode));
        switch (mode) {
            case "text" -> assertThat(elements(summary, child -> child.getMin() == 0)).as("nothing else")
                    .isSubsetOf("id", "meta", "text");
            case "data" -> assertThat(elements(summary, child -> !child.getElementName().equals("text")))
                    .as("everything but text")
                    .isEqualTo(elements(whole, child -> !child.getElementName().equals("text")));
            case "false" -> assertThat(elements(summary, child -> true)).isEqualTo(elements(whole, child -> true));
            default -> assertThat(elements(whole, child -> true)).containsAll(elements(summary, child -> true));
        }
    }

    private static List<String> elements(Resource resource, Predicate<BaseRuntimeChildDefinition> which) {
        return R4.getResourceDefinition(resource).getChildrenAndExtension().stream().filter(which)
                .filter(child -> !child.getAccessor().getValues(resource).isEmpty())
                .filter(child -> child.getAccessor().getValues(resource).stream().anyMatch(value -> !value.isEmpty()))
                .map(BaseRuntimeChildDefinition::getElementName).toList();
    }

    private static Resource given(String path, String form) throws Exception {
        return resource(server.get(path + (path.contains("?") ? "&" : "?") + "_format=" + form, EVERYTHING), form);
    }

    private static Resource resource(HttpResponse<String> answer, String form) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+" + form)
                .containsIgnoringCase("charset=utf-8");
        IParser parser = EncodingEnum.forContentType("application/fhir+" + form).newParser(R4);
        return (Resource) parser.parseResource(answer.body());
    }

    private static Resource entry(Resource bundle) {
        return ((Bundle) bundle).getEntryFirstRep().getResource();
    }

    @ParameterizedTest
    @CsvSource({"true,false", "text,false", "data,true", "false,true"})
    void onlyASummaryOfAllDataHasTheExtensions(String mode, boolean has) throws Exception {
        for (Resource one : List.of(given("CoverageEligibilityResponse/r1?_summary=" + mode, "json"),
                entry(given("CoverageEligibilityResponse?patient=p1&_summary=" + mode, "json")))) {
            assertThat(((DomainResource) one).hasExtension(ExtensionUrls.QUALIFICATION_VALIDITY)).isEqualTo(has);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Coverage/c1/_history/7?", "metadata?"})
    void aVersionAndTheStatementAreSummedUpInTheSameForm(String path) throws Exception {
        for (String mode : List.of("true", "text", "data")) {
            Resource summary = resource(server.get(path + "_summary=" + mode), "json");
            assertThat(summary.getMeta().getTag()).as(path + mode).extracting("code").contains("SUBSETTED");
            assertThat(GuideValidator.shared().errors(summary)).as(path + mode)
                    .noneMatch(error -> error.contains("minimum required"));
        }
        assertThat(server.get(path.replace("?", "")).body()).as("what others get").doesNotContain("SUBSETTED");
    }

    @Test
    void aHistoryIsSummedUpToo() throws Exception {
        Bundle history = (Bundle) given("Coverage/c1/_history?_summary=text", "json");
        assertThat(elements(entry(history), child -> child.getMin() == 0)).containsExactlyInAnyOrder("id", "meta",
                "text");
        Bundle counted = (Bundle) given("Coverage/c1/_history?_summary=count", "json");
        assertThat(counted.getTotal()).isEqualTo(1);
        assertThat(counted.getEntry()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Coverage/c1?_summary=nonsense", "Coverage/c1?_summary=", "Coverage/c1?_summary=TRUE",
            "Coverage/c1?_summary=count", "Coverage/c1?_summary=text&_summary=data",
            "Coverage/c1/_history/7?_summary=x",
            "Coverage/c1?_summary=true&_elements=status", "Coverage?patient=p1&_summary=nonsense",
            "Coverage?patient=p1&_summary=text&_summary=data", "Coverage?patient=p1&_summary=data&_elements=status",
            "Coverage/c1/_history?_summary=x", "metadata?_summary=count", "metadata?_summary=nonsense",
            "MedicationStatement?patient=p1&_summary=nonsense", "MedicationStatement/x?_summary=nonsense"})
    void aSummaryThatCannotBeIsRefused(String path) throws Exception {
        HttpResponse<String> answer = server.get(path, EVERYTHING);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+json");
        assertThat(answer.body()).contains("OperationOutcome", "MDG-API-11", "_summary").doesNotContain("nonsense");
    }

    @Test
    void whatIsReadWholeMayHaveItsElementsNamed() throws Exception {
        assertThat(given("Coverage/c1?_summary=false&_elements=status", "json").getMeta().getTag()).extracting("code")
                .contains("SUBSETTED");
    }

    static Stream<Arguments> allForms() {
        return allWays().map(Arguments::get).filter(way -> way[1].equals("true"))
                .map(way -> Arguments.of(way[0], way[2]));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("allForms")
    void whatIsNamedIsGivenWithWhatTheTypeMustHaveAndWhatChangesItsMeaning(String search, String form)
            throws Exception {
        Resource whole = entry(given(search, "json"));
        Predicate<BaseRuntimeChildDefinition> kept = child -> child.getMin() > 0
                || NamedElements.isModifier(child)
                || Set.of("id", "meta", "text").contains(child.getElementName());

        for (Resource one : List.of(entry(given(search + "&_elements=text", form)),
                given(whole.fhirType() + "/" + whole.getIdPart() + "?_elements=text", form))) {
            assertThat(elements(one, child -> true)).isEqualTo(elements(whole, kept));
            assertThat(one.getMeta().getTag()).extracting("code").contains("SUBSETTED");
        }
    }

    @Test
    void ofAPartThatIsNamedTheWholeElementIsGivenAndLinksSayWhatWasNamed() throws Exception {
        CoverageEligibilityResponse read = (CoverageEligibilityResponse) given(
                "CoverageEligibilityResponse/r1?_elements=CoverageEligibilityResponse.insurance.inforce", "json");
        Bundle found = (Bundle) given("CoverageEligibilityResponse?patient=p1&_elements=disposition", "json");

        assertThat(read.getInsuranceFirstRep().hasCoverage()).as("an insurance must have it").isTrue();
        assertThat(read.hasDisposition()).isFalse();
        assertThat(((CoverageEligibilityResponse) entry(found)).getDisposition()).isEqualTo("有効");
        assertThat(found.getLink("self").getUrl()).contains("_elements=disposition&");
    }

    @Test
    void namedElementsOfAVersionAndOfTheStatementAreValid() throws Exception {
        for (String path : List.of("Coverage/c1/_history/7?_elements=order", "metadata?_elements=name")) {
            assertThat(GuideValidator.shared().errors(given(path, "json"))).as(path)
                    .noneMatch(error -> error.contains("minimum required"));
        }
    }
}
