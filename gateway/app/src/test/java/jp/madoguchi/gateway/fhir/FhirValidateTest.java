package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.GuideValidator;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a question would be asked, told without asking it; what would be refused stands in {@code refused-questions.csv}. */
class FhirValidateTest {

    private static final String TYPE = "CoverageEligibilityRequest";
    private static final String VALIDATE = TYPE + "/$validate";
    /** A day on which the patient of the question was not born yet. */
    private static final String BEFORE_BIRTH = LiveReception.BORN.minusDays(1).toString();
    private static final String PARAMETERS = "{\"resourceType\":\"Parameters\",\"parameter\":[%s]}";
    private static final String RESOURCE = "{\"name\":\"resource\",\"resource\":" + SampleQuestion.TEXT + "}";
    private static final String MODE = "{\"name\":\"mode\",\"valueCode\":\"create\"}";

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

    @AfterEach
    void nobodyIsAskedAndNobodyIsLookedUp() {
        assertThat(reception.sent).isEmpty();
        assertThat(server.asked).isEmpty();
    }

    private static HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", "application/fhir+json").POST(HttpRequest.BodyPublishers.ofString(body));
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static OperationOutcome outcome(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(GuideValidator.shared().errors(answer.body())).isEmpty();
        return FhirContext.forR4Cached().newJsonParser().parseResource(OperationOutcome.class, answer.body());
    }

    private static void isTaken(HttpResponse<String> answer) {
        assertThat(outcome(answer).getIssue()).singleElement()
                .satisfies(one -> assertThat(one.getSeverity()).isEqualTo(IssueSeverity.INFORMATION));
    }

    private static String openApiExample(String type) throws Exception {
        return new ObjectMapper().readTree(OpenApiDocument.of("https://a.example/fhir", "https://a.example/token", "1"))
                .path("paths").path("/" + type + "/$validate").findValue("example").toString();
    }

    private static List<String> codes(OperationOutcome outcome) {
        return outcome.getIssue().stream().map(one -> one.getDetails().getCodingFirstRep().getCode()).toList();
    }

    private static List<String> places(OperationOutcome outcome) {
        return outcome.getIssue().stream().map(one -> one.getExpression().getFirst().getValue()).toList();
    }

    @Test
    void whatWouldBeAskedIsTaken() throws Exception {
        isTaken(post(VALIDATE, SampleQuestion.TEXT));
        isTaken(post(VALIDATE, openApiExample(TYPE)));
        isTaken(post(VALIDATE, SampleQuestion.with("insurance", SampleQuestion.card("06990014:123:4567:00"))));
    }

