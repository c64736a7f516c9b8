package jp.madoguchi.gateway.fhir;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who read what, when. Holds no personal data beyond resource ids.
 *
 * @param at when
 * @param client the program, from its token
 * @param tokenId the token's {@code jti}
 * @param action what was done
 * @param type the resource type
 * @param parameters the parameter names of a search; empty for a read
 * @param given what was given out; empty if nothing was
 */
public record AuditEntry(Instant at, String client, String tokenId, Action action, ReadableType type,
        List<String> parameters, List<Given> given) {
    public AuditEntry {
        parameters = List.copyOf(parameters);
        given = List.copyOf(given);
    }

    /** What was done. */
    public enum Action {
        READ,
        SEARCH
    }

    /**
     * A resource that was given out.
     *
     * @param id      its id
     * @param patient id of the patient it is about; null for an organization
     */
    public record Given(String id, @Nullable String patient) {}
}
