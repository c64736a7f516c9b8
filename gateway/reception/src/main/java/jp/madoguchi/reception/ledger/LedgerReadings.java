package jp.madoguchi.reception.ledger;

/** Reads the ledger beside its writer, so that a long list disturbs no desk. */
public interface LedgerReadings {

    /**
     * Runs a work that only reads, and waits for it. It sees what is committed, not what waits for its commit.
     *
     * @throws IllegalStateException if the work writes
     * @throws jp.madoguchi.domain.problem.ProblemException {@code LEDGER_UNAVAILABLE}, or what the work itself threw
     */
    <T> T read(LedgerWork<T> work);
}
