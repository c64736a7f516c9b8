package jp.madoguchi.domain.consent;

/** A consent flag, OQSCD 001 and 016. */
public enum ConsentStatus {
    /** 未同意. */
    NOT_GIVEN,
    /** 同意. */
    GIVEN,
    /** 有効期限切れ (home visit and online care). */
    EXPIRED,
    /** 同意取得困難 (emergency). */
    UNOBTAINABLE
}
