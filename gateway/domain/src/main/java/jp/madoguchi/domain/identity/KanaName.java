package jp.madoguchi.domain.identity;

import java.text.Normalizer;
import jp.madoguchi.domain.privacy.Masked;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * A name in kana (氏名カナ), kept as full-width katakana. The national system writes half-width kana and may write small kana large
 * (ﾕ for ｭ): {@link #matchKey()} folds both away.
 *
 * @param family family name; the whole name where no space separates the parts
 * @param given  given name, where a space told it apart
 */
public record KanaName(String family, @Nullable String given) {

    private static final int LONGEST = 200;
    private static final String SMALL = "ァィゥェォッャュョヮヵヶ";
    private static final String LARGE = "アイウエオツヤユヨワカケ";

    public KanaName {
        if (family.isBlank() || given != null && given.isBlank()) {
            throw new IllegalArgumentException("a name has no empty part");
        }
    }

    /** Reads half-width or full-width kana (hiragana too) and parts it at its first space. */
    public static Parsed<KanaName> parse(String text) {
        String kana = katakana(text);
        if (kana.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "kana");
        }
        if (kana.length() > LONGEST) {
            return Parsed.refused(ProblemCode.VALUE_TOO_LONG, "kana");
        }
        int space = kana.indexOf(' ');
        return Parsed.of(space < 0
                ? new KanaName(kana, null)
                : new KanaName(kana.substring(0, space), kana.substring(space + 1).strip()));
    }

    /** NFKC joins half-width kana with their voiced marks and makes spaces half-width; hiragana becomes katakana. */
    private static String katakana(String text) {
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        StringBuilder kana = new StringBuilder(wide.length());
        for (int i = 0; i < wide.length(); i++) {
            char c = wide.charAt(i);
            kana.append(c >= 'ぁ' && c <= 'ゖ' ? (char) (c + ('ァ' - 'ぁ')) : c);
        }
        return kana.toString();
    }

    /** The whole name, its parts separated by a half-width space. */
    public String text() {
        return given == null ? family : family + " " + given;
    }

    /**
     * What two writings of one name have in common: no spaces, small kana made large, every kind of dash one long vowel mark,
     * Latin letters upper case.
     */
    public String matchKey() {
        String whole = text();
        StringBuilder key = new StringBuilder(whole.length());
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            int small = SMALL.indexOf(c);
            if (small >= 0) {
                key.append(LARGE.charAt(small));
            } else if (c == '-' || c == '‐' || c == '‑' || c == '–' || c == '—' || c == '―' || c == '−') {
                key.append('ー');
            } else if (c != ' ') {
                key.append(Character.toUpperCase(c));
            }
        }
        return key.toString();
    }

    /** Masked: only the first character (R-SE-10). */
    @Override
    public String toString() {
        return Masked.name(family);
    }
}
