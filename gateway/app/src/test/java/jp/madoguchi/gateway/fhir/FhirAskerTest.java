package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program that asks the national system learns: of an answer that comes later, and of who is a patient here. */
class FhirAskerTest {

    private static final String SUBMIT = "CoverageEligibilityRequest/$submit";
    private static final String NUMBER = "urn:oid:1.2.392.100495.20.3.51.19919999999";
    private static final String QUESTION = """
            {"resourceType":"CoverageEligibilityRequest","status":"active","purpose":["validation"],
            "patient":%s,"created":"2026-11-20","insurer":{"display":"見本健康保険組合"}}""";
    private static final String KNOWN = "{\"reference\":\"Patient/p1\"}";

    @TempDir
    static Path dir;
    private static LiveReception reception;
    private static FhirServer server;

    @BeforeAll
    static void open() throws Exception {
        reception = new LiveReception(dir, 3);
        server = new FhirServer(reception);
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
        reception.close();
    }

    @BeforeEach
    void nothingAsked() {
        reception.sent.clear();
        server.asked.clear();
    }

    private static HttpResponse<String> ask(String patient, String scopes) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri(SUBMIT)).header("Content-Type", "application/fhir+json")
                .header("Prefer", "wait=0").header("Scopes", scopes)
                .POST(HttpRequest.BodyPublishers.ofString(QUESTION.formatted(patient))));
    }

    private static CoverageEligibilityResponse response(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FhirContext.forR4Cached().newJsonParser().parseResource(CoverageEligibilityResponse.class,
                answer.body());
    }

    /** docs/fhir-api.md sends a program whose question is queued to the address of its status: the advice is said with the question only. */
    @ParameterizedTest
    @ValueSource(strings = {"system/CoverageEligibilityRequest.cr",
            "system/CoverageEligibilityRequest.cr system/CoverageEligibilityResponse.r"})
    void theStatusOfAQueuedQuestionTellsTheAnswerWithItsAdviceOnceItIsThere(String scopes) throws Exception {
        CoverageEligibilityResponse queued = response(ask(KNOWN, scopes));
        assertThat(queued.getOutcome()).isEqualTo(RemittanceOutcome.QUEUED);
        String status = "CoverageEligibilityRequest/" + queued.getIdPart() + "/_status";
        HttpResponse<String> waiting = server.get(status, "Scopes", scopes);
        assertThat(waiting.statusCode()).isEqualTo(202);
        assertThat(waiting.headers().firstValue("Retry-After")).isPresent();

        await().until(() -> !reception.sent.isEmpty());
        Inquiry asked = reception.sent.getLast();
        CoverageEligibilityResponse kept = new CoverageEligibilityResponse();
        kept.setId(asked.id().value());
        kept.setOutcome(RemittanceOutcome.COMPLETE).setPatient(new Reference("Patient/p1"));
        server.store.put(kept, 90, FhirServer.NOW);
        reception.answer(asked, new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null));

        CoverageEligibilityResponse complete = response(server.get(status, "Scopes", scopes));
        assertThat(complete.getIdPart()).isEqualTo(queued.getIdPart());
        assertThat(complete.getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
        assertThat(complete.getExtensionsByUrl(ExtensionUrls.DESK_ADVICE)).isNotEmpty()
                .allSatisfy(advice -> assertThat(advice.getExtensionsByUrl("rule")).isNotEmpty());
        CoverageEligibilityResponse stored = response(
                server.get("CoverageEligibilityResponse/" + queued.getIdPart()));
        assertThat(stored.getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
        assertThat(stored.getExtensionsByUrl(ExtensionUrls.DESK_ADVICE)).as("not kept with the response").isEmpty();
    }

    /** Who may ask may know (docs/design/fhir-api.md 5): the answer about a patient tells more than that there is one. */
    @Test
    void whoMayAskIsToldAtOnceThatSomebodyIsNoPatientAndThatIsOnRecord() throws Exception {
        List<String> refusals = new ArrayList<>();
        List<String> nobody = List.of("{\"reference\":\"Patient/unknown\"}",
                "{\"identifier\":{\"system\":\"" + NUMBER + "\",\"value\":\"4711\"}}");
        for (String scopes : List.of("system/CoverageEligibilityRequest.c",
                "system/CoverageEligibilityRequest.c system/Patient.rs")) {
            for (String one : nobody) {
                HttpResponse<String> answer = ask(one, scopes);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
                refusals.add(answer.body());
            }
        }

        assertThat(refusals).as("it tells nothing but that, whatever else the token allows").containsOnly(
                refusals.getFirst());
        assertThat(refusals.getFirst()).contains("MDG-API-02", "not-found").doesNotContain("unknown\"", "4711");
        assertThat(reception.sent).isEmpty();
        assertThat(server.asked).hasSize(4).allSatisfy(entry -> {
            assertThat(entry.client()).isEqualTo("emr");
            assertThat(entry.patients()).isEmpty();
            assertThat(entry.problem()).isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
        });
        assertThat(response(ask(KNOWN, "system/CoverageEligibilityRequest.c")).getOutcome())
                .isEqualTo(RemittanceOutcome.QUEUED);
    }
}
