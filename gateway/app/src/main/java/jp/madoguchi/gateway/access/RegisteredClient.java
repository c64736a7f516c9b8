package jp.madoguchi.gateway.access;

import com.nimbusds.jose.jwk.JWKSet;
import jp.madoguchi.domain.consent.ViewerRole;
import org.jspecify.annotations.Nullable;

/**
 * A program that may ask for tokens by itself (SMART Backend Services).
 *
 * @param id     its {@code client_id}, which stands in the audit trail
 * @param keys   its public keys
 * @param scopes the most that it is given
 * @param role   as whom its users look at medical information (R-CO-09); null where they do not
 */
public record RegisteredClient(String id, JWKSet keys, Scopes scopes, @Nullable ViewerRole role) {}
