package jp.madoguchi.store.audit;

/** What a client did. */
public enum AuditAction {
    /** It read one resource by its id. */
    READ(1),
    /** It searched. */
    SEARCH(2),
    /** It changed something or started something. */
    WRITE(3),
    /** It asked for or used a token. */
    AUTHENTICATE(4);

    private final byte code;

    AuditAction(int code) {
        this.code = (byte) code;
    }

    /** How the journal writes it. */
    byte code() {
        return code;
    }
}
