package jp.madoguchi.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives tokens to programs that prove who they are with a signed assertion (SMART App Launch 2, Backend Services; RFC 7523): registered, signed
 * with a registered key, meant for this endpoint, at most five minutes long, and not seen before by this node since its start.
 */
public final class BackendServices {

    /** How long a token is good: SMART asks for no more than five minutes. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final Duration LONGEST_ASSERTION = Duration.ofMinutes(5);
    /** Clocks differ. */
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int MOST_CHARACTERS = 8_192;
    private static final int MOST_REMEMBERED = 100_000;
    private static final int MOST_IN_A_MINUTE = 60;

    private final ClientFolder clients;
    private final TokenIssuer issuer;
    private final InstantSource clock;
    private final RateLimit requests = new RateLimit(MOST_IN_A_MINUTE, Duration.ofMinutes(1));
    private final RateLimit failures = new RateLimit(MOST_IN_A_MINUTE, Duration.ofMinutes(1));
    /** Assertions that were used, until they could not be used anyway. */
    private final Cache<String, Boolean> used = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(LONGEST_ASSERTION.plus(SKEW).plus(SKEW).toSeconds(), TimeUnit.SECONDS).build();

    public BackendServices(ClientFolder clients, TokenIssuer issuer, InstantSource clock) {
        this.clients = clients;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * A request for a token.
     *
     * @param scope     wanted scopes, separated by spaces; null for all that are registered
     * @param assertion the signed assertion
     * @param audience  this endpoint's address
     * @param from      whom it comes from: a network address
     */
    record Request(@Nullable String scope, String assertion, String audience, String from) {}

    /** A token, or why there is none. What fails counts for the address that it came from, never for the client that it names. */
    TokenGrant grant(Request request) {
        Instant now = clock.instant();
        TokenGrant grant = decide(request, now);
        boolean tooMany = grant instanceof TokenGrant.Refused refused && refused.why() == TokenRefusal.INVALID_CLIENT
                && !failures.pass(request.from(), now);
        return tooMany ? new TokenGrant.Refused(TokenRefusal.TOO_MANY, "an address that fails too often") : grant;
    }

    private TokenGrant decide(Request request, Instant now) {
        try {
            if (request.assertion().length() > MOST_CHARACTERS) {
                return refused("an assertion that is too long");
            }
            SignedJWT assertion = SignedJWT.parse(request.assertion());
            JWTClaimsSet claims = assertion.getJWTClaimsSet();
            String id = claims.getIssuer();
            if (id == null || !id.equals(claims.getSubject()) || !ClientFolder.isId(id)) {
                return refused("an assertion without iss and sub of one client");
            }
            Optional<RegisteredClient> client = clients.find(id);
            return client.isEmpty()
                    ? refused("a client that is not registered")
                    : grant(request, client.get(), assertion, now);
        } catch (ParseException none) {
            return refused("what is no signed assertion");
        }
    }

    private TokenGrant grant(Request request, RegisteredClient client, SignedJWT assertion, Instant now)
            throws ParseException {
        if (!isSigned(assertion, client)) {
            return refused(client.id() + ": the signature is of no registered key");
        }
        if (!requests.pass(client.id(), now)) {
            return new TokenGrant.Refused(TokenRefusal.TOO_MANY, client.id() + " asks too often");
        }
        JWTClaimsSet claims = assertion.getJWTClaimsSet();
        if (!claims.getAudience().contains(request.audience())) {
            return refused(client.id() + ": aud is another address");
        }
        Instant until = claims.getExpirationTime() == null ? null : claims.getExpirationTime().toInstant();
        Instant from = claims.getNotBeforeTime() == null ? null : claims.getNotBeforeTime().toInstant();
        if (until == null || !until.plus(SKEW).isAfter(now) || until.isAfter(now.plus(LONGEST_ASSERTION).plus(SKEW))
                || from != null && from.isAfter(now.plus(SKEW))) {
            return refused(client.id() + ": exp is over, or more than five minutes away");
        }
        String jti = claims.getJWTID();
        if (jti == null || jti.isBlank() || jti.length() > 256) {
            return refused(client.id() + ": no jti");
        }
        if (used.asMap().putIfAbsent(client.id() + "/" + jti, true) != null) {
            return refused(client.id() + ": the jti was used before");
        }
        Optional<Scopes> scopes = scopes(request.scope(), client.scopes());
        if (scopes.isEmpty()) {
            return new TokenGrant.Refused(TokenRefusal.INVALID_SCOPE, client.id() + ": scope");
        }
        return new TokenGrant.Granted(client.id(),
                issuer.issue(client.id(), scopes.get(), client.role(), LIFETIME), scopes.get(), LIFETIME.toSeconds());
    }

    /** By the key that it names, or by any that fits its algorithm. */
    private static boolean isSigned(SignedJWT assertion, RegisteredClient client) {
        String named = assertion.getHeader().getKeyID();
        for (JWK key : client.keys().getKeys()) {
            if (named != null && key.getKeyID() != null && !named.equals(key.getKeyID())) {
                continue;
            }
            boolean signed = AssertionAlgorithms.verifier(assertion.getHeader().getAlgorithm(), key).map(verifier -> {
                try {
                    return assertion.verify(verifier);
                } catch (JOSEException | IllegalStateException unusable) {
                    return false;
                }
            }).orElse(false);
            if (signed) {
                return true;
            }
        }
        return false;
    }

    /** Of what is wanted, what is registered; empty if a scope is not understood or nothing is left. */
    private static Optional<Scopes> scopes(@Nullable String wanted, Scopes registered) {
        if (wanted == null || wanted.isBlank()) {
            return Optional.of(registered);
        }
        return Scopes.parse(wanted).flatMap(asked -> {
            List<Scope> left = asked.values().stream().filter(one -> registered.values().stream()
                    .anyMatch(known -> known.covers(one))).toList();
            return left.isEmpty() ? Optional.empty() : Optional.of(new Scopes(left));
        });
    }

    private static TokenGrant refused(String detail) {
        return new TokenGrant.Refused(TokenRefusal.INVALID_CLIENT, detail);
    }
}
