package jp.madoguchi.store.ledger;

/**
 * What the writer did since it started.
 *
 * @param works    works that were acknowledged
 * @param failed   works whose stage failed
 * @param commits  transactions that were committed
 * @param waiting  works that are not acknowledged now
 * @param revision the last revision known
 */
public record LedgerFigures(long works, long failed, long commits, int waiting, long revision) {}
