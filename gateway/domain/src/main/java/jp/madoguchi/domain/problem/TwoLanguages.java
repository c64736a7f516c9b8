package jp.madoguchi.domain.problem;

import java.util.Locale;
import java.util.ResourceBundle;

/** What people read, in Japanese and English. */
public final class TwoLanguages {

    private TwoLanguages() {}

    /**
     * The words of {@code BUNDLE_ja.properties} or {@code BUNDLE_en.properties}: Japanese for {@link Locale#JAPANESE}, else English.
     *
     * @param reader a class beside the files
     */
    public static ResourceBundle words(String bundle, Locale locale, Class<?> reader) {
        Locale known = locale.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
        return ResourceBundle.getBundle(bundle, known, reader.getClassLoader());
    }
}
