package jp.madoguchi.store.audit;

/** Where it is kept who read what. */
public interface AuditTrail {

    /**
     * Keeps an entry. When this returns the entry outlives the process; it never waits for the database.
     *
     * @throws jp.madoguchi.domain.problem.ProblemException {@code LEDGER_QUEUE_FULL} when too many entries wait, because the database
     *                                                      is away for long, or {@code LEDGER_UNAVAILABLE}: then the read must be
     *                                                      refused, since there is no read without its record
     */
    void record(AuditEntry entry);
}
