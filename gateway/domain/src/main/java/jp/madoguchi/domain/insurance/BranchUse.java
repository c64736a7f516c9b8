package jp.madoguchi.domain.insurance;

/** Where a branch number may be asked for. */
public enum BranchUse {
    /** A question to the national system (資格確認). */
    LOOKUP,
    /** What is printed on cards and certificates (券面). */
    CARD,
    /** A claim; its day is that of the treatment (請求). */
    CLAIM
}
