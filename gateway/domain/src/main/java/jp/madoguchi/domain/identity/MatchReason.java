package jp.madoguchi.domain.identity;

/** How two names came to be one person's (R-BC-03d). Kana agreed, unless a reason says otherwise. */
public enum MatchReason {
    /** The kanji are the same but for widths and spaces. Kana may be unknown on one side. */
    EXACT,
    /** The kanji are the same but for variants (異体字). Kana may be unknown on one side. */
    VARIANT,
    /** The kanji are the same where no {@code ●} stands; each {@code ●} stands for one character. */
    WILDCARD,
    /** The kanji differ, or are unknown on one side; the kana are the same. */
    KANA
}
