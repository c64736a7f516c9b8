package jp.madoguchi.store.audit;

import java.util.concurrent.CompletionStage;

/** Where it is kept who read what. */
public interface AuditTrail {

    /**
     * Keeps an entry. It never waits: the stage completes when the entry is committed, and whoever answers a read need not wait for
     * that. It has failed at once with {@code LEDGER_QUEUE_FULL} when too many entries wait, because the database is away for long:
     * then the read must be refused, since there is no read without its record.
     */
    CompletionStage<Void> record(AuditEntry entry);
}
