package jp.madoguchi.domain.identity;

/** What made a match certain; birth date, sex and name agreed besides (R-BC-03). */
public enum MatchBasis {
    /** The desk named the patient. */
    NAMED_AT_DESK,
    /** 照会番号. */
    REFERENCE_NUMBER,
    /** Insurer, symbol and number. */
    CARD,
    /** The kana themselves; no number led to the patient. */
    KANA
}