    /** All that can be told without looking anything up, with the code and in the words of the refusal. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/fhir/refused-questions.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void tellsWhatWouldBeRefused(String element, String value, int status, String code, String issue)
            throws Exception {
        String sent = SampleQuestion.with(element, value);
        HttpResponse<String> answer = post(VALIDATE, sent);

        assertThat(answer.body()).doesNotContain("secret", "Secret", "123456789012");
        if (element.equals("resourceType")) {
            assertThat(answer.statusCode()).as("it is not known what it is").isEqualTo(400);
        } else if (code.equals("MDG-API-02") || sent.contains(BEFORE_BIRTH)) {
            isTaken(answer);
        } else {
            OperationOutcome outcome = outcome(answer);
            assertThat(outcome.getIssue()).hasSizeBetween(1, status == 422 ? 1 : 2).first().satisfies(one -> {
                assertThat(one.getSeverity()).isEqualTo(IssueSeverity.ERROR);
                assertThat(one.getCode().toCode()).isEqualTo(issue);
                assertThat(one.getDetails().getCodingFirstRep().getCode()).isEqualTo(code);
                assertThat(one.hasExpression()).as("the element").isEqualTo(status == 422);
            });
            if (status == 422) {
                Places.leadToOneNode(outcome, sent);
            }
        }
    }

    @Test
    void everythingIsToldAtOnceAndInOrder() throws Exception {
        String sent = """
                {"resourceType":"CoverageEligibilityRequest","status":"draft","purpose":["discovery","validation","auth-requirements"],
                "servicedDate":"2026-12-24","patient":{"identifier":{"system":"urn:other","value":"0001"}},
                "insurance":[{"coverage":{"display":"card"}}]}""";
        OperationOutcome outcome = outcome(post(VALIDATE, sent));

        assertThat(codes(outcome)).containsExactly("MDG-VAL-02", "MDG-VAL-02", "MDG-VAL-02", "MDG-VAL-01", "MDG-VAL-01",
                "MDG-VAL-01", "MDG-VAL-05", "MDG-VAL-02");
        assertThat(places(outcome)).containsExactly(TYPE + ".status", TYPE + ".purpose[0]", TYPE + ".purpose[2]", TYPE,
                TYPE,
                TYPE + ".insurance.coverage", TYPE + ".serviced", TYPE + ".patient.identifier");
        assertThat(outcome.getIssue()).extracting(OperationOutcomeIssueComponent::getDiagnostics)
                .anySatisfy(line -> assertThat(line).contains("[" + TYPE + ".created]"))
                .anySatisfy(line -> assertThat(line).contains("[" + TYPE + ".insurer]"));
        Places.leadToOneNode(outcome, sent);
    }

    @Test
    void whatIsContainedIsToldByItsPlace() throws Exception {
        String sent = """
                {"resourceType":"CoverageEligibilityRequest","status":"active","purpose":["validation"],
                "contained":[{"resourceType":"Coverage","id":"c","status":"active","beneficiary":{"reference":"#p"},
                "payor":[{"display":"見本"}],"identifier":[{"value":"x"},{"system":"%s","value":"06990015:1:2:"}]},
                {"resourceType":"Patient","id":"p","birthDate":"2027-01-01"}],"patient":{"reference":"#p"},
                "created":"2026-11-20","insurer":{"display":"見本"},"insurance":[{"coverage":{"reference":"#c"}}]}"""
                .formatted(SampleQuestion.MEMBER);
        OperationOutcome outcome = outcome(post(VALIDATE, sent));

        assertThat(places(outcome)).containsExactly(TYPE + ".contained[0].identifier[1]",
                TYPE + ".contained[1].birthDate");
        Places.leadToOneNode(outcome, sent);
    }

    /** Of what is not R4's only its own names are told: the rest may be anything. */
    @Test
    void whatR4DoesNotKnowIsToldBesideTheRest() throws Exception {
        String sent = "{\"resourceType\":\"CoverageEligibilityRequest\",\"status\":\"secret\",\"secret\":1,"
                + "\"purpose\":[\"validation\"],\"created\":\"2026-99-99\",\"insurer\":{\"display\":\"x\",\"secret2\":2}}";
        HttpResponse<String> answer = post(VALIDATE, sent);

        OperationOutcome outcome = outcome(answer);
        assertThat(outcome.getIssue()).extracting(one -> one.getCode().toCode()).containsExactly("structure",
                "structure", "structure", "required", "required", "required");
        assertThat(outcome.getIssue()).extracting(OperationOutcomeIssueComponent::getDiagnostics)
                .extracting(line -> line.replaceAll("(?s).*\\[(.*)] → .*", "$1")).containsExactly("status", "body",
                        "created", TYPE + ".status", TYPE + ".created", TYPE + ".patient");
        assertThat(answer.body()).doesNotContain("secret", "99-99");
    }

