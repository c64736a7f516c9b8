package jp.madoguchi.reception.ledger;

/** What a bulk job found out about one person. */
public enum BulkOutcome {
    /** Nothing yet. */
    WAITING,
    /** Valid, as it was on file. */
    VALID,
    /** Valid, and something differs from what was on file. */
    CHANGED,
    /** Not valid on that day. */
    INVALID,
    /** Nothing was found. */
    NOT_FOUND,
    /** The number is registered. */
    REGISTERED,
    /** No statement could be made. */
    ERROR,
    /** Nobody asked, or nothing came. */
    NO_ANSWER
}
