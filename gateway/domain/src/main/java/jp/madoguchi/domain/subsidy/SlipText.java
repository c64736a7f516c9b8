package jp.madoguchi.domain.subsidy;

import java.util.Locale;
import jp.madoguchi.domain.problem.TwoLanguages;

/** Words that a patient reads, from {@code slip_ja.properties} and {@code slip_en.properties} beside this class. */
final class SlipText {

    private static final String BUNDLE = "jp.madoguchi.domain.subsidy.slip";

    private SlipText() {}

    /** Japanese for {@link Locale#JAPANESE}, else English. */
    static String text(String key, Locale locale) {
        return TwoLanguages.words(BUNDLE, locale, SlipText.class).getString(key);
    }
}
