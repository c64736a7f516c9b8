package jp.madoguchi.reception.ledger;

/** Why a bulk job waits for a person. Also the reason of the desk task that says so. */
public enum BulkStop {
    /** The question could not be handed to the terminal. */
    NOT_SENT,
    /** The terminal or the national system said that it failed. */
    FAILED,
    /** No receipt and no result came in time. A late one is still taken. */
    NO_REPLY,
    /** It was still being worked on after the longest time. */
    NOT_DONE_IN_TIME
}
