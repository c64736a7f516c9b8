package jp.madoguchi.gateway.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.fhir.AuditEntry;
import jp.madoguchi.gateway.fhir.AuditTrail;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.store.audit.AuditAction;
import jp.madoguchi.store.audit.AuditOutcome;

/** The API's reads in the ledger's audit trail: one entry for each resource that was given, or one for a read that found nothing. */
final class LedgerAudit implements AuditTrail {

    private final jp.madoguchi.store.audit.AuditTrail trail;

    LedgerAudit(jp.madoguchi.store.audit.AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void record(AuditEntry entry) {
        for (jp.madoguchi.store.audit.AuditEntry row : rows(entry)) {
            CompletableFuture<Void> kept = trail.record(row).toCompletableFuture();
            if (kept.isCompletedExceptionally()) {
                throw new ProblemException(ProblemException.problemOf(kept.exceptionNow()));
            }
        }
    }

    private static List<jp.madoguchi.store.audit.AuditEntry> rows(AuditEntry entry) {
        List<jp.madoguchi.store.audit.AuditEntry> rows = new ArrayList<>();
        for (String id : entry.ids()) {
            ResourceId resource = new ResourceId(id);
            List<ResourceId> patients = entry.type() == ReadableType.PATIENT ? List.of(resource) : List.of();
            rows.add(row(entry, resource, patients, AuditOutcome.GIVEN));
        }
        if (rows.isEmpty()) {
            AuditOutcome outcome = switch (entry.action()) {
                case READ -> AuditOutcome.NOT_FOUND;
                case SEARCH -> AuditOutcome.GIVEN;
            };
            rows.add(row(entry, null, List.of(), outcome));
        }
        return rows;
    }

    private static jp.madoguchi.store.audit.AuditEntry row(AuditEntry entry,
            @org.jspecify.annotations.Nullable ResourceId resource, List<ResourceId> patients, AuditOutcome outcome) {
        AuditAction action = switch (entry.action()) {
            case READ -> AuditAction.READ;
            case SEARCH -> AuditAction.SEARCH;
        };
        List<String> parameters = entry.search().isEmpty() ? List.of() : List.of(entry.search().split(","));
        return new jp.madoguchi.store.audit.AuditEntry(entry.at(), null, entry.client(), action,
                entry.type().fhirName(),
                resource, patients, outcome, entry.tokenId(), parameters);
    }
}
