package jp.madoguchi.oqs.codec;

import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * Names as the terminal writes them, made without a string of the whole: exactly what {@link PersonName#parse} and
 * {@link KanaName#parse} make of it, and whatever is not of the usual kind is left to those.
 */
final class TerminalNames {

    private static final int LONGEST = 200;
    private static final char IDEOGRAPHIC_SPACE = '\u3000';
    /** Full-width signs from U+FF61 to U+FF9D, in this order. */
    private static final String WIDE = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    private static final String VOICELESS = "カキクケコサシスセソタチツテトハヒフヘホウ";
    private static final String VOICED = "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ";
    private static final String PLAIN = "ハヒフヘホ";
    private static final String HALF_VOICED = "パピプペポ";

    private TerminalNames() {}

    /** A name in kanji; null for what is none. */
    static @Nullable PersonName personName(Chars text) {
        int length = text.length();
        if (length == 0 || length > LONGEST || !stripped(text)) {
            return PersonName.parse(text.toString()).toOptional().orElse(null);
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == IDEOGRAPHIC_SPACE || c == ' ') {
                return new PersonName(text.string(0, i), text.string(i + 1, length).strip());
            }
        }
        return new PersonName(text.toString(), null);
    }

    private static boolean stripped(CharSequence text) {
        return !Character.isWhitespace(text.charAt(0)) && !Character.isWhitespace(text.charAt(text.length() - 1));
    }

    /** A name in kana; null for what is none. */
    static @Nullable KanaName kanaName(Chars text) {
        int from = text.end();
        int to = text.length() > LONGEST || text.isEmpty() || !stripped(text) ? -1 : widened(text);
        if (to < 0) {
            return KanaName.parse(text.toString()).toOptional().orElse(null);
        }
        char[] wide = text.room(0);
        for (int i = from; i < to; i++) {
            if (wide[i] == ' ') {
                return new KanaName(new String(wide, from, i - from), new String(wide, i + 1, to - i - 1).strip());
            }
        }
        return new KanaName(new String(wide, from, to - from), null);
    }

    /** Puts the text behind itself in full-width katakana; its end, or -1 if there is more in it than katakana and spaces. */
    private static int widened(Chars text) {
        int from = text.end();
        char[] wide = text.room(text.length());
        int to = from;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\uFF9E' || c == '\uFF9F') {
                char joined = to == from ? 0 : joined(wide[to - 1], c == '\uFF9E');
                if (joined == 0) {
                    return -1;
                }
                wide[to - 1] = joined;
                continue;
            }
            if (c >= '\uFF61' && c < '\uFF9E') {
                c = WIDE.charAt(c - '\uFF61');
            } else if (c == IDEOGRAPHIC_SPACE) {
                c = ' ';
            } else if (c != ' ' && (c < 'ァ' || c > 'ヺ') && c != 'ー') {
                return -1;
            }
            wide[to++] = c;
        }
        return to;
    }

    private static char joined(char base, boolean voiced) {
        int which = (voiced ? VOICELESS : PLAIN).indexOf(base);
        return which < 0 ? 0 : (voiced ? VOICED : HALF_VOICED).charAt(which);
    }
}
