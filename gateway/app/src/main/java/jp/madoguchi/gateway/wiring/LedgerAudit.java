package jp.madoguchi.gateway.wiring;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.gateway.fhir.AuditEntry;
import jp.madoguchi.gateway.fhir.AuditTrail;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.store.audit.AuditAction;
import jp.madoguchi.store.audit.AuditOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The API's reads in the ledger's audit trail: one entry for each resource that was given, or one for a read that found nothing. A search of the trail itself
 * leaves one row for each patient whom its page is about.
 */
final class LedgerAudit implements AuditTrail {

    private final jp.madoguchi.store.audit.AuditTrail trail;

    LedgerAudit(jp.madoguchi.store.audit.AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void record(AuditEntry entry) {
        if (entry.type() == ReadableType.AUDIT_EVENT && entry.action() == AuditEntry.Action.SEARCH) {
            // One for each patient and not for each event: whoever reads all of them would never come to an end.
            trail.record(row(entry, null, patients(entry), AuditOutcome.GIVEN));
            return;
        }
        for (AuditEntry.Given given : entry.given()) {
            String patient = given.patient();
            List<ResourceId> patients = patient == null ? List.of() : List.of(new ResourceId(patient));
            trail.record(row(entry, new ResourceId(given.id()), patients, AuditOutcome.GIVEN));
        }
        if (entry.given().isEmpty()) {
            AuditOutcome outcome = switch (entry.action()) {
                case READ -> AuditOutcome.NOT_FOUND;
                case SEARCH -> AuditOutcome.GIVEN;
            };
            trail.record(row(entry, null, List.of(), outcome));
        }
    }

    private static List<ResourceId> patients(AuditEntry entry) {
        return entry.given().stream().map(AuditEntry.Given::patient).filter(Objects::nonNull).distinct()
                .map(ResourceId::new).toList();
    }

    private static jp.madoguchi.store.audit.AuditEntry row(AuditEntry entry, @Nullable ResourceId resource,
            List<ResourceId> patients, AuditOutcome outcome) {
        AuditAction action = switch (entry.action()) {
            case READ -> AuditAction.READ;
            case SEARCH -> AuditAction.SEARCH;
        };
        return new jp.madoguchi.store.audit.AuditEntry(entry.at(), null, entry.client(), action,
                entry.type().fhirName(), resource, patients, outcome, entry.tokenId(), entry.parameters());
    }
}
