package jp.madoguchi.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets through the door, over HTTP: a token, what it allows, and how often. */
class AccessFilterTest {

    private static final int MOST_A_SECOND = 3;

    @TempDir
    private Path data;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Instant now = Instant.parse("2026-11-20T00:00:00Z");
    private TokenIssuer issuer;

    /** What stands behind the door. */
    private static final class Behind extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(((Access) request.getAttribute(Access.ATTRIBUTE)).client());
        }
    }

    @BeforeEach
    void start() throws Exception {
        InstantSource clock = () -> now;
        ECKey key = TokenKeys.load(data);
        issuer = new TokenIssuer(key, clock);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(
                new AccessFilter(new TokenVerifier(key, clock), new ClientRates(MOST_A_SECOND, clock))), "/*",
                EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new Behind()), "/fhir/*");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private String token(String client, String scopes) {
        return issuer.issue(client, Scopes.parse(scopes).orElseThrow(), Duration.ofHours(1));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path));
        return http.send(headers.length == 0 ? request.build() : request.headers(headers).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgainAndNobodyElseFeelsIt() throws Exception {
        String busy = "Bearer " + token("busy", "system/Coverage.rs");
        for (int i = 0; i < MOST_A_SECOND; i++) {
            assertThat(get("/fhir/Coverage/1", "Authorization", busy).statusCode()).isEqualTo(200);
        }

        HttpResponse<String> refused = get("/fhir/Coverage/1", "Authorization", busy);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.body()).contains("\"OperationOutcome\"", "\"throttled\"");
        assertThat(get("/fhir/Coverage/1", "Authorization", "Bearer " + token("another", "system/Coverage.rs")).body())
                .isEqualTo("another");
        now = now.plusSeconds(1);
        assertThat(get("/fhir/Coverage/1", "Authorization", busy).body()).isEqualTo("busy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer    "})
    void theSchemeIsKnownHoweverItIsWritten(String scheme) throws Exception {
        assertThat(get("/fhir/Coverage/1", "Authorization", scheme + token("emr", "system/Coverage.r")).body())
                .isEqualTo("emr");
    }

    @ParameterizedTest
    @CsvSource({"'', Bearer realm=\"madoguchi\"", "Basic eDp5, Bearer realm=\"madoguchi\"",
            "Bearer a.b.c, 'Bearer realm=\"madoguchi\", error=\"invalid_token\"'"})
    void whoShowsNoValidTokenIsToldHow(String authorization, String challenge) throws Exception {
        HttpResponse<String> answer = authorization.isEmpty()
                ? get("/fhir/Coverage/1")
                : get("/fhir/Coverage/1", "Authorization", authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue(challenge);
        assertThat(answer.body()).contains("\"OperationOutcome\"", "\"login\"");
    }

    @Test
    void whatTheTokenDoesNotAllowIsNamed() throws Exception {
        HttpResponse<String> answer = get("/fhir/Coverage/1", "Authorization",
                "Bearer " + token("emr", "system/Coverage.s"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(
                header -> assertThat(header).contains("insufficient_scope", "system/Coverage.r"));
        assertThat(answer.body()).contains("\"OperationOutcome\"", "\"forbidden\"");
    }

    @Test
    void everyAnswerSaysTheCallersIdForIt() throws Exception {
        String good = "Bearer " + token("emr", "system/Coverage.r");

        assertThat(get("/fhir/Coverage/1", "Authorization", good, "X-Request-ID", "morning-0830").headers()
                .firstValue("X-Request-ID")).hasValue("morning-0830");
        assertThat(get("/fhir/Coverage/1", "X-Request-ID", "morning-0831").headers().firstValue("X-Request-ID"))
                .as("a refusal as well").hasValue("morning-0831");
        assertThat(get("/fhir/Coverage/1", "Authorization", good, "X-Request-ID", "Taro Yamada").headers()
                .firstValue("X-Request-ID")).as("nothing that could be a name").hasValueSatisfying(
                        id -> assertThat(id).matches("[0-9a-f-]{36}"));
    }
}
