package jp.madoguchi.gateway.wiring;

import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.store.audit.AuditAction;
import jp.madoguchi.store.audit.AuditEntry;
import jp.madoguchi.store.audit.AuditOutcome;
import jp.madoguchi.store.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/** What is done at the desk, in the ledger's audit trail: one row for each patient whom what was given out is about. */
final class LedgerDeskAudit implements DeskAudit {

    private final AuditTrail trail;
    private final String type;

    /** @param type the FHIR type under which they are noted, as scopes name it, such as {@code Task} or {@code Claim} */
    LedgerDeskAudit(AuditTrail trail, String type) {
        this.trail = trail;
        this.type = type;
    }

    @Override
    public void record(Entry entry) {
        AuditAction action = switch (entry.action()) {
            case READ -> AuditAction.READ;
            case SEARCH -> AuditAction.SEARCH;
            case CHANGE -> AuditAction.WRITE;
        };
        trail.record(new AuditEntry(entry.at(), null, entry.client(), action, type, entry.resource(),
                entry.patients(), outcome(entry.problem()), entry.request(), entry.parameters()));
    }

    private static AuditOutcome outcome(@Nullable ProblemCode problem) {
        if (problem == null) {
            return AuditOutcome.GIVEN;
        }
        if (problem == ProblemCode.RESOURCE_UNKNOWN) {
            return AuditOutcome.NOT_FOUND;
        }
        return problem == ProblemCode.LEDGER_UNAVAILABLE || problem == ProblemCode.LEDGER_QUEUE_FULL
                || problem == ProblemCode.INTERNAL ? AuditOutcome.FAILED : AuditOutcome.REFUSED;
    }
}
