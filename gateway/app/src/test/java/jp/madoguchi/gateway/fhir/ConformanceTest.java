package jp.madoguchi.gateway.fhir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.fhir.convert.AuditEventConverter;
import jp.madoguchi.fhir.convert.AuditEventView;
import jp.madoguchi.fhir.convert.FhirDialect;
import jp.madoguchi.fhir.profile.Profiles;
import jp.madoguchi.gateway.conformance.BadInput;
import jp.madoguchi.gateway.conformance.CapabilityWalk;
import jp.madoguchi.gateway.conformance.FhirDoor;
import jp.madoguchi.gateway.conformance.NothingElse;
import jp.madoguchi.gateway.conformance.RefusalForms;
import jp.madoguchi.gateway.conformance.StockClients;
import jp.madoguchi.reception.medical.MedicalView;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The CapabilityStatement, tried out in a container that starts in a second; {@code GatewayIT} does the same with the deployed WAR. */
@ExtendWith(SoftAssertionsExtension.class)
class ConformanceTest {

    private static final String PERSON = "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPerson";
    private static final String MEMBER = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
    private static final String QUESTION = """
            {"resourceType":"CoverageEligibilityRequest","status":"active","purpose":["validation"],
            "patient":{"reference":"Patient/p1"},"created":"2026-11-20","insurer":{"display":"見本健康保険組合"}}""";

    @TempDir
    static Path dir;
    private static LiveReception reception;
    private static FhirServer server;
    private static Subscribing subscriptions;

    @InjectSoftAssertions
    private SoftAssertions softly;

    @BeforeAll
    static void fill() throws Exception {
        reception = new LiveReception(dir, 50);
        subscriptions = new Subscribing(Files.createDirectories(dir.resolve("subscriptions")));
        server = new FhirServer(reception, FhirDialect.DEFAULT, subscriptions.clients());
        server.looks = (asker, patient, item) -> {
            if (!patient.value().equals("p1")) {
                throw new ProblemException(Problem.of(ProblemCode.MEDICAL_INFORMATION_NOT_HERE));
            }
            return new MedicalView.Shown(FhirMedicalTest.content(item), Optional.empty(), Set.of());
        };
        Organization insurer = new Organization();
        insurer.setId("o1");
        insurer.setName("見本健康保険組合").addIdentifier()
                .setSystem("http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber").setValue("06990014");
        insurer.addType().addCoding().setSystem("http://terminology.hl7.org/CodeSystem/organization-type")
                .setCode("ins");
        put(insurer, Profiles.PAYER);
        Organization other = new Organization();
        other.setId("o2");
        put(other.setName("試験共済"), Profiles.PAYER);
        Patient patient = new Patient();
        patient.setId("p1");
        patient.addIdentifier().setSystem("urn:oid:1.2.392.100495.20.3.51.19919999999").setValue("0001");
        patient.addName().setFamily("山田").setText("山田 太郎").addGiven("太郎");
        patient.setGender(AdministrativeGender.MALE).setBirthDateElement(new DateType("1958-04-12"));
        patient.addAddress().setPostalCode("100-0001");
        put(patient, Profiles.PATIENT);
        put(coverage(), Profiles.INSURANCE_COVERAGE);
        CoverageEligibilityResponse response = new CoverageEligibilityResponse();
        response.setId("r1");
        response.setStatus(CoverageEligibilityResponse.EligibilityResponseStatus.ACTIVE)
                .setPatient(new Reference("Patient/p1")).setInsurer(new Reference("Organization/o1"))
                .setCreatedElement(new DateTimeType("2026-11-19T09:00:00+09:00"))
                .setOutcome(RemittanceOutcome.COMPLETE).setDisposition("有効");
        put(response, Profiles.ELIGIBILITY_RESPONSE);
        server.store.put(new AuditEventConverter().convert(new AuditEventView(new ResourceId("1"), FhirServer.NOW,
                LiveReception.FACILITY, "emr", new AuditEventView.Act.Search(List.of("patient")),
                new AuditEventView.Subject("Coverage", new ResourceId("c1"), true), new ResourceId("p1"),
                AuditEventView.Outcome.GIVEN, "request-1")), 1, FhirServer.NOW);
        put(ProofSamples.provenance(), Profiles.PROVENANCE);
        put(ProofSamples.consent(), Profiles.CONSENT);
        put(ProofSamples.terminal(), Profiles.DEVICE);
        put(ProofSamples.reader(), Profiles.DEVICE);
        put(ProofSamples.task(), Profiles.DESK_TASK);
    }

