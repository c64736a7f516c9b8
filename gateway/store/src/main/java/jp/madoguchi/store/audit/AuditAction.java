package jp.madoguchi.store.audit;

/** What a client did. */
public enum AuditAction {
    /** It read one resource by its id. */
    READ,
    /** It searched. */
    SEARCH,
    /** It changed something or started something. */
    WRITE,
    /** It asked for or used a token. */
    AUTHENTICATE
}