    /** Parts that a strict parser refuses and a patient one leaves half empty, and some that make the parser itself fail: never our fault, and never taken. */
    @ParameterizedTest
    @ValueSource(strings = {"\"servicedDate\":\"2026-99-99\"", "\"_servicedDate\":{\"id\":\"a\"}",
            "\"extension\":[{\"url\":\"" + ExtensionUrls.LIMIT_CERTIFICATE_CONSENT + "\",\"valueBoolean\":\"yes\"}]",
            "\"extension\":[{\"url\":\"" + ExtensionUrls.LIMIT_CERTIFICATE_CONSENT
                    + "\",\"valueBoolean\":true},{\"url\":\""
                    + ExtensionUrls.LIMIT_CERTIFICATE_CONSENT + "\",\"valueBoolean\":false}]",
            "\"insurance\":[{\"focal\":true}]", "\"insurance\":[{\"coverage\":{\"_reference\":{\"id\":\"a\"}}}]",
            "\"extension\":[[]]", "\"extension\":[\"x\"]", "\"_contained\":{\"id\":\"a\"}"})
    void whatIsHalfThereIsRefusedAndBreaksNothing(String more) throws Exception {
        String sent = SampleQuestion.TEXT.substring(0, SampleQuestion.TEXT.length() - 1) + "," + more + "}";
        HttpResponse<String> validated = post(VALIDATE, sent);
        HttpResponse<String> asked = post(TYPE + "/$submit", sent);

        assertThat(validated.statusCode()).as(validated.body()).isIn(200, 400);
        assertThat(validated.body()).contains("OperationOutcome", "\"error\"");
        assertThat(asked.statusCode()).as(asked.body()).isIn(400, 422);
        assertThat(asked.body()).contains("OperationOutcome");
        server.asked.clear(); // that something was asked and refused is on record
    }

    @ParameterizedTest
    @ValueSource(strings = {RESOURCE, RESOURCE + "," + MODE, MODE + "," + RESOURCE})
    void parametersAskTheSame(String parameters) throws Exception {
        isTaken(post(VALIDATE, PARAMETERS.formatted(parameters)));
        isTaken(post(VALIDATE + "?mode=create&_format=json", SampleQuestion.TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", MODE, RESOURCE + "," + RESOURCE, RESOURCE + "," + MODE + "," + MODE,
            RESOURCE + ",{\"name\":\"mode\",\"valueCode\":\"delete\"}",
            RESOURCE + ",{\"name\":\"mode\",\"valueCode\":\"update\"}",
            RESOURCE + ",{\"name\":\"profile\",\"valueUri\":\"http://hl7.org/fhir/StructureDefinition/Patient\"}",
            "{\"name\":\"secret\",\"resource\":" + SampleQuestion.TEXT + "}",
            "{\"name\":\"resource\",\"valueString\":\"secret\"}",
            "{\"name\":\"resource\",\"resource\":{\"resourceType\":\"Patient\"}}"})
    void whatIsNoOrderToValidateIsRefused(String parameters) throws Exception {
        HttpResponse<String> answer = post(VALIDATE, PARAMETERS.formatted(parameters));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain("\"secret\"");
    }

    @ParameterizedTest
    @CsvSource({"POST,?mode=update,400", "POST,?profile=x,400", "POST,?colour=x,400",
            "POST,?mode=create&mode=create,400",
            "POST,?_format=html,406", "GET,,405", "PUT,,405"})
    void anAddressThatIsNoneIsRefused(String method, String query, int status) throws Exception {
        HttpResponse<String> answer = server.send(HttpRequest
                .newBuilder(server.uri(VALIDATE + (query == null ? "" : query)))
                .header("Content-Type", "application/fhir+json")
                .method(method, HttpRequest.BodyPublishers.ofString(SampleQuestion.TEXT)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    /** Who sends thousands of errors is told each kind once: the answer has its bounds. */
    @Test
    void errorsWithoutEndGetAShortAnswer() throws Exception {
        String many = SampleQuestion.TEXT.substring(0, SampleQuestion.TEXT.length() - 1)
                + ",\"secret\":1".repeat(5_000) + "}";

        assertThat(outcome(post(VALIDATE, many)).getIssue()).hasSize(1);
        assertThat(post(VALIDATE, " ".repeat(10_000_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void xmlIsTakenAndGiven() throws Exception {
        FhirContext r4 = FhirContext.forR4Cached();
        String xml = r4.newXmlParser().encodeResourceToString(r4.newJsonParser().parseResource(
                SampleQuestion.with("created", "")));
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri(VALIDATE))
                .header("Content-Type", "application/fhir+xml").header("Accept", "application/fhir+xml")
                .POST(HttpRequest.BodyPublishers.ofString(xml)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        OperationOutcome outcome = r4.newXmlParser().parseResource(OperationOutcome.class, answer.body());
        assertThat(codes(outcome)).containsExactly("MDG-VAL-01");
    }
}
