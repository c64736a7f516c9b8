package jp.madoguchi.reception.ledger;

/** What became of a revocation that was sent to the national system. */
public enum HomeRevocationState {
    /** It was sent, and nothing was said yet. */
    ASKED,
    /** The national system took it. */
    REVOKED,
    /** The national system or the terminal said that it failed. */
    REFUSED,
    /** The national system said that it is still being processed: whether it was taken is not known. */
    PROCESSING,
    /** Nothing was said in time: whether it was taken is not known. */
    NO_ANSWER,
    /** It did not reach the terminal. */
    NOT_SENT;

    /** Whether somebody has to look at the terminal's screen. */
    public boolean needsPerson() {
        return switch (this) {
            case ASKED, REVOKED -> false;
            case REFUSED, PROCESSING, NO_ANSWER, NOT_SENT -> true;
        };
    }
}
