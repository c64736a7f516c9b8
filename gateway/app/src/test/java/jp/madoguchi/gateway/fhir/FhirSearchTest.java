package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.fhir.convert.AuditEventConverter;
import jp.madoguchi.fhir.convert.AuditEventView;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches over HTTP; what each finds stands in {@code searches.csv}, what is refused in {@code refused-searches.csv}. */
class FhirSearchTest {

    private static final String NUMBER = "urn:oid:1.2.392.100495.20.3.51.19919999999";
    /** What no scope for all types opens is named. */
    private static final String EVERYTHING = "system/*.rs system/Consent.rs system/Task.rs system/AuditEvent.rs";
    private static FhirServer server;

    @BeforeAll
    static void fill() throws Exception {
        server = new FhirServer();
        Organization insurer = new Organization();
        insurer.setId("org-1");
        insurer.setName("見本健康保険組合").addIdentifier()
                .setSystem("http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber").setValue("06990014");
        server.store.put(insurer, 1, FhirServer.NOW);
        Organization other = new Organization();
        other.setId("org-2");
        other.setName("試験共済").addIdentifier()
                .setSystem("http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber").setValue("31990013");
        server.store.put(other, 2, FhirServer.NOW);
        person("p1", "0001", "山田", "太郎", "ヤマダ", "タロウ", "1958-04-12", AdministrativeGender.MALE, 10);
        person("p2", "0002", "山田", "花子", "ヤマダ", "ハナコ", "1980-02-29", AdministrativeGender.FEMALE, 20);
        person("p3", "0003", "●橋", "次郎", "タカハシ", "ジロウ", "2001-12-31", AdministrativeGender.MALE, 30);
        coverage("c1", "p1", "org-1", Coverage.CoverageStatus.ACTIVE, "2024-04-01", null, 11);
        coverage("c2", "p1", "org-2", Coverage.CoverageStatus.CANCELLED, "2020-04-01", "2024-03-31", 12);
        coverage("c3", "p2", "org-1", Coverage.CoverageStatus.ACTIVE, "2023-04-01", null, 21);
        coverage("c4", "p3", "org-2", Coverage.CoverageStatus.DRAFT, "2026-11-01", "2026-11-30", 31);
        device("front-1", null);
        device("front-1.reader", "front-1");
        task("t1", "p1", Task.TaskStatus.REQUESTED, "2026-11-20", 1);
        task("t2", "p1", Task.TaskStatus.COMPLETED, "2026-11-21", 2);
        task("t3", null, Task.TaskStatus.INPROGRESS, "2026-11-22", 3);
        response("r1", "p1", "org-1", "2026-11-18T09:00:00+09:00", 13);
        response("r2", "p1", "org-1", "2026-11-19T09:00:00+09:00", 14);
        provenance("r1", "p1", "c1", "reader", "2026-11-18T09:00:00+09:00", 13);
        provenance("r2", "p1", "c2", "card-data", "2026-11-19T09:00:00+09:00", 14);
        audit(1, "emr", new AuditEventView.Act.Read(), "c1", "p1", AuditEventView.Outcome.GIVEN);
        audit(2, "emr", new AuditEventView.Act.Search(List.of("patient")), "c2", "p1", AuditEventView.Outcome.GIVEN);
        audit(3, "kiosk", new AuditEventView.Act.Search(List.of("name")), null, null, AuditEventView.Outcome.GIVEN);
        audit(4, "emr", new AuditEventView.Act.Read(), "c3", "p2", AuditEventView.Outcome.GIVEN);
        audit(5, "kiosk", new AuditEventView.Act.Read(), null, null, AuditEventView.Outcome.NOT_FOUND);
        audit(6, "desk", new AuditEventView.Act.Change(), null, "p1", AuditEventView.Outcome.REFUSED);
        consent("r1", "p1", Consent.ConsentState.INACTIVE, "medicines", "2026-11-18T09:00:00+09:00", 13);
        consent("r2", "p1", Consent.ConsentState.ACTIVE, "treatments", "2026-11-19T09:00:00+09:00", 14);
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    private static void person(String id, String number, String family, String given, String kanaFamily,
            String kanaGiven, String born, AdministrativeGender gender, int minutes) {
        Patient patient = new Patient();
        patient.setId(id);
        patient.addIdentifier().setSystem(NUMBER).setValue(number);
        patient.addName().setFamily(family).setText(family + " " + given).setGiven(List.of(new StringType(given)));
        patient.addName().setFamily(kanaFamily).setText(kanaFamily + " " + kanaGiven)
                .setGiven(List.of(new StringType(kanaGiven)));
        patient.setGender(gender).setBirthDateElement(new DateType(born));
        if (id.equals("p3")) {
            patient.getMeta().addTag("https://madoguchi.jp/fhir/CodeSystem/patient-standing", "provisional", null);
        }
        server.store.put(patient, minutes, at(minutes));
    }

    private static void coverage(String id, String patient, String payor, Coverage.CoverageStatus status, String from,
            String until, int minutes) {
        Coverage coverage = new Coverage();
        coverage.setId(id);
        coverage.addIdentifier().setSystem("http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID")
                .setValue("06990014:123:" + id + ":00");
        coverage.setStatus(status).setBeneficiary(new Reference("Patient/" + patient))
                .addPayor(new Reference("Organization/" + payor)).setDependent("00");
        coverage.getType().addCoding().setSystem("http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuranceMajorCategory")
                .setCode(payor.equals("org-1") ? "1" : "8");
        coverage.getPeriod().setStartElement(new DateTimeType(from));
        if (until != null) {
            coverage.getPeriod().setEndElement(new DateTimeType(until));
        }
        coverage.addExtension(
                "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonSymbol",
                new StringType("１２３"));
        server.store.put(coverage, minutes, at(minutes));
    }

    private static void response(String id, String patient, String insurer, String created, int minutes) {
        CoverageEligibilityResponse response = new CoverageEligibilityResponse();
        response.setId(id);
        response.setPatient(new Reference("Patient/" + patient)).setInsurer(new Reference("Organization/" + insurer))
                .setCreatedElement(new DateTimeType(created))
                .setOutcome(org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome.COMPLETE).setDisposition("有効");
        server.store.put(response, minutes, at(minutes));
    }

    private static void device(String id, String parent) {
        Device device = new Device();
        device.setId(id);
        device.setStatus(Device.FHIRDeviceStatus.ACTIVE).addDeviceName().setName("窓口 " + id);
        device.getType().addCoding().setSystem("https://madoguchi.jp/fhir/CodeSystem/device-kind")
                .setCode(parent == null ? "terminal" : "reader");
        device.addIdentifier().setSystem("https://madoguchi.jp/fhir/IdSystem/terminal").setValue(id);
        if (parent != null) {
            device.setParent(new Reference("Device/" + parent));
        }
        server.store.put(device, 1, FhirServer.NOW);
    }

    private static void task(String id, String patient, Task.TaskStatus status, String due, int minutes) {
        Task task = new Task();
        task.setId(id);
        task.setStatus(status).setAuthoredOnElement(new DateTimeType("2026-11-19T09:00:00+09:00"));
        task.getRestriction().getPeriod().setEndElement(new DateTimeType(due));
        task.addPerformerType().addCoding().setSystem("https://madoguchi.jp/fhir/CodeSystem/desk-actor")
                .setCode("RECEPTION_CLERK");
        if (patient != null) {
            task.setFor(new Reference("Patient/" + patient))
                    .setFocus(new Reference("CoverageEligibilityResponse/r1"));
        }
        server.store.put(task, minutes, at(minutes));
    }

    private static void provenance(String id, String patient, String coverage, String channel, String when,
            int minutes) {
        Provenance provenance = new Provenance();
        provenance.setId(id);
        provenance.addTarget(new Reference("CoverageEligibilityResponse/" + id))
                .addTarget(new Reference("Coverage/" + coverage)).addTarget(new Reference("Patient/" + patient))
                .setOccurred(new DateTimeType(when)).setRecordedElement(new InstantType(when));
        provenance.getActivity().addCoding().setSystem("https://madoguchi.jp/fhir/CodeSystem/proof-channel")
                .setCode(channel);
        provenance.addAgent().getWho().setReference("Device/front-1").getIdentifier()
                .setSystem("https://madoguchi.jp/fhir/IdSystem/terminal")
                .setValue("terminal-1");
        server.store.put(provenance, minutes, at(minutes));
    }

    private static void audit(int number, String client, AuditEventView.Act act, String resource, String patient,
            AuditEventView.Outcome outcome) {
        AuditEventView view = new AuditEventView(new ResourceId(Integer.toString(number)), at(number),
                new FacilityCode("9919999999"), client, act, new AuditEventView.Subject("Coverage",
                        resource == null ? null : new ResourceId(resource), true),
                patient == null ? null : new ResourceId(patient), outcome, "request-" + number);
        server.store.put(new AuditEventConverter().convert(view), 1, at(number));
    }

    private static void consent(String id, String patient, Consent.ConsentState status, String item, String given,
            int minutes) {
        Consent consent = new Consent();
        consent.setId(id);
        consent.setStatus(status).setPatient(new Reference("Patient/" + patient))
                .setDateTimeElement(new DateTimeType(given)).addCategory().addCoding()
                .setSystem("https://madoguchi.jp/fhir/CodeSystem/consent-setting").setCode("outpatient");
        Consent.ProvisionComponent provision = consent.getProvision().addProvision();
        provision.setType(Consent.ConsentProvisionType.PERMIT).addCode().addCoding()
                .setSystem("https://madoguchi.jp/fhir/CodeSystem/consent-item").setCode(item);
        provision.getPeriod().setStartElement(new DateTimeType(given));
        server.store.put(consent, minutes, at(minutes));
    }

    private static Instant at(int minutes) {
        return FhirServer.NOW.plus(Duration.ofMinutes(minutes));
    }

    /** {@code a=b&c=d} with its values encoded. */
    private static String encoded(String search) {
        int mark = search.indexOf('?');
        return search.substring(0, mark + 1) + Arrays.stream(search.substring(mark + 1).split("&"))
                .map(one -> one.substring(0, one.indexOf('=') + 1)
                        + URLEncoder.encode(one.substring(one.indexOf('=') + 1), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static List<String> list(String ids) {
        return ids == null || ids.isBlank() ? List.of() : List.of(ids.strip().split("\\s+"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/fhir/searches.csv", useHeadersInDisplayName = false, numLinesToSkip = 1)
    void finds(String search, String matches, String included) throws Exception {
        HttpResponse<String> answer = server.get(encoded(search), "Scopes", EVERYTHING);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(FhirServer.ids(answer, "match")).containsExactlyElementsOf(list(matches));
        assertThat(FhirServer.ids(answer, "include")).containsExactlyInAnyOrderElementsOf(list(included));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/fhir/refused-searches.csv", numLinesToSkip = 1)
    void refuses(String search, int status, String code, String issue) throws Exception {
        HttpResponse<String> answer = server.get(encoded(search));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("OperationOutcome", code, "\"" + issue + "\"").doesNotContain("secret");
    }

    @Test
    void aLenientSearchIgnoresWhatIsNotKnownAndSaysSo() throws Exception {
        HttpResponse<String> answer = server.get("Coverage?patient=p2&colour=blue", "Prefer",
                "return=representation; handling=lenient");

        assertThat(FhirServer.ids(answer, "match")).containsExactly("c3");
        assertThat(bundle(answer).getLink("self").getUrl()).isEqualTo(server.base() + "/Coverage?patient=p2");
    }

    @Test
    void aLenientSearchNeverIgnoresAValueThatCannotBe() throws Exception {
        assertThat(server.get("Patient?name=x&birthdate=soon", "Prefer", "handling=lenient").statusCode())
                .isEqualTo(400);
    }

    @Test
    void postedSearchesFindTheSame() throws Exception {
        HttpRequest.Builder post = HttpRequest.newBuilder(URI.create(server.base() + "/Patient/_search"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("identifier=" + NUMBER + "%7C0002"));

        assertThat(FhirServer.ids(server.send(post), "match")).containsExactly("p2");
    }

    @Test
    void pagesNeitherRepeatNorSkipAndSayNothingInTheirLinks() throws Exception {
        HttpResponse<String> answer = server
                .get(encoded("Coverage?_lastUpdated=ge2026-11-20T01:00:00Z&_sort=-_lastUpdated&_count=3"));
        List<String> all = new ArrayList<>(FhirServer.ids(answer, "match"));
        assertThat(bundle(answer).getTotal()).isEqualTo(4);
        assertThat(bundle(answer).getLink("previous")).isNull();
        String next = bundle(answer).getLink("next").getUrl();

        HttpResponse<String> second = server.get(next);
        all.addAll(FhirServer.ids(second, "match"));

        assertThat(next).doesNotContain("lastUpdated", "2026");
        assertThat(all).containsExactly("c4", "c3", "c2", "c1");
        assertThat(bundle(second).getLink("next")).isNull();
        assertThat(FhirServer.ids(server.get(bundle(second).getLink("previous").getUrl()), "match"))
                .containsExactly("c4", "c3", "c2");
        assertThat(FhirServer.ids(server.get(bundle(answer).getLink("last").getUrl()), "match")).containsExactly("c1");
    }

    @Test
    void aPageIsForItsClientItsTypeAndItsHour() throws Exception {
        String next = bundle(server.get("Coverage?patient=p1&_count=1")).getLink("next").getUrl();

        assertThat(server.get(next, "Client", "another").statusCode()).isEqualTo(410);
        assertThat(server.get(next.replace("/Coverage?", "/Patient?")).statusCode()).isEqualTo(410);
        assertThat(server.get(next.substring(0, next.length() - 4) + "AAAA").statusCode()).isEqualTo(410);
        assertThat(server.get(next + "&status=active").statusCode()).isEqualTo(400);
        server.moveClock(FhirServer.NOW.plus(Duration.ofHours(2)));
        HttpResponse<String> late = server.get(next);
        server.moveClock(FhirServer.NOW);
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("MDG-API-13");
        assertThat(server.get(next).statusCode()).isEqualTo(200);
    }

    @Test
    void countsOnlyWithoutResources() throws Exception {
        Bundle counted = bundle(server.get("Coverage?patient=p1&_summary=count"));

        assertThat(counted.getTotal()).isEqualTo(2);
        assertThat(counted.getEntry()).isEmpty();
        assertThat(bundle(server.get("Coverage?patient=p1&_total=none")).hasTotal()).isFalse();
        assertThat(bundle(server.get("Coverage?patient=p1&_total=none&_count=1")).hasTotal()).isFalse();
    }

    @Test
    void elementsAreLimitedAndMarked() throws Exception {
        Bundle bundle = bundle(server.get("Coverage?patient=p2&_elements=status"));
        Coverage coverage = (Coverage) bundle.getEntryFirstRep().getResource();

        assertThat(coverage.getStatus()).isEqualTo(Coverage.CoverageStatus.ACTIVE);
        assertThat(coverage.hasPeriod()).isFalse();
        assertThat(coverage.hasBeneficiary()).as("a Coverage must have it").isTrue();
        assertThat(coverage.getMeta().getTag()).extracting("code").contains("SUBSETTED");
    }

    @Test
    void whatComesAlongMustBeAllowedToo() throws Exception {
        assertThat(
                server.get("Coverage?patient=p1&_include=Coverage:payor", "Scopes", "system/Coverage.rs").statusCode())
                .isEqualTo(403);
        assertThat(server.get("Coverage?patient=p1&_include=Coverage:payor", "Scopes",
                "system/Coverage.rs system/Organization.r").statusCode()).isEqualTo(200);
        assertThat(server.get("Coverage?patient.name=x", "Scopes", "system/Coverage.rs").statusCode()).isEqualTo(403);
        assertThat(server.get("Coverage?patient.identifier=0001", "Scopes", "system/Coverage.rs").statusCode())
                .as("the reference to the patient says as much").isEqualTo(200);
    }

    @Test
    void whatReferencesToManyTypesBringMustAllBeAllowed() throws Exception {
        String search = "Provenance?patient=p1&_include=Provenance:target";
        assertThat(server.get(search, "Scopes", "system/Provenance.rs system/Patient.r system/Coverage.r").statusCode())
                .as("the response, too").isEqualTo(403);
        assertThat(server.get(search + ":Coverage", "Scopes", "system/Provenance.rs system/Coverage.r").statusCode())
                .isEqualTo(200);
        assertThat(server.get("Patient?_id=p1&_revinclude=Consent:patient", "Scopes", "system/*.rs").statusCode())
                .as("consents need a scope of their own").isEqualTo(403);
    }

    @Test
    void theAuditRecordNamesEveryResourceThatWasGivenAndItsPatientButNoValue() throws Exception {
        server.audited.clear();
        server.get("Coverage?patient.identifier=0001&_include=Coverage:beneficiary");

        assertThat(server.audited).extracting(AuditEntry::type).containsExactlyInAnyOrder(ReadableType.COVERAGE,
                ReadableType.PATIENT);
        assertThat(server.audited).flatExtracting(AuditEntry::given).containsExactlyInAnyOrder(
                new AuditEntry.Given("c1", "p1"), new AuditEntry.Given("c2", "p1"), new AuditEntry.Given("p1", "p1"));
        assertThat(server.audited.getFirst().parameters()).containsExactly("patient.identifier");
    }

    @Test
    void auditEventsGoOnBehindTheOneBeforeAlthoughThereAreNewOnes() throws Exception {
        HttpResponse<String> first = server.get("AuditEvent?patient=p1&_count=2");
        audit(9, "auditor", new AuditEventView.Act.Search(List.of("patient")), null, "p1",
                AuditEventView.Outcome.GIVEN);
        HttpResponse<String> second = server.get(bundle(first).getLink("next").getUrl());
        HttpResponse<String> anew = server.get("AuditEvent?patient=p1");
        server.store.remove(ReadableType.AUDIT_EVENT, "9");

        assertThat(FhirServer.ids(first, "match")).containsExactly("6", "2");
        assertThat(bundle(first).hasTotal()).as("nobody has counted").isFalse();
        assertThat(FhirServer.ids(second, "match")).containsExactly("1");
        assertThat(bundle(second).getLink("next")).isNull();
        assertThat(FhirServer.ids(anew, "match")).containsExactly("9", "6", "2", "1");
        assertThat(bundle(anew).getTotal()).as("all of them are on the page").isEqualTo(4);
    }

    @Test
    void auditEventsAreCountedWithoutBeingGiven() throws Exception {
        Bundle counted = bundle(server.get("AuditEvent?date=2026-11-20&altid=emr&_summary=count"));

        assertThat(counted.getTotal()).isEqualTo(3);
        assertThat(counted.getEntry()).isEmpty();
    }

    @Test
    void readingAuditEventsIsAudited() throws Exception {
        server.audited.clear();
        server.get("AuditEvent?patient=p1");
        server.get("AuditEvent/4");

        assertThat(server.audited).extracting(AuditEntry::type, AuditEntry::action).containsExactly(
                tuple(ReadableType.AUDIT_EVENT, AuditEntry.Action.SEARCH),
                tuple(ReadableType.AUDIT_EVENT, AuditEntry.Action.READ));
        assertThat(server.audited.getFirst().given()).extracting(AuditEntry.Given::patient).containsOnly("p1");
        assertThat(server.audited.getLast().given()).containsExactly(new AuditEntry.Given("4", "p2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+xml", "application/fhir+json"})
    void formatsAreNegotiated(String format) throws Exception {
        HttpResponse<String> answer = server.get("Coverage?patient=p2", "Accept", format);

        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith(format).containsIgnoringCase("charset=utf-8"));
        assertThat(answer.body()).startsWith(format.endsWith("xml") ? "<Bundle" : "{");
    }

    @Test
    void everySearchThatIsDeclaredWorksAndNothingElse() throws Exception {
        CapabilityStatement statement = FhirContext.forR4Cached().newJsonParser()
                .parseResource(CapabilityStatement.class, server.get("metadata").body());
        for (CapabilityStatementRestResourceComponent resource : statement.getRestFirstRep().getResource()) {
            String type = resource.getType();
            if (ReadableType.of(type).isEmpty()) {
                continue;
            }
            assertThat(resource.getSearchParam()).as(type).isNotEmpty();
            for (var param : resource.getSearchParam()) {
                String value = switch (param.getType()) {
                    case DATE -> "2026-01-01";
                    case REFERENCE -> "x";
                    default -> "x";
                };
                String search = type + "?_id=x&" + param.getName() + "=" + value;
                assertThat(server.get(search, "X-Staff-ID", "dr-1").statusCode()).as(search).isEqualTo(200);
            }
            for (var include : resource.getSearchInclude()) {
                String search = type + "?_id=x&_include=" + include.getValue();
                assertThat(server.get(search).statusCode()).as(search).isEqualTo(200);
            }
            for (var include : resource.getSearchRevInclude()) {
                String search = type + "?_id=x&_revinclude=" + include.getValue();
                assertThat(server.get(search, "Scopes", EVERYTHING).statusCode()).as(search).isEqualTo(200);
            }
            assertThat(server.get(type + "?_id=x&no-such-parameter=x", "X-Staff-ID", "dr-1").statusCode()).as(type)
                    .isEqualTo(400);
            for (var interaction : resource.getInteraction()) {
                assertThat(interaction.getCode().toCode()).as(type).isIn(type.equals("Coverage")
                        ? List.of("read", "vread", "search-type", "history-instance")
                        : List.of("read", "vread", "search-type"));
            }
            assertThat(server.send(HttpRequest.newBuilder(server.uri(type + "/x")).DELETE()).statusCode()).as(type)
                    .isEqualTo(405);
        }
    }

    private static Bundle bundle(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.body());
    }
}
