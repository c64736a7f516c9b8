package jp.madoguchi.domain.identity;

/** Why two persons cannot be one, whatever their names (R-BC-03e). */
public enum NoMatchReason {
    /** The birth dates differ. */
    BIRTH_DATE_DIFFERS,
    /** The sexes differ. */
    SEX_DIFFERS
}
