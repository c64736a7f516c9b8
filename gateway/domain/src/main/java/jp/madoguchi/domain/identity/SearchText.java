package jp.madoguchi.domain.identity;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Names as they are compared in a search: without width, kind of kana, case, spaces and middle dots (docs/design/fhir-api.md 3). ● stays:
 * it stands for a character that is not known, so it is like itself only.
 */
public final class SearchText {

    private static final char HIRAGANA_FIRST = '\u3041';
    private static final char HIRAGANA_LAST = '\u3096';
    private static final int TO_KATAKANA = 0x60;

    private SearchText() {}

    /** The form that is compared. */
    public static String of(String text) {
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(wide.length());
        for (int i = 0; i < wide.length(); i++) {
            char c = wide.charAt(i);
            if (Character.isWhitespace(c) || c == '・' || c == '·') {
                continue;
            }
            boolean hiragana = c >= HIRAGANA_FIRST && c <= HIRAGANA_LAST || c == 'ゝ' || c == 'ゞ';
            plain.append(hiragana ? (char) (c + TO_KATAKANA) : c);
        }
        // Again: what stood on both sides of a space may combine, か and a voiced mark for one.
        return Normalizer.normalize(plain, Normalizer.Form.NFKC);
    }
}
