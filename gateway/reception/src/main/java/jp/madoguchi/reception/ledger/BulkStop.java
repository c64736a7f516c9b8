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
    NOT_DONE_IN_TIME,
    /** The terminal could not be asked until the day that it was about was over, or for the longest time. */
    TERMINAL_OUT;

    /** What the worklist says of everybody whom the job leaves without a statement; never "invalid". */
    public BulkOutcome outcomeOfRows() {
        return switch (this) {
            case NOT_SENT, FAILED, NO_REPLY, NOT_DONE_IN_TIME -> BulkOutcome.ERROR;
            case TERMINAL_OUT -> BulkOutcome.NO_ANSWER;
        };
    }

    /** Why it says so. */
    public BulkReason ofRows() {
        return switch (this) {
            case NOT_SENT -> BulkReason.JOB_NOT_SENT;
            case FAILED -> BulkReason.JOB_FAILED;
            case NO_REPLY -> BulkReason.JOB_WITHOUT_REPLY;
            case NOT_DONE_IN_TIME -> BulkReason.JOB_NOT_DONE_IN_TIME;
            case TERMINAL_OUT -> BulkReason.JOB_OF_TERMINAL_OUT;
        };
    }
}
