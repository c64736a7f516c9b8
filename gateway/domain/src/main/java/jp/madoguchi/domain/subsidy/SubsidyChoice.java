package jp.madoguchi.domain.subsidy;

import java.util.Locale;

/** What the patient answered to 「医療費助成の各種受給者証を利用しますか」, which the reader asks after authentication (R-PM-01). */
public enum SubsidyChoice {
    /** 利用する. */
    USE,
    /** 利用しない. */
    DO_NOT_USE,
    /** The reader did not ask, or somebody was identified in a way that does not ask. */
    NOT_ASKED;

    /** The reader's question. */
    public static String question(Locale locale) {
        return SlipText.text("question", locale);
    }
}
