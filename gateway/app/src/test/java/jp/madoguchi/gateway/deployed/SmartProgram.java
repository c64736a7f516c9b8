package jp.madoguchi.gateway.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import jp.madoguchi.gateway.access.ClientFolder;
import jp.madoguchi.gateway.access.RegisteredClient;
import jp.madoguchi.gateway.access.Scopes;

/** A program that does what docs/fhir-api.md says of SMART Backend Services, and nothing that only this gateway knows. */
final class SmartProgram {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final ECKey key;
    private final HttpClient http = HttpClient.newHttpClient();

    SmartProgram(String name) throws JOSEException {
        this.name = name;
        this.key = new ECKeyGenerator(Curve.P_384).keyID(name + "-1").generate();
    }

    /** What the operator does. */
    void register(Path clients, String scopes) throws IOException {
        new ClientFolder(clients)
                .save(new RegisteredClient(name, new JWKSet(key), Scopes.parse(scopes).orElseThrow(), null));
    }

    /** Where tokens are to be had, as the gateway says. */
    String endpoint(String base) throws IOException, InterruptedException {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(base + "/.well-known/smart-configuration")).build())
                .body()).path("token_endpoint").asText();
    }

    /** The endpoint's answer to a request for scopes. */
    JsonNode ask(String endpoint, String scope) throws IOException, InterruptedException, JOSEException {
        String form = "grant_type=client_credentials&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8)
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                + "&client_assertion=" + assertion(endpoint);
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build()).body());
    }

    private String assertion(String endpoint) throws JOSEException {
        SignedJWT assertion = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder().issuer(name).subject(name).audience(endpoint)
                        .expirationTime(Date.from(Instant.now().plusSeconds(120))).jwtID(UUID.randomUUID().toString())
                        .build());
        assertion.sign(new ECDSASigner(key));
        return assertion.serialize();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
