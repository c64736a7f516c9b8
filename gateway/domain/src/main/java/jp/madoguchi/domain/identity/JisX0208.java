package jp.madoguchi.domain.identity;

import java.nio.charset.Charset;
import java.util.BitSet;

/**
 * The characters of JIS X 0208 (6,879 of them: symbols, letters, kana, kanji of level 1 and 2), which is all that the text of a claim
 * may hold (R-BC-05). The additions of vendors that Shift_JIS of Windows brings along, such as {@code 髙} and {@code ①}, are none.
 */
public final class JisX0208 {

    private static final int ROWS = 94;
    private static final int FIRST = 0x21;
    private static final char UNMAPPED = '\uFFFD';
    /** Symbols of JIS X 0208 that Windows maps to other code points than the standard: － ～ ∥ ￠ ￡ ￢ and —. */
    private static final String WINDOWS_SYMBOLS = "\uFF0D\uFF5E\u2225\uFFE0\uFFE1\uFFE2\u2014";

    private static final BitSet CHARACTERS = characters();

    private JisX0208() {}

    /** Whether a code point is one of them. */
    public static boolean contains(int codePoint) {
        return CHARACTERS.get(codePoint) || WINDOWS_SYMBOLS.indexOf(codePoint) >= 0;
    }

    /** How many characters the table of the standard holds. */
    static int size() {
        return CHARACTERS.cardinality();
    }

    private static BitSet characters() {
        byte[] cells = new byte[ROWS * ROWS * 2];
        for (int i = 0; i < ROWS * ROWS; i++) {
            cells[2 * i] = (byte) (FIRST + i / ROWS);
            cells[2 * i + 1] = (byte) (FIRST + i % ROWS);
        }
        char[] decoded = new String(cells, Charset.forName("x-JIS0208")).toCharArray();
        BitSet characters = new BitSet();
        for (char character : decoded) {
            characters.set(character);
        }
        characters.clear(UNMAPPED);
        return characters;
    }
}
