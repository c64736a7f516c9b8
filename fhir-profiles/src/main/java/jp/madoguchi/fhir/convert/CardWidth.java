package jp.madoguchi.fhir.convert;

import java.text.Normalizer;

/** The one width in which a card's symbol or number is written (fhir-and-hl7v2 3). */
final class CardWidth {

    private static final int TO_FULL_WIDTH = '！' - '!';

    private CardWidth() {}

    /**
     * All half-width where it consists of Latin letters and digits, else all full-width. Spaces go, since a member id allows none,
     * and every kind of hyphen becomes one.
     */
    static String oneWidth(String written) {
        String narrow = Normalizer.normalize(written, Normalizer.Form.NFKC);
        StringBuilder text = new StringBuilder(narrow.length());
        boolean half = true;
        for (int i = 0; i < narrow.length(); i++) {
            char c = hyphen(narrow.charAt(i));
            if (!Character.isWhitespace(c)) {
                half &= c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
                text.append(c);
            }
        }
        return half ? text.toString() : fullWidth(text);
    }

    /** Every printable ASCII character in its full-width form; others stay. */
    static String fullWidth(CharSequence text) {
        StringBuilder wide = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            wide.append(c > ' ' && c <= '~' ? (char) (c + TO_FULL_WIDTH) : c);
        }
        return wide.toString();
    }

    private static char hyphen(char c) {
        return switch (c) {
            case '‐', '‑', '‒', '–', '—', '―', '−' -> '-';
            default -> c;
        };
    }
}
