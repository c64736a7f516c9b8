package jp.madoguchi.gateway.access;

import java.time.Instant;
import jp.madoguchi.domain.consent.ViewerRole;
import org.jspecify.annotations.Nullable;

/**
 * What a verified token grants.
 *
 * @param client who it was issued to
 * @param scopes what it allows
 * @param expires from when on it is worth nothing
 * @param tokenId its {@code jti}, for the audit trail
 * @param role as whom its users look at medical information (R-CO-09); null where the token says nothing: then they do not
 */
public record Access(String client, Scopes scopes, Instant expires, String tokenId,
        @Nullable ViewerRole role) {
    /** The request attribute under which the filter leaves the caller's access. */
    public static final String ATTRIBUTE = "jp.madoguchi.access";
}
