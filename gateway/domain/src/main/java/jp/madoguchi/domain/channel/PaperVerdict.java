package jp.madoguchi.domain.channel;

/** Whether a paper proves a qualification on a day. */
public enum PaperVerdict {
    /** It is proof. */
    OK,
    /** It is proof when the lookup by its number says 有効. */
    OK_IF_VALID,
    /** It is no proof. */
    NOT_ACCEPTED,
    /** There can be no such paper on that day. */
    IMPOSSIBLE,
    /** The once-a-month rule decides (R-CH-30 to R-CH-32b). */
    MONTHLY_RULE,
    /** The table says nothing of that day. */
    UNKNOWN
}
