package jp.madoguchi.reception.ledger;

/**
 * What a commit gave.
 *
 * @param value    the work's result
 * @param revision the commit's place in the order of all commits; what a view of the ledger is compared by
 * @param <T>      the result's type
 */
public record Committed<T>(T value, long revision) {}
