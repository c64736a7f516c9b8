package jp.madoguchi.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.EnumSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import jp.madoguchi.domain.consent.ViewerRole;
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

/** The token endpoint over HTTP, behind the access filter, as the gateway has it. */
class TokenEndpointTest {

    private static final Scopes REGISTERED = Scopes.parse("system/Coverage.rs system/Patient.r").orElseThrow();
    private static final RSAKey RSA = make(() -> new RSAKeyGenerator(2048).keyID("rsa").generate());
    private static final ECKey EC = make(() -> new ECKeyGenerator(Curve.P_384).keyID("ec").generate());
    private static final ECKey STRANGER = make(() -> new ECKeyGenerator(Curve.P_384).keyID("ec").generate());

    @TempDir
    private Path data;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Instant now = Instant.parse("2026-11-20T00:00:00Z");
    private ClientFolder clients;
    private TokenVerifier verifier;

    private interface Making<T> {
        T make() throws JOSEException;
    }

    private static <T> T make(Making<T> key) {
        try {
            return key.make();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() throws Exception {
        InstantSource clock = () -> now;
        clients = new ClientFolder(data.resolve("clients"));
        clients.save(new RegisteredClient("emr", new JWKSet(java.util.List.of(RSA, EC)), REGISTERED, null));
        verifier = new TokenVerifier(TokenKeys.load(data), clock);
        TokenAddress address = new TokenAddress("");
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(new AccessFilter(verifier, new ClientRates(0, clock))), "/*",
                EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new TokenServlet(
                new BackendServices(clients, new TokenIssuer(TokenKeys.load(data), clock), clock), address)),
                TokenServlet.PATH);
        context.addServlet(new ServletHolder(new SmartConfigurationServlet(address)),
                "/.well-known/smart-configuration");
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private String base() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().issuer("emr").subject("emr").audience(base() + "/auth/token")
                .expirationTime(Date.from(now.plusSeconds(240))).jwtID(UUID.randomUUID().toString());
    }

    private static String signed(JWSAlgorithm algorithm, String kid, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static String byEc(JWTClaimsSet claims) throws JOSEException {
        return signed(JWSAlgorithm.ES384, "ec", new ECDSASigner(EC), claims);
    }

    private HttpResponse<String> ask(String assertion, String scope) throws Exception {
        String form = "grant_type=client_credentials&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8)
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion="
                + assertion;
        return post(form, "application/x-www-form-urlencoded");
    }

    private HttpResponse<String> post(String body, String type) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(base() + "/auth/token")).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void aRegisteredProgramGetsATokenForFiveMinutesAndNothingMoreThanItsScopes() throws Exception {
        for (String assertion : new String[]{byEc(claims().build()),
                signed(JWSAlgorithm.RS384, "rsa", new RSASSASigner(RSA), claims().build())}) {
            HttpResponse<String> answer = ask(assertion, "system/Coverage.r system/Organization.rs");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(json(answer).path("token_type").asText()).isEqualTo("bearer");
            assertThat(json(answer).path("expires_in").asInt()).isEqualTo(300);
            assertThat(json(answer).path("scope").asText()).isEqualTo("system/Coverage.r");
            Access access = verifier.verifyBearer("Bearer " + json(answer).path("access_token").asText()).orElseThrow();
            assertThat(access.client()).isEqualTo("emr");
            assertThat(access.scopes().toString()).isEqualTo("system/Coverage.r");
            assertThat(access.expires()).isEqualTo(now.plusSeconds(300));
        }
    }

    @Test
    void theRoleIsTheRegisteredOne() throws Exception {
        clients.save(
                new RegisteredClient("emr", new JWKSet(EC), Scopes.parse("system/DocumentReference.cru").orElseThrow(),
                        ViewerRole.DOCTOR));

        String token = json(ask(byEc(claims().claim("role", "DESK_STAFF").build()), "")).path("access_token").asText();

        assertThat(verifier.verifyBearer("Bearer " + token).orElseThrow().role()).isEqualTo(ViewerRole.DOCTOR);
        assertThat(verifier.verifyBearer("Bearer " + token).orElseThrow().scopes().toString())
                .isEqualTo("system/DocumentReference.cru");
    }

    @Test
    void aScopeForAllTypesDoesNotCoverMedicalInformation() throws Exception {
        clients.save(new RegisteredClient("emr", new JWKSet(EC), Scopes.parse("system/*.cruds").orElseThrow(), null));

        assertThat(json(ask(byEc(claims().build()), "system/DocumentReference.r")).path("error").asText())
                .isEqualTo("invalid_scope");
    }

    @Test
    void anAssertionIsGoodOnce() throws Exception {
        String assertion = byEc(claims().build());

        assertThat(ask(assertion, "").statusCode()).isEqualTo(200);
        HttpResponse<String> again = ask(assertion, "");
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(json(again).path("error").asText()).isEqualTo("invalid_client");
    }

    private enum Wrong {
        OTHER_AUDIENCE(claims -> claims.audience("https://elsewhere.example/auth/token")),
        NO_AUDIENCE(claims -> claims.audience((String) null)),
        NO_JTI(claims -> claims.jwtID(null)),
        OTHER_SUBJECT(claims -> claims.subject("another")),
        NOT_REGISTERED(claims -> claims.issuer("nobody").subject("nobody")),
        A_PATH(claims -> claims.issuer("../emr").subject("../emr")),
        NO_EXPIRY(claims -> claims.expirationTime(null));

