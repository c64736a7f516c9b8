package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import jp.madoguchi.gateway.fhir.search.PlainSearch;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain searches are answered from stored bytes, and nobody can tell. */
class HotSearchTest {

    private static FhirServer server;

    @BeforeAll
    static void fill() throws Exception {
        server = new FhirServer();
        Patient patient = new Patient();
        patient.setId("p1");
        patient.addIdentifier().setSystem("urn:oid:1.2.3").setValue("0000012345");
        patient.addName().setText("山田　太郎 \"たろう\"");
        server.store.put(patient, 3, FhirServer.NOW);
        for (int i = 0; i < 4; i++) {
            server.store.put(coverage("c" + i, "p1"), i + 1, FhirServer.NOW.plusSeconds(i % 2));
        }
        for (int i = 0; i < 51; i++) {
            server.store.put(coverage("many" + i, "p2"), 1, FhirServer.NOW);
        }
        CoverageEligibilityResponse response = new CoverageEligibilityResponse();
        response.setId("r1");
        response.setPatient(new Reference("Patient/p1"));
        server.store.put(response, 1, FhirServer.NOW);
    }

    private static Coverage coverage(String id, String patient) {
        Coverage coverage = new Coverage();
        coverage.setId(id);
        coverage.setStatus(Coverage.CoverageStatus.ACTIVE).setBeneficiary(new Reference("Patient/" + patient))
                .addPayor(new Reference("Organization/o1"));
        coverage.addIdentifier().setSystem("urn:x").setValue(id);
        return coverage;
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"Coverage,patient,p1,4", "Coverage,patient,Patient/p1,4", "Coverage,beneficiary,p1,4",
            "Coverage,identifier,urn:x|c2,1", "Coverage,patient,nobody,0",
            "Patient,identifier,urn:oid:1.2.3|0000012345,1",
            "Patient,identifier,urn:other|0000012345,0", "CoverageEligibilityResponse,patient,p1,1",
            "Coverage,patient,p2,51"})
    void theHotAnswerSaysWhatThePostedSearchSays(String type, String name, String value, int total) throws Exception {
        String query = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        int before = server.audited.size();
        HttpResponse<String> hot = server.get(type + "?" + query);
        AuditEntry hotRecord = server.audited.getLast();
        HttpResponse<String> slow = server.send(HttpRequest.newBuilder(server.uri(type + "/_search"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query)));

        assertThat(server.audited).hasSize(before + 2);
        assertThat(hotRecord).isEqualTo(server.audited.getLast());
        assertThat(hot.statusCode()).as(hot.body()).isEqualTo(200);
        assertThat(hot.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase(slow.headers().firstValue("Content-Type").orElseThrow());
        Bundle bundle = bundle(hot);
        assertThat(bundle.getTotal()).isEqualTo(total);
        assertThat(bundle.getId()).isNotEmpty();
        assertThat(bundle.getMeta().getLastUpdated()).isNotNull();
        if (total <= 50) {
            assertThat(comparable(bundle)).isEqualTo(comparable(bundle(slow)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient=p1&status=active", "patient=p1&_format=json", "patient=p1,p2", "patient=Group/p1",
            "patient:Patient=p1", "patient=", "patient", "=p1", "identifier=c2", "identifier=|c2", "identifier=urn:x|",
            "identifier=urn:x|c1,urn:x|c2", "identifier=urn:x|c\\,2", "identifier=a|b|c", "identifier=urn:x|c2%20",
            "patient=%ZZ", "patient=p1;x=y", "name=x"})
    void whatIsNotQuitePlainIsLeftToTheReaderThatKnowsAll(String query) {
        assertThat(PlainSearch.of(ReadableType.COVERAGE, query)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PATIENT,patient=p1", "ORGANIZATION,identifier=urn:x|1", "ELIGIBILITY_RESPONSE,identifier=urn:x|1",
            "ELIGIBILITY_RESPONSE,beneficiary=p1"})
    void aParameterThatTheTypeDoesNotHaveThereIsNotPlain(ReadableType type, String query) {
        assertThat(PlainSearch.of(type, query)).isEmpty();
    }

    @Test
    void thePlainFormHidesWhatIsLookedFor() {
        Optional<PlainSearch> search = PlainSearch.of(ReadableType.PATIENT, "identifier=urn:x|0000012345");

        assertThat(search).isPresent();
        assertThat(search.get().toString()).doesNotContain("12345");
    }

    @Test
    void zippedOnRequest() throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(server.uri("Coverage?patient=p1")).header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        String text = new String(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, text).getTotal()).isEqualTo(4);
    }

    @Test
    void anotherFormIsStillGiven() throws Exception {
        assertThat(server.get("Coverage?patient=p1", "Accept", "application/fhir+xml").body()).startsWith("<Bundle");
    }

    private static Bundle bundle(HttpResponse<String> answer) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.body());
    }

    /** Without what differs from answer to answer. */
    private static String comparable(Bundle bundle) {
        bundle.setId((String) null);
        bundle.getMeta().setLastUpdated(null);
        return FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(bundle);
    }
}
