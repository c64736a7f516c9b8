package jp.madoguchi.domain.certificate;

/** Why a cap is not simply known. */
public enum CapReason {
    /** The table begins later. */
    BEFORE_TABLE,
    /** The table says so: the figures are not published, or not entered yet. */
    NOT_PUBLISHED_YET,
    /** The official texts at hand hold no figure for this category. */
    NO_FIGURE,
    /** A figure is there, but marked as uncertain. */
    MARKED_UNCERTAIN,
    /** There is no cap of this kind for this category in this month. */
    NO_SUCH_CAP,
    /** The certificate does not hold on the day of the visit. */
    CERTIFICATE_NOT_IN_FORCE,
    /** The cap depends on the category, which is not known. */
    CATEGORY_UNKNOWN,
    /** It depends on the total cost, which nobody has named. */
    COST_UNKNOWN,
    /** It depends on the patient's share, which is not known. */
    SHARE_UNKNOWN
}
