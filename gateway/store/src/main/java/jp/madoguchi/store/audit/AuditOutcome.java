package jp.madoguchi.store.audit;

/** How it ended. */
public enum AuditOutcome {
    /** The client got what it asked for, be it an empty list. */
    GIVEN(1),
    /** There was nothing of that id. */
    NOT_FOUND(2),
    /** It was not allowed to. */
    REFUSED(3),
    /** The gateway failed. */
    FAILED(4);

    private final byte code;

    AuditOutcome(int code) {
        this.code = (byte) code;
    }

    /** How the journal writes it. */
    byte code() {
        return code;
    }
}
