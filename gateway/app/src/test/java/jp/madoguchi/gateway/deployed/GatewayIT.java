package jp.madoguchi.gateway.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.access.TokenIssuer;
import jp.madoguchi.gateway.access.TokenKeys;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built WAR in Payara Micro. One class, because each class costs a deployment. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class GatewayIT {
    private static final String ALL = "system/*.rs";

    private final HttpClient http = HttpClient.newHttpClient();

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive gateway() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("gateway.war")));
    }

    @Test
    void isReadyWhenEveryPartIsUp() throws Exception {
        HttpResponse<String> answer = get("/health/ready", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"ledger\":\"up\"", "\"level\":\"ok\"");
    }

    @Test
    void tellsItsCapabilitiesWithoutAToken() throws Exception {
        HttpResponse<String> answer = get("/fhir/metadata", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("CapabilityStatement", "\"Coverage\"", "SMART-on-FHIR");
    }

    @Test
    void asksForATokenInFhirBelowFhirAndInProblemJsonElsewhere() throws Exception {
        HttpResponse<String> fhir = get("/fhir/Patient/1", "");
        HttpResponse<String> kiosk = get("/kiosk/v1/inquiries/1", "");

        assertThat(fhir.statusCode()).isEqualTo(401);
        assertThat(fhir.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
        assertThat(fhir.body()).contains("OperationOutcome", "MDG-ACC-01");
        assertThat(kiosk.statusCode()).isEqualTo(401);
        assertThat(kiosk.headers().firstValue("Content-Type")).hasValueSatisfying(
                value -> assertThat(value).startsWith("application/problem+json"));
    }

    @Test
    void refusesAnotherTypeThanTheTokenNames() throws Exception {
        assertThat(get("/fhir/Patient/1", token("system/Coverage.rs")).statusCode()).isEqualTo(403);
        assertThat(get("/fhir/Coverage/", token("system/Coverage.r")).statusCode()).isEqualTo(403);
    }

    @Test
    void saysNotFoundInAnOperationOutcomeThatRepeatsNothing() throws Exception {
        HttpResponse<String> unknown = get("/fhir/Coverage/no-such-id", token(ALL));
        HttpResponse<String> strange = get("/fhir/Coverage?number=12345678", token(ALL));

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("OperationOutcome", "MDG-API-02");
        assertThat(strange.statusCode()).isEqualTo(400);
        assertThat(strange.body()).contains("OperationOutcome").doesNotContain("12345678");
    }

    @Test
    void searchesAsTheEmrDoes() throws Exception {
        for (String search : new String[]{"Coverage?patient=p1", "Coverage?beneficiary:Patient.identifier=urn:x%7C1",
                "Coverage?identifier=urn:x%7C1", "Patient?identifier=urn:x%7C1",
                "CoverageEligibilityResponse?patient=p1"}) {
            HttpResponse<String> answer = get("/fhir/" + search, token(ALL));
            assertThat(answer.statusCode()).as(search + " " + answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"searchset\"");
        }
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/$", "") + path))
                .timeout(Duration.ofSeconds(60));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String token(String scopes) throws IOException {
        return new TokenIssuer(TokenKeys.load(Path.of(System.getProperty("gateway.data"))), Clock.systemUTC())
                .issue("test", Scopes.parse(scopes).orElseThrow(), Duration.ofMinutes(10));
    }
}
