package jp.madoguchi.reception.ledger;

/**
 * What is to happen in one commit.
 *
 * @param <T> what it gives back
 */
@FunctionalInterface
public interface LedgerWork<T> {

    /** Reads and writes through the transaction. It runs on the writer: it computes, and never waits. */
    T apply(LedgerTransaction transaction);
}
