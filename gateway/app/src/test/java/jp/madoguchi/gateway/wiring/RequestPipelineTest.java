package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.nimbusds.jose.jwk.ECKey;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.gateway.access.ClientRates;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.access.TokenIssuer;
import jp.madoguchi.gateway.access.TokenKeys;
import jp.madoguchi.gateway.access.TokenVerifier;
import jp.madoguchi.gateway.fhir.AuditedReads;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.gateway.fhir.VersionStore;
import jp.madoguchi.gateway.fhir.search.PageTokens;
import jp.madoguchi.gateway.operations.Settings;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request passes before its servlet, in the order of the deployed gateway, over HTTP. */
class RequestPipelineTest {

    private static final String READ = "/fhir/Coverage/1";

    @TempDir
    private Path data;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient http = HttpClient.newHttpClient();
    private TokenIssuer issuer;

    /** A store in which nothing is. */
    private static final class Nothing implements ResourceStore, VersionStore {
        @Override
        public CompletionStage<Optional<StoredResource>> read(ReadableType type, String id) {
            return CompletableFuture.completedStage(Optional.empty());
        }

        @Override
        public CompletionStage<List<StoredResource>> find(Lookup lookup) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<Optional<StoredResource>> version(String id, long version) {
            return CompletableFuture.completedStage(Optional.empty());
        }

        @Override
        public CompletionStage<Earlier> earlier(Wanted wanted) {
            return CompletableFuture.completedStage(new Earlier(List.of(), 0));
        }
    }

    @BeforeEach
    void start() throws Exception {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T00:00:00Z"));
        ECKey key = TokenKeys.load(data);
        issuer = new TokenIssuer(key, clock);
        Nothing nothing = new Nothing();
        AuditedReads reads = new AuditedReads(nothing, nothing, entry -> {
            // Nothing is given out here.
        }, clock, new PageTokens(new byte[32], clock));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(new RequestPipeline(new TokenVerifier(key, clock), new ClientRates(1, clock),
                reads, new Settings(name -> ""), clock)), "/*", EnumSet.of(DispatcherType.REQUEST));
        ServletHolder servlet = new ServletHolder(new DefaultServlet());
        context.addServlet(servlet, "/fhir/*");
        context.addServlet(servlet, "/desk/*");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private HttpResponse<String> get(String path, String authorization, String accept) throws Exception {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String bearer(String client, String scopes) {
        return "Bearer " + issuer.issue(client, Scopes.parse(scopes).orElseThrow(), Duration.ofHours(1));
    }

    private static OperationOutcome outcome(HttpResponse<String> answer) {
        boolean xml = answer.headers().firstValue("Content-Type").orElseThrow().contains("xml");
        return (xml ? FhirContext.forR4Cached().newXmlParser() : FhirContext.forR4Cached().newJsonParser())
                .parseResource(OperationOutcome.class, answer.body());
    }

    @ParameterizedTest
    @CsvSource({"'', '', json", "'', application/fhir+xml, xml", "?_format=xml, '', xml",
            "'', 'application/fhir+xml;q=0.5, application/fhir+json', json",
            "?_format=json, application/fhir+xml, json", "?_format=text/xml, application/fhir+json, xml",
            "?_format=nothing, application/fhir+xml, json", "'', text/html, json"})
    void whoIsNotLetThroughReadsWhyInTheFormThatIsWanted(String query, String accept, String form) throws Exception {
        String busy = bearer("busy", "system/Coverage.r");
        assertThat(get(READ, busy, "").statusCode()).as("let through").isEqualTo(404);
        record Refused(int status, String authorization) {}
        for (Refused refused : List.of(new Refused(401, ""), new Refused(401, "Bearer a.b.c"),
                new Refused(403, bearer("emr", "system/Patient.r")), new Refused(429, busy))) {
            OperationOutcome usual = outcome(get(READ, refused.authorization(), ""));

            HttpResponse<String> answer = get(READ + query, refused.authorization(), accept);

            assertThat(answer.statusCode()).isEqualTo(refused.status());
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .isEqualToIgnoringCase("application/fhir+" + form + ";charset=utf-8");
            assertThat(answer.headers().allValues("Vary")).containsExactly("Accept");
            assertThat(outcome(answer).equalsDeep(usual)).as(answer.body()).isTrue();
        }
    }

    @Test
    void whatIsNoFhirIsRefusedInJsonWhateverItWants() throws Exception {
        HttpResponse<String> answer = get("/desk/v1/tasks?_format=xml", "", "application/fhir+xml");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
