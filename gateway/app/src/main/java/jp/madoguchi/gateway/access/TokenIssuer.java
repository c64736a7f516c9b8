package jp.madoguchi.gateway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import jp.madoguchi.domain.consent.ViewerRole;
import org.jspecify.annotations.Nullable;

/** Issues bearer tokens: JWTs signed with ES256, claims {@code iss, sub, scope, iat, exp, jti}, and {@code role}
 * where its users look at medical information. */
public final class TokenIssuer {
    /** The issuer that the verifier expects. */
    static final String ISSUER = "madoguchi";
    /** The claim that names the role of a token's users. */
    static final String ROLE = "role";

    private final ECKey key;
    private final InstantSource clock;

    public TokenIssuer(ECKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token for a program, good for that long from now. */
    public String issue(String client, Scopes scopes, Duration lifetime) {
        return issue(client, scopes, null, lifetime);
    }

    /**
     * A token for a program whose users all look at medical information in one role (R-CO-09).
     *
     * @param role that role; null for a program that shows none
     */
    public String issue(String client, Scopes scopes, @Nullable ViewerRole role, Duration lifetime) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder().issuer(ISSUER).subject(client)
                .claim("scope", scopes.toString())
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UUID.randomUUID().toString());
        if (role != null) {
            builder.claim(ROLE, role.name());
        }
        JWTClaimsSet claims = builder.build();
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the token key has no usable private part", e);
        }
        return token.serialize();
    }
}
