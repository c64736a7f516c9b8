package jp.madoguchi.gateway.access;

import java.time.Instant;

/**
 * What a verified token grants.
 *
 * @param client who it was issued to
 * @param scopes what it allows
 * @param expires from when on it is worth nothing
 * @param tokenId its {@code jti}, for the audit trail
 */
public record Access(String client, Scopes scopes, Instant expires, String tokenId) {
    /** The request attribute under which the filter leaves the caller's access. */
    public static final String ATTRIBUTE = "jp.madoguchi.access";
}
