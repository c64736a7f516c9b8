package jp.madoguchi.store.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code audit}: who did what when, as it is kept. It is never changed.
 *
 * @param number       its number: later rows have higher ones
 * @param at           when
 * @param client       the client's registered name; of what the ledger's own works note, the staff's identifier
 * @param action       what was done
 * @param resourceType FHIR type, or a word of the ledger's own works; null where there is none
 * @param resource     the resource's id, if one was given
 * @param patient      whom it is about, if anybody
 * @param outcome      how it ended
 * @param request      what the request, its token or the ledger's commit is named by; may be empty
 * @param parameters   names of search parameters, or the word of what was done; no values
 */
public record AuditRecord(long number, Instant at, String client, AuditAction action, @Nullable String resourceType,
        @Nullable ResourceId resource, @Nullable ResourceId patient, AuditOutcome outcome, String request,
        List<String> parameters) {

    public AuditRecord {
        Objects.requireNonNull(at);
        Objects.requireNonNull(action);
        Objects.requireNonNull(outcome);
        parameters = List.copyOf(parameters);
    }
}