        private final UnaryOperator<JWTClaimsSet.Builder> change;

        Wrong(UnaryOperator<JWTClaimsSet.Builder> change) {
            this.change = change;
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource(Wrong.class)
    void anAssertionThatIsNotForHereIsRefusedWithoutSayingWhy(Wrong wrong) throws Exception {
        HttpResponse<String> answer = ask(byEc(wrong.change.apply(claims()).build()), "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("error").asText()).isEqualTo("invalid_client");
        assertThat(answer.body()).doesNotContain("emr", "aud", "jti", "expire");
    }

    @ParameterizedTest
    @CsvSource({"-31,401", "-29,200", "329,200", "331,401"})
    void anAssertionLastsFiveMinutesAtMost(int seconds, int status) throws Exception {
        assertThat(ask(byEc(claims().expirationTime(Date.from(now.plusSeconds(seconds))).build()), "").statusCode())
                .isEqualTo(status);
    }

    @Test
    void aSignatureOfAnotherKeyOrByAPublicKeyIsWorthNothing() throws Exception {
        byte[] publicKey = RSA.toRSAPublicKey().getEncoded();
        String forged = signed(JWSAlgorithm.HS384, "rsa", new MACSigner(publicKey), claims().build());
        String unsigned = "eyJhbGciOiJub25lIn0." + byEc(claims().build()).split("\\.")[1] + ".";

        assertThat(ask(signed(JWSAlgorithm.ES384, "ec", new ECDSASigner(STRANGER), claims().build()), "").statusCode())
                .isEqualTo(401);
        assertThat(ask(signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(RSA), claims().build()), "").statusCode())
                .as("another algorithm").isEqualTo(401);
        assertThat(ask(forged, "").statusCode()).isEqualTo(401);
        assertThat(ask(unsigned, "").statusCode()).isEqualTo(401);
        assertThat(ask("nonsense", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aRemovedProgramGetsNoMoreTokens() throws Exception {
        assertThat(clients.remove("emr")).isTrue();

        assertThat(ask(byEc(claims().build()), "").statusCode()).isEqualTo(401);
    }

    @Test
    void aBrokenRegistrationRefusesItsProgramOnly() throws Exception {
        clients.save(new RegisteredClient("other", new JWKSet(EC), REGISTERED, null));
        Files.writeString(data.resolve("clients").resolve("emr.json"), "{\"scope\":\"nonsense\"}");

        assertThat(ask(byEc(claims().build()), "").statusCode()).isEqualTo(401);
        assertThat(ask(byEc(claims().issuer("other").subject("other").build()), "").statusCode()).isEqualTo(200);
    }

    @Test
    void aScopeThatIsNotUnderstoodOrNotRegisteredIsInvalid() throws Exception {
        for (String scope : new String[]{"patient/Coverage.rs", "system/Organization.rs", "system/Patient.rs"}) {
            HttpResponse<String> answer = ask(byEc(claims().build()), scope);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).path("error").asText()).as(scope).isEqualTo("invalid_scope");
        }
    }

    @Test
    void whatIsNoTokenRequestIsToldSo() throws Exception {
        assertThat(json(post("{}", "application/json")).path("error").asText()).isEqualTo("invalid_request");
        assertThat(json(post("grant_type=password", "application/x-www-form-urlencoded")).path("error").asText())
                .isEqualTo("unsupported_grant_type");
        assertThat(json(post("grant_type=client_credentials&client_assertion=x", "application/x-www-form-urlencoded"))
                .path("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void whoAsksTooOftenWaits() throws Exception {
        HttpResponse<String> last = null;
        for (int i = 0; i < 61; i++) {
            last = ask(byEc(claims().build()), "");
            assertThat(last.statusCode()).isEqualTo(i < 60 ? 200 : 429);
        }
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        now = now.plus(Duration.ofSeconds(2));
        assertThat(ask(byEc(claims().build()), "").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyElseUsesUpAClientsRequests() throws Exception {
        HttpResponse<String> last = null;
        for (int i = 0; i < 61; i++) {
            last = ask(signed(JWSAlgorithm.ES384, "ec", new ECDSASigner(STRANGER), claims().build()), "");
        }
        assertThat(last.statusCode()).as("an address that fails too often").isEqualTo(429);
        assertThat(ask(byEc(claims().build()), "").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsConfiguredIsTheOnlyAudience() {
        assertThat(new TokenAddress("https://gateway.hospital.example/fhir").told())
                .isEqualTo("https://gateway.hospital.example/auth/token");
        assertThat(new TokenAddress("https://gateway.hospital.example/fhir/").told())
                .isEqualTo("https://gateway.hospital.example/auth/token");
    }

    @Test
    void theConfigurationNamesTheEndpointAndWhatItTakes() throws Exception {
        JsonNode configuration = json(http.send(
                HttpRequest.newBuilder(URI.create(base() + "/.well-known/smart-configuration")).build(),
                HttpResponse.BodyHandlers.ofString()));

        assertThat(configuration.path("token_endpoint").asText()).isEqualTo(base() + "/auth/token");
        assertThat(configuration.path("token_endpoint_auth_methods_supported").toString()).contains("private_key_jwt");
        assertThat(configuration.path("token_endpoint_auth_signing_alg_values_supported").toString()).contains("RS384",
                "ES384");
        assertThat(configuration.path("capabilities").toString()).contains("client-confidential-asymmetric");
    }
}
