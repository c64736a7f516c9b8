package jp.madoguchi.domain.claim;

/** What a patient says about being insured, as far as somebody asked. */
public enum InsuredStatement {
    /** A valid insurance exists. */
    INSURED,
    /** There is none. */
    NOT_INSURED,
    /** Nobody has asked yet, or nobody wrote it down. Never read as one of the others. */
    UNKNOWN
}
