package jp.madoguchi.domain.identity;

/** What made a match certain. */
public enum MatchBasis {
    /** The desk named the patient and birth date and kana agree. */
    NAMED_AT_DESK,
    /** 照会番号, and birth date and kana agree. */
    REFERENCE_NUMBER,
    /** Insurer, symbol, number and birth date, and kana agree. */
    CARD,
    /** Kana, birth date and sex. */
    KANA
}
