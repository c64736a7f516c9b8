package jp.madoguchi.domain.channel;

/** Whether something that a consent was given for may be looked at. */
public enum ViewDecision {
    /** It may. */
    ALLOWED,
    /** The consent was taken back (すべての同意を取消す, R-CH-36). */
    CONSENT_REVOKED,
    /** The time of viewing is over. */
    CONSENT_EXPIRED,
    /** The continuing care has ended: discharge, end of the home visits (R-CH-34). */
    CARE_ENDED,
    /** The consent is younger than the attempt. */
    CONSENT_NOT_YET_GIVEN,
    /** The table knows no window of that situation on that day: nothing is shown. */
    WINDOW_UNKNOWN
}
