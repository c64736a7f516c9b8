package jp.madoguchi.domain.insurance;

import java.text.Normalizer;
import java.util.Locale;

/** What symbols and numbers on cards have in common: up to 20 characters, written half-width or full-width at will. */
final class CardText {

    static final int LONGEST = 20;

    private CardText() {}

    /** Half-width where there is a choice, no spaces, one kind of dash, upper case: equal for two writings of one value. */
    static String matchKey(String text) {
        String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder key = new StringBuilder(narrow.length());
        for (int i = 0; i < narrow.length(); i++) {
            char c = narrow.charAt(i);
            if (Character.isWhitespace(c)) {
                continue;
            }
            boolean dash = c == '‐' || c == '‑' || c == '–' || c == '—' || c == '―' || c == '−' || c == 'ー';
            key.append(dash ? '-' : c);
        }
        return key.toString().toUpperCase(Locale.ROOT);
    }
}
