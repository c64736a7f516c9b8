package jp.madoguchi.store.audit;

import java.util.List;

/**
 * What the audit trail has in the ledger. An entry is found as soon as it was imported from the journal (docs/design/audit-journal.md 5): usually
 * within a second.
 */
public interface AuditReadings {

    /**
     * Rows of a query, newest first; of one moment, the one that came later first. A row to go on behind that is not there finds nothing.
     *
     * @throws jp.madoguchi.domain.problem.ProblemException {@code LEDGER_UNAVAILABLE}
     */
    List<AuditRecord> find(AuditQuery query);
}
