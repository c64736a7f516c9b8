package jp.madoguchi.store.audit;

/** How it ended. */
public enum AuditOutcome {
    /** The client got what it asked for, be it an empty list. */
    GIVEN,
    /** There was nothing of that id. */
    NOT_FOUND,
    /** It was not allowed to. */
    REFUSED,
    /** The gateway failed. */
    FAILED
}
