package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.gateway.desk.DeskAudit;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions to the national system over FHIR; what is refused stands in {@code refused-questions.csv}. */
class FhirSubmitTest {

    private static final String TYPE = "CoverageEligibilityRequest";
    private static final String SUBMIT = TYPE + "/$submit";
    private static final String QUESTION = SampleQuestion.TEXT;
    private static final AnswerOutcome VALID = new AnswerOutcome.Confirmed(QualificationValidity.VALID, null);
    private static final ObjectMapper JSON = new ObjectMapper();

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
        reception.down = null;
        server.asked.clear();
    }

    private static HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(server.uri(path)).header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static CoverageEligibilityResponse response(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FhirContext.forR4Cached().newJsonParser().parseResource(CoverageEligibilityResponse.class,
                answer.body());
    }

    private static Inquiry asked() {
        await().until(() -> !reception.sent.isEmpty());
        return reception.sent.getLast();
    }

    /** The answer, and what the EMR reads of it: the qualification, and a certificate beside it. */
    private static void answered(Inquiry asked) {
        answered(asked, VALID);
    }

    private static void answered(Inquiry asked, AnswerOutcome outcome) {
        CoverageEligibilityResponse kept = new CoverageEligibilityResponse();
        kept.setId(asked.id().value());
        kept.setOutcome(RemittanceOutcome.COMPLETE).setPatient(new Reference("Patient/p1")).setDisposition("有効");
        for (String kind : new String[]{"qualification", "specific-disease"}) {
            kept.addInsurance().setInforce(true).setCoverage(new Reference("Coverage/c1"))
                    .addExtension(new Extension(ExtensionUrls.CERTIFICATE_KIND, new CodeType(kind)));
        }
        server.store.put(kept, 90, FhirServer.NOW);
        reception.answer(asked, outcome);
    }

    @Test
    void anAnswerThatComesWhileTheClientWaitsIsComplete() throws Exception {
        CompletableFuture<HttpResponse<String>> client = server.begin(post(SUBMIT, QUESTION));
        Inquiry asked = asked();
        answered(asked);

        HttpResponse<String> answer = client.get(30, TimeUnit.SECONDS);
        CoverageEligibilityResponse response = response(answer);
        assertThat(response.getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
        assertThat(response.getInsurance()).hasSize(2).allMatch(one -> one.getInforce());
        assertThat(response.getIdPart()).isEqualTo(asked.id().value());
        assertThat(asked.card().birthDate()).isEqualTo(LiveReception.BORN);
        assertThat(asked.confirmationDate()).hasToString("2026-11-20");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(server.asked).singleElement().satisfies(entry -> {
            assertThat(entry.client()).isEqualTo("emr");
            assertThat(entry.action()).isEqualTo(DeskAudit.Action.CHANGE);
            assertThat(entry.patients()).extracting("value").containsExactly("p1");
        });
    }

    @Test
    void aClientThatWaitsInVainGetsQueuedAndFindsTheAnswerUnderTheSameId() throws Exception {
        CoverageEligibilityResponse queued = response(
                server.send(post(SUBMIT, QUESTION).header("Prefer", "wait=0")));
        assertThat(queued.getOutcome()).isEqualTo(RemittanceOutcome.QUEUED);
        assertThat(queued.hasInsurance()).as("no answer is no validity").isFalse();
        assertThat(GuideValidator.shared().errors(queued)).isEmpty();
        String address = "CoverageEligibilityResponse/" + queued.getIdPart();
        HttpResponse<String> meanwhile = server.get(address);
        assertThat(response(meanwhile).getOutcome()).isEqualTo(RemittanceOutcome.QUEUED);
        String etag = meanwhile.headers().firstValue("ETag").orElseThrow();

        answered(asked());

        HttpResponse<String> later = server.get(address, "If-None-Match", etag);
        assertThat(response(later).getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
    }

    @Test
    void anErrorSaysNothingOfTheInsuranceAndWhatTheDeskDoesByWhichRules() throws Exception {
        CompletableFuture<HttpResponse<String>> client = server.begin(post(SUBMIT, QUESTION));
        reception.answer(asked(), new AnswerOutcome.Failed(new Notice("E9", "通信エラー")));

        CoverageEligibilityResponse response = response(client.get(30, TimeUnit.SECONDS));
        assertThat(response.getOutcome()).isEqualTo(RemittanceOutcome.ERROR);
        assertThat(response.hasInsurance()).isFalse();
        assertThat(response.getErrorFirstRep().getCode().getText()).contains("E9");
        assertThat(response.getExtensionsByUrl(ExtensionUrls.DESK_ADVICE)).isNotEmpty().allSatisfy(advice -> {
            assertThat(advice.getExtensionByUrl("step").getValue().primitiveValue()).matches("[A-Z_]+");
            assertThat(advice.getExtensionByUrl("next").getValue().primitiveValue()).isNotBlank();
            assertThat(advice.getExtensionsByUrl("rule")).isNotEmpty().allSatisfy(
                    rule -> assertThat(rule.getValue().primitiveValue()).matches("R-[A-Z]{2}-[0-9]{2}.?"));
        });
        assertThat(GuideValidator.shared().errors(response)).isEmpty();

        answered(reception.sent.getLast());
        assertThat(response(server.get("CoverageEligibilityResponse/" + response.getIdPart())).getOutcome())
                .as("an answer after an error still counts").isEqualTo(RemittanceOutcome.COMPLETE);
    }

    /** R-RS-09: an EMR sees, as the desk does, that a step rests on a reading, and where the hospital has decided it. */
    @ParameterizedTest
    @CsvSource({"VALID_UNREGISTERED,ACCEPT_VALIDITY_6", "INVALID,"})
    void desksAdviceSaysWhatItHangsOnThatTheTextsLeaveOpen(QualificationValidity validity, String hangsOn)
            throws Exception {
        CompletableFuture<HttpResponse<String>> client = server.begin(post(SUBMIT, QUESTION));
        answered(asked(), new AnswerOutcome.Confirmed(validity, null));

        CoverageEligibilityResponse response = response(client.get(30, TimeUnit.SECONDS));
        assertThat(response.getExtensionsByUrl(ExtensionUrls.DESK_ADVICE)).isNotEmpty().allSatisfy(advice -> {
            assertThat(advice.getExtensionsByUrl(ExtensionUrls.UNCERTAIN_READING))
                    .extracting(one -> one.getExtensionByUrl("switch").getValue().primitiveValue() + " in "
                            + one.getExtensionByUrl("file").getValue().primitiveValue())
                    .isEqualTo(hangsOn == null ? List.of() : List.of(hangsOn + " in switches.csv"));
        });
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void theSameRequestAsksOnceAndIsToldTheSame(boolean byHeader) throws Exception {
        String body = byHeader
                ? QUESTION
                : SampleQuestion.with("identifier", "[{\"system\":\"urn:emr\",\"value\":\"q-1\"}]");
        HttpRequest.Builder first = post(SUBMIT, body).header("Prefer", "wait=0");
        if (byHeader) {
            first.header("Idempotency-Key", "k-1");
        }
        String id = response(server.send(first)).getIdPart();
        HttpRequest.Builder again = post(SUBMIT, body);
        if (byHeader) {
            again.header("Idempotency-Key", "k-1");
        }
        CompletableFuture<HttpResponse<String>> waits = server.begin(again);
        answered(asked());

        CoverageEligibilityResponse told = response(waits.get(30, TimeUnit.SECONDS));
        assertThat(told.getIdPart()).isEqualTo(id);
        assertThat(told.getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
        assertThat(reception.sent).hasSize(1);
    }

    @Test
    void aKeyThatStandsForAnotherQuestionIsRefused() throws Exception {
        server.send(post(SUBMIT, QUESTION).header("Prefer", "wait=0").header("Idempotency-Key", "k-2"));
        HttpResponse<String> other = server.send(
                post(SUBMIT, SampleQuestion.with("servicedDate", "\"2026-11-19\"")).header("Idempotency-Key", "k-2"));

        assertThat(other.statusCode()).as(other.body()).isEqualTo(409);
        assertThat(other.body()).contains("OperationOutcome", "MDG-API-05");
        CoverageEligibilityResponse others = response(server.send(post(SUBMIT, QUESTION).header("Client", "other-emr")
                .header("Prefer", "wait=0").header("Idempotency-Key", "k-2")));
        assertThat(others.getOutcome()).as("another program's key is another").isEqualTo(RemittanceOutcome.QUEUED);
        assertThat(reception.sent).hasSize(2);
        assertThat(server.send(post(SUBMIT, QUESTION).header("Idempotency-Key", "k 2")).statusCode()).isEqualTo(422);
    }

    @Test
    void aRequestThatIsCreatedCanBeReadAndItsAnswerToo() throws Exception {
        HttpResponse<String> created = server
                .send(post(TYPE, SampleQuestion.with("insurance", SampleQuestion.card("06990014:123:4567:00"))));
        Inquiry asked = asked();

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location"))
                .hasValue(server.base() + "/CoverageEligibilityRequest/" + asked.id().value());
        HttpResponse<String> read = server.get(TYPE + "/" + asked.id().value());
        CoverageEligibilityRequest request = FhirContext.forR4Cached().newJsonParser()
                .parseResource(CoverageEligibilityRequest.class, read.body());
        assertThat(request.getPatient().getReference()).isEqualTo("Patient/p1");
        assertThat(request.getInsuranceFirstRep().getCoverage().getIdentifier().getValue())
                .isEqualTo("06990014:123:4567:00");
        assertThat(GuideValidator.shared().errors(request)).isEmpty();
        assertThat(response(server.get("CoverageEligibilityResponse/" + asked.id().value())).getOutcome())
                .isEqualTo(RemittanceOutcome.QUEUED);
        HttpResponse<String> minimal = server.send(post(TYPE, QUESTION).header("Prefer", "return=minimal"));
        assertThat(minimal.statusCode()).isEqualTo(201);
        assertThat(minimal.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(value = {"null", "k-own"}, nullValues = "null")
    void whatAProgramAskedIsUnknownToOthersThatMayNotReadResponses(String key) throws Exception {
        HttpRequest.Builder request = post(TYPE, QUESTION);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        assertThat(server.send(request).statusCode()).isEqualTo(201);
        String path = TYPE + "/" + asked().id().value();
        String ask = "system/CoverageEligibilityRequest.cr";

        for (String one : new String[]{path, path + "/_status"}) {
            HttpResponse<String> other = server.get(one, "Client", "other-emr", "Scopes", ask);
            assertThat(other.statusCode()).as(one).isEqualTo(404);
            assertThat(other.body()).isEqualTo(server.get(TYPE + "/20261120000000AAAAAAAAAA", "Client", "other-emr",
                    "Scopes", ask).body()).doesNotContain("Patient/p1");
            assertThat(server.get(one, "Scopes", ask).statusCode()).as("its own").isBetween(200, 202);
            assertThat(server.get(one, "Client", "other-emr", "Scopes",
                    ask + " system/CoverageEligibilityResponse.r").statusCode()).isBetween(200, 202);
        }
    }

    @Test
    void whoDoesNotWaitGetsAnAddressThatSaysWhenTheAnswerIsThere() throws Exception {
        HttpResponse<String> accepted = server.send(post(SUBMIT, QUESTION).header("Prefer", "respond-async"));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String status = accepted.headers().firstValue("Content-Location").orElseThrow();

        HttpResponse<String> pending = server.get(status);
        assertThat(pending.statusCode()).isEqualTo(202);
        assertThat(pending.headers().firstValue("Retry-After")).isPresent();
        answered(asked());
        assertThat(response(server.get(status)).getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
    }

    @Test
    void somebodyWhoIsOnlyDescribedIsAskedAboutByTheCardInHand() throws Exception {
        String described = """
                [{"resourceType":"Patient","id":"p","birthDate":"1990-01-15"},
                {"resourceType":"Coverage","id":"c","status":"active","beneficiary":{"reference":"#p"},
                "payor":[{"display":"見本"}],"identifier":[{"system":"%s","value":"06990014:9:8:01"}]}]"""
                .formatted(SampleQuestion.MEMBER);
        ObjectNode body = SampleQuestion.node(SampleQuestion.with("contained", described));
        body.set("patient", JSON.readTree("{\"reference\":\"#p\"}"));
        HttpResponse<String> withoutCard = server.send(post(SUBMIT, body.toString()));
        assertThat(withoutCard.statusCode()).as(withoutCard.body()).isEqualTo(422);
        body.set("insurance", JSON.readTree("[{\"coverage\":{\"reference\":\"#c\"}}]"));
        CompletableFuture<HttpResponse<String>> client = server.begin(post(SUBMIT, body.toString()));
        Inquiry asked = asked();
        assertThat(asked.card().birthDate()).hasToString("1990-01-15");
        reception.answer(asked, new AnswerOutcome.Confirmed(QualificationValidity.NOT_FOUND, null));

        CoverageEligibilityResponse response = response(client.get(30, TimeUnit.SECONDS));
        assertThat(response.getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
        assertThat(response.getExtensionByUrl(ExtensionUrls.QUALIFICATION_VALIDITY).getValue().primitiveValue())
                .isEqualTo("4");
        assertThat(response.getPatient().hasReference()).isFalse();
    }

    @Test
    void whereItIsDoubtfulWhomTheAnswerIsAboutOnlyThatIsTold() throws Exception {
        ObjectNode body = SampleQuestion
                .node(SampleQuestion.with("contained", "[{\"resourceType\":\"Patient\",\"id\":\"p\",\"birthDate\":\""
                        + LiveReception.BORN + "\"}]"));
        body.set("patient", JSON.readTree("{\"reference\":\"#p\"}"));
        body.set("insurance", JSON.readTree(SampleQuestion.card("06990014:123:4567:")));
        CompletableFuture<HttpResponse<String>> client = server.begin(post(SUBMIT, body.toString()));
        reception.answer(asked(), new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null));

        HttpResponse<String> answer = client.get(30, TimeUnit.SECONDS);
        CoverageEligibilityResponse response = response(answer);
        assertThat(response.getOutcome()).isEqualTo(RemittanceOutcome.ERROR);
        assertThat(response.getErrorFirstRep().getCode().getText()).startsWith("MDG-IDN-01");
        assertThat(response.hasExtension(ExtensionUrls.QUALIFICATION_VALIDITY)).isFalse();
        assertThat(answer.body()).doesNotContain("Patient/p1");
    }

    @ParameterizedTest
    @CsvSource({"_summary=true,false", "_summary=text,false", "_elements=created,false", "_summary=data,true",
            "_elements=serviced,true",
            "_elements=servicedDate,true"})
    void aQuestionIsReadInPartAsAnyOtherResource(String part, boolean hasDay) throws Exception {
        assertThat(server.send(post("CoverageEligibilityRequest", QUESTION)).statusCode()).isEqualTo(201);
        HttpResponse<String> answer = server
                .get("CoverageEligibilityRequest/" + asked().id().value() + "?" + part);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        CoverageEligibilityRequest read = FhirContext.forR4Cached().newJsonParser()
                .parseResource(CoverageEligibilityRequest.class, answer.body());
        assertThat(read.getMeta().getTag()).extracting("code").contains("SUBSETTED");
        assertThat(read.hasServicedDateType()).isEqualTo(hasDay);
        assertThat(read.hasStatus()).as("it must have one").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_summary=nonsense", "_summary=count", "_summary=true&_summary=data",
            "_summary=true&_elements=status"})
    void aSummaryOfAQuestionThatCannotBeIsRefused(String part) throws Exception {
        HttpResponse<String> answer = server.get("CoverageEligibilityRequest/20261120000000AAAAAAAAAA?" + part);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("MDG-API-11", "_summary").doesNotContain("nonsense");
    }

    @Test
    void whoMayAskButNotReadResponsesSeesNoCertificates() throws Exception {
        CompletableFuture<HttpResponse<String>> client = server
                .begin(post(SUBMIT, QUESTION).header("Scopes", "system/CoverageEligibilityRequest.c"));
        answered(asked());

        CoverageEligibilityResponse response = response(client.get(30, TimeUnit.SECONDS));
        assertThat(response.getInsurance()).singleElement().matches(one -> one.getInforce());
        assertThat(response.getMeta().getTag()).extracting("code").contains("SUBSETTED");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/fhir/refused-questions.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void refuses(String element, String value, int status, String code, String issue) throws Exception {
        HttpResponse<String> answer = server.send(post(SUBMIT, SampleQuestion.with(element, value)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("OperationOutcome", code, issue == null ? "" : "\"" + issue + "\"")
                .doesNotContain("secret", "Secret", "123456789012");
        assertThat(reception.sent).isEmpty();
        if (status == 422) {
            Places.leadToOneNode(FhirContext.forR4Cached().newJsonParser().parseResource(OperationOutcome.class,
                    answer.body()), SampleQuestion.with(element, value));
            assertThat(answer.body()).contains("\"expression\":[\"" + TYPE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"resourceType\":\"Parameters\"}", "<a/>", "{\"resourceType\":5}"})
    void aBodyThatIsNoRequestIsRefused(String body) throws Exception {
        HttpResponse<String> answer = server.send(post(SUBMIT, body));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome", "MDG-API-01");
    }

    @Test
    void hostileBodiesAreRefusedAtOnce() throws Exception {
        String deep = QUESTION.substring(0, QUESTION.length() - 1) + ",\"extension\":" + "[".repeat(20_000);
        String entity = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<CoverageEligibilityRequest xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/></CoverageEligibilityRequest>";

        assertThat(server.send(post(SUBMIT, deep)).statusCode()).isEqualTo(400);
        assertThat(server.send(post(SUBMIT, " ".repeat(10_000_000))).statusCode()).isEqualTo(413);
        HttpResponse<String> xml = server.send(HttpRequest.newBuilder(server.uri(SUBMIT))
                .header("Content-Type", "application/fhir+xml").POST(HttpRequest.BodyPublishers.ofString(entity)));
        assertThat(xml.statusCode()).isEqualTo(400);
        assertThat(xml.body()).doesNotContain("root:");
    }

    @ParameterizedTest
    @CsvSource({"POST,CoverageEligibilityRequest/$submit,text/plain,415", "POST,CoverageEligibilityRequest,,415",
            "POST,CoverageEligibilityRequest/$submit,application/fhir+json;charset=Shift_JIS,415",
            "GET,CoverageEligibilityRequest/$submit,,405", "GET,CoverageEligibilityRequest?patient=p1,,405",
            "PUT,CoverageEligibilityRequest/20261120000000AAAAAAAAAA,application/fhir+json,405",
            "GET,CoverageEligibilityRequest/20261120000000AAAAAAAAAA,,404", "GET,CoverageEligibilityRequest/x/y/z,,404",
            "GET,CoverageEligibilityRequest/Patient/p1,,404",
            "GET,CoverageEligibilityResponse/20261120000000AAAAAAAAAA,,404"})
    void whatIsNotThereOrNotUnderstoodIsToldByStatus(String method, String path, String type, int status)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path)).method(method,
                method.equals("GET")
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(QUESTION));
        if (type != null) {
            request.header("Content-Type", type);
        }
        HttpResponse<String> answer = server.send(request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("OperationOutcome");
        assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }

    @Test
    void xmlIsTakenAndGiven() throws Exception {
        FhirContext r4 = FhirContext.forR4Cached();
        String xml = r4.newXmlParser().encodeResourceToString(r4.newJsonParser().parseResource(QUESTION));
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri(SUBMIT))
                .header("Content-Type", "application/fhir+xml").header("Accept", "application/fhir+xml")
                .header("Prefer", "wait=0").POST(HttpRequest.BodyPublishers.ofString(xml)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<CoverageEligibilityResponse").contains("queued");
    }

    @Test
    void aTerminalThatCannotBeReachedIsToldAndTheSameRequestAsksLater() throws Exception {
        reception.down = ProblemCode.TERMINAL_FOLDER_UNREACHABLE;
        HttpResponse<String> refused = server.send(post(SUBMIT, QUESTION).header("Idempotency-Key", "k-3"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("OperationOutcome", "MDG-OQS-12", "\"transient\"");

        reception.down = null;
        CoverageEligibilityResponse again = response(
                server.send(post(SUBMIT, QUESTION).header("Idempotency-Key", "k-3").header("Prefer", "wait=0")));
        assertThat(again.getOutcome()).isEqualTo(RemittanceOutcome.QUEUED);
        assertThat(reception.sent).hasSize(1);
    }

    @Test
    void moreThanMayWaitAreToldToComeAgain() throws Exception {
        for (int i = 0; i < 3; i++) {
            server.begin(post(SUBMIT, QUESTION).header("Prefer", "wait=3"));
        }
        await().until(() -> reception.sent.size() == 3);
        HttpResponse<String> fourth = server.send(post(SUBMIT, QUESTION));

        assertThat(fourth.statusCode()).as(fourth.body()).isEqualTo(429);
        assertThat(fourth.headers().firstValue("Retry-After")).isPresent();
        reception.sent.forEach(FhirSubmitTest::answered);
    }

    @Test
    void theCapabilitiesTellOfIt() throws Exception {
        assertThat(server.get("metadata").body())
                .contains("\"CoverageEligibilityRequest\"", "CoverageEligibilityRequest-submit",
                        "madoguchi-eligibility-request");
    }
}