    private static Coverage coverage() {
        Coverage coverage = new Coverage();
        coverage.setId("c1");
        coverage.addIdentifier().setSystem(MEMBER).setValue("06990014:123:4567:00");
        coverage.setStatus(Coverage.CoverageStatus.ACTIVE).setBeneficiary(new Reference("Patient/p1"))
                .addPayor(new Reference("Organization/o1")).setDependent("00");
        coverage.getType().addCoding().setSystem("http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuranceMajorCategory")
                .setCode("1");
        coverage.getPeriod().setStartElement(new DateTimeType("2024-04-01"));
        coverage.addExtension(PERSON + "Symbol", new StringType("１２３"));
        coverage.addExtension(PERSON + "Number", new StringType("４５６７"));
        coverage.addExtension(PERSON + "SubNumber", new StringType("00"));
        return coverage;
    }

    private static void put(Resource resource, String profile) {
        resource.getMeta().addProfile(profile).addTag("https://madoguchi.jp/fhir/CodeSystem/patient-standing", "linked",
                "確定");
        server.store.put(resource, 7, FhirServer.NOW);
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
        subscriptions.close();
        reception.close();
    }

    private static FhirDoor door() {
        String named = Stream.of("Consent", "Task", "AuditEvent", "MedicationStatement", "Procedure", "Observation")
                .map(type -> " system/" + type + ".cruds").collect(Collectors.joining());
        return new FhirDoor(server.base(),
                Map.of("Scopes", "system/*.cruds" + named, "Role", "DOCTOR", "X-Staff-ID", "dr-1"));
    }

    @Test
    void everythingDeclaredWorks() throws Exception {
        new CapabilityWalk(door(), "p1",
                Map.of("CoverageEligibilityRequest", QUESTION, "Subscription", CapabilityWalk.STREAM), Set.of(), softly)
                .everythingDeclaredWorks();
    }

    @Test
    void nothingOfAnotherTypeIsThere() throws Exception {
        new NothingElse(door(), "p1", softly).otherTypesAreNotThere();
    }

    @Test
    void noOtherInteractionIsPossible() throws Exception {
        new NothingElse(door(), "p1", softly).otherInteractionsAreRefused();
    }

    @Test
    void noOtherOperationIsThere() throws Exception {
        new NothingElse(door(), "p1", softly).otherOperationsAreNotThere();
    }

    @Test
    void noOtherParameterOrIncludeIsAnswered() throws Exception {
        new NothingElse(door(), "p1", softly).otherParametersAreRefused();
    }

    @Test
    void noOtherFormatCanBeGiven() throws Exception {
        new NothingElse(door(), "p1", softly).otherFormatsCannotBeGiven();
    }

    @Test
    void noPageOfAnotherOriginIsLetIn() throws Exception {
        new NothingElse(door(), "p1", softly).otherOriginsAreNotLetIn();
    }

    @Test
    void bodiesThatNoClientShouldSendAreRefused() throws Exception {
        new BadInput(door(), softly).bodiesAreRefused();
    }

    @Test
    void addressesThatNoClientShouldAskForAreRefused() throws Exception {
        new BadInput(door(), softly).addressesAreRefused();
    }

    @Test
    void headersThatAreNoneAreRefusedOrIgnored() throws Exception {
        new BadInput(door(), softly).headersAreRefusedOrIgnored();
    }

    @Test
    void everyRefusalIsInTheFormThatIsWanted() throws Exception {
        new RefusalForms(door(), softly).everyRefusalIsInTheFormThatIsWanted();
    }

    @Test
    void aFormThatCannotBeGivenIsRefusedInJson() throws Exception {
        new RefusalForms(door(), softly).aFormThatCannotBeGivenIsRefusedInJson();
    }

    @Test
    void aRefusalIsInTheFormThatAPostedSearchOrAVersionOrAStreamNames() throws Exception {
        RefusalForms forms = new RefusalForms(door(), softly);
        forms.aFormSaysInWhichFormItIsAnswered();
        forms.theVersionIsToldOfARefusalToo();
        forms.aStreamThatIsNotOpenedIsRefusedInTheFormThatIsNamedBesideIt();
    }

    @Test
    void stockClientsOfOthersReadSearchAndAsk() throws Exception {
        StockClients.run(server.base(), "", "p1");
    }
}
