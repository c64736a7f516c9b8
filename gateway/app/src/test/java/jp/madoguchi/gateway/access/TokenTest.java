package jp.madoguchi.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import jp.madoguchi.domain.consent.ViewerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
    private static final Scopes SCOPES = Scopes.parse("system/*.rs system/CoverageEligibilityRequest.c").orElseThrow();

    @TempDir
    private Path data;

    private Instant now = Instant.parse("2026-11-20T00:00:00Z");
    private final InstantSource clock = () -> now;

    @Test
    void aTokenGrantsWhatItWasIssuedForUntilItExpires() throws IOException {
        ECKey key = TokenKeys.load(data);
        TokenVerifier verifier = new TokenVerifier(key, clock);
        String token = new TokenIssuer(key, clock).issue("emr", SCOPES, Duration.ofMinutes(5));

        assertThat(verifier.verifyBearer("Bearer " + token)).hasValueSatisfying(access -> {
            assertThat(access.client()).isEqualTo("emr");
            assertThat(access.scopes()).isEqualTo(SCOPES);
        });
        now = now.plus(Duration.ofMinutes(5));
        assertThat(verifier.verifyBearer("Bearer " + token)).as("remembered, but expired").isEmpty();
        assertThat(new TokenVerifier(key, clock).verifyBearer("Bearer " + token)).as("never seen, and expired")
                .isEmpty();
    }

    @Test
    void howTheSchemeIsWrittenAndHowManyBlanksFollowItChangesNothing() throws IOException {
        ECKey key = TokenKeys.load(data);
        TokenVerifier verifier = new TokenVerifier(key, clock);
        String token = new TokenIssuer(key, clock).issue("emr", SCOPES, Duration.ofMinutes(5));
        List<String> shapes = List.of("Bearer " + token, "bearer " + token, "BEARER " + token, "Bearer   " + token,
                "Bearer " + token + " ");

        for (int turn = 0; turn < 2; turn++) {
            assertThat(shapes).allSatisfy(shape -> assertThat(verifier.verifyBearer(shape)).isPresent());
        }
        now = now.plus(Duration.ofMinutes(5));
        assertThat(shapes).allSatisfy(shape -> assertThat(verifier.verifyBearer(shape)).isEmpty());
        assertThat(shapes).allMatch(TokenVerifier::isBearer);
        assertThat(List.of("", "Bearer", "Basic " + token, token, " Bearer " + token))
                .noneMatch(TokenVerifier::isBearer);
    }

    @Test
    void aTokenOfAnotherKeyIsWorthNothing(@TempDir Path elsewhere) throws IOException {
        String foreign = new TokenIssuer(TokenKeys.load(elsewhere), clock).issue("emr", SCOPES, Duration.ofHours(1));

        assertThat(new TokenVerifier(TokenKeys.load(data), clock).verifyBearer("Bearer " + foreign)).isEmpty();
    }

    @Test
    void aChangedTokenIsWorthNothingEvenWhenTheOriginalIsRemembered() throws IOException {
        ECKey key = TokenKeys.load(data);
        TokenVerifier verifier = new TokenVerifier(key, clock);
        String token = new TokenIssuer(key, clock).issue("emr", SCOPES, Duration.ofHours(1));
        verifier.verifyBearer("Bearer " + token);

        char last = token.charAt(token.length() - 5);
        String changed = token.substring(0, token.length() - 5) + (last == 'A' ? 'B' : 'A')
                + token.substring(token.length() - 4);
        assertThat(verifier.verifyBearer("Bearer " + changed)).isEmpty();
        assertThat(verifier.verifyBearer("Bearer " + "a.b.c")).isEmpty();
        assertThat(verifier.verifyBearer("Bearer " + "")).isEmpty();
    }

    @Test
    void anUnsignedTokenIsWorthNothing() throws IOException {
        String none = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJtYWRvZ3VjaGkiLCJzdWIiOiJ4Iiwic2NvcGUiOiJzeXN0ZW0vKi5ycyIsImp0aSI6IjEiLCJleHAiOjk5OTk5OTk5OTl9.";

        assertThat(new TokenVerifier(TokenKeys.load(data), clock).verifyBearer("Bearer " + none)).isEmpty();
    }

    @Test
    void theKeyIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        ECKey first = TokenKeys.load(data);

        assertThat(TokenKeys.load(data).toJSONString()).isEqualTo(first.toJSONString());
        try (var files = Files.list(data.resolve("keys"))) {
            assertThat(files).singleElement().satisfies(
                    file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aTokenSaysAsWhomItsUsersLookOrNothing() throws IOException {
        ECKey key = TokenKeys.load(data);
        TokenVerifier verifier = new TokenVerifier(key, clock);
        TokenIssuer issuer = new TokenIssuer(key, clock);

        assertThat(
                verifier.verifyBearer("Bearer " + issuer.issue("emr", SCOPES, ViewerRole.DOCTOR, Duration.ofHours(1)))
                        .orElseThrow()
                        .role())
                .isEqualTo(ViewerRole.DOCTOR);
        assertThat(verifier.verifyBearer("Bearer " + issuer.issue("emr", SCOPES, Duration.ofHours(1))).orElseThrow()
                .role()).isNull();
    }

    @Test
    void aRoleThatNobodyKnowsIsWorthNothing() throws Exception {
        ECKey key = TokenKeys.load(data);
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer("madoguchi").subject("emr")
                .claim("scope", "system/*.rs")
                .claim("role", "SORCERER").jwtID("1").expirationTime(Date.from(now.plusSeconds(60))).build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        token.sign(new ECDSASigner(key));

        assertThat(new TokenVerifier(key, clock).verifyBearer("Bearer " + token.serialize())).isEmpty();
    }
}
