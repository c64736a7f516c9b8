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

/** Issues bearer tokens: JWTs signed with ES256, claims {@code iss, sub, scope, iat, exp, jti}. */
public final class TokenIssuer {
    /** The issuer that the verifier expects. */
    static final String ISSUER = "madoguchi";

    private final ECKey key;
    private final InstantSource clock;

    public TokenIssuer(ECKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token for a program, good for that long from now. */
    public String issue(String client, Scopes scopes, Duration lifetime) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(ISSUER).subject(client)
                .claim("scope", scopes.toString())
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UUID.randomUUID().toString()).build();
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
