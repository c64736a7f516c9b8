package jp.madoguchi.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import jp.madoguchi.domain.consent.ViewerRole;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a bearer token grants. A signature costs about half a millisecond of a core, so verified tokens are remembered, a
 * bounded number of them, by the whole text of the header that brought them; the expiry is checked at every use. Refused tokens are not remembered.
 */
public final class TokenVerifier {
    private static final String SCHEME = "bearer ";
    /** Of the scheme: that letter is written large or small by nearly everybody, the others are not. */
    private static final String BUT_FOR_THE_FIRST_LETTER = SCHEME.substring(1);
    /** Of a header's value. */
    private static final int MOST_CHARACTERS = 8_192;
    private static final long REMEMBERED = 10_000;

    private final JWSVerifier signature;
    private final InstantSource clock;
    private final Cache<String, Access> verified = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** @throws IllegalArgumentException if the key is not a P-256 key */
    public TokenVerifier(ECKey key, InstantSource clock) {
        try {
            this.signature = new ECDSAVerifier(key.toPublicJWK());
        } catch (JOSEException e) {
            throw new IllegalArgumentException("not a P-256 key", e);
        }
        this.clock = clock;
    }

    /** Whether the value of a header {@code Authorization} offers a bearer token at all, a good one or not (RFC 6750, 2.1). */
    static boolean isBearer(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /**
     * What the bearer token of such a value grants now; empty if it is malformed, signed by another key, of another issuer, or expired.
     * The whole value is remembered: to cut the token out of it at every request would cost more than to find it. One that is written in
     * another way than nearly everybody does is not, lest one token fill the memory in a thousand shapes.
     */
    public Optional<Access> verifyBearer(String authorization) {
        if (authorization.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        Access known = verified.getIfPresent(authorization);
        if (known == null) {
            String rest = authorization.substring(SCHEME.length());
            String token = rest.strip();
            Optional<Access> checked = check(token);
            if (checked.isEmpty()) {
                return checked;
            }
            known = checked.get();
            boolean usual = token.length() == rest.length() && authorization.startsWith(BUT_FOR_THE_FIRST_LETTER, 1);
            if (usual) {
                verified.put(authorization, known);
            }
        }
        if (clock.instant().isBefore(known.expires())) {
            return Optional.of(known);
        }
        verified.invalidate(authorization);
        return Optional.empty();
    }

    /** Forgets every verified token: after a key was changed or a client revoked. */
    public void forget() {
        verified.invalidateAll();
    }

    private Optional<Access> check(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(signature)) {
                return Optional.empty();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String scope = claims.getStringClaim("scope");
            if (!TokenIssuer.ISSUER.equals(claims.getIssuer()) || claims.getExpirationTime() == null
                    || claims.getSubject() == null || claims.getJWTID() == null || scope == null) {
                return Optional.empty();
            }
            String role = claims.getStringClaim(TokenIssuer.ROLE);
            Optional<ViewerRole> known = role(role);
            if (role != null && known.isEmpty()) {
                return Optional.empty(); // of a later version: whatever it means, it is not nothing
            }
            return Scopes.parse(scope).map(scopes -> new Access(claims.getSubject(), scopes,
                    claims.getExpirationTime().toInstant(), claims.getJWTID(), known.orElse(null)));
        } catch (ParseException | JOSEException e) {
            return Optional.empty(); // a token that cannot be read is worth no more than none
        }
    }

    private static Optional<ViewerRole> role(@Nullable String word) {
        return Arrays.stream(ViewerRole.values()).filter(role -> role.name().equals(word)).findFirst();
    }
}
