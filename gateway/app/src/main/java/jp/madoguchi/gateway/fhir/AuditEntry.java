package jp.madoguchi.gateway.fhir;

import java.time.Instant;
import java.util.List;

/**
 * Who read what, when. Holds no personal data beyond resource ids.
 *
 * @param at when
 * @param client the program, from its token
 * @param tokenId the token's {@code jti}
 * @param action what was done
 * @param type the resource type
 * @param search the parameter names of a search, comma-separated; empty for a read
 * @param ids the ids of what was given out; empty if nothing was
 */
public record AuditEntry(Instant at, String client, String tokenId, Action action, ReadableType type, String search,
        List<String> ids) {
    public AuditEntry {
        ids = List.copyOf(ids);
    }

    /** What was done. */
    public enum Action {
        READ,
        SEARCH
    }
}
