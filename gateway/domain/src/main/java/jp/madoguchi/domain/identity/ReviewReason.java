package jp.madoguchi.domain.identity;

/** Why a person must say whether two names are one person's. Birth dates agreed, and sexes do not contradict each other. */
public enum ReviewReason {
    /** The kanji fit, the kana differ. */
    KANA_DIFFERS,
    /** Neither kana nor kanji fit. */
    NAME_DIFFERS,
    /** Kana are unknown on one side, and the kanji fit only since {@code ●} stands for anything. */
    ONLY_BLACK_CIRCLE_FITS,
    /** Kana are unknown on one side, and the kanji differ or are unknown as well. */
    KANA_UNKNOWN,
    /** The names fit, but a sex is not set (未設定), so it cannot be said to be the same. */
    SEX_UNKNOWN
}
