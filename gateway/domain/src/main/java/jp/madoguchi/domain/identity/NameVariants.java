package jp.madoguchi.domain.identity;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.rule.RuleTable;

/**
 * Which writings count as one character (異体字, R-BC-03): {@code 髙} is read as {@code 高}, {@code 邉} and {@code 邊} as {@code 辺}. The
 * table lies in {@code name-variants.csv}; every standard is a character of JIS X 0208, so that a claim can be written with it.
 */
public final class NameVariants {

    /** The file's name. */
    public static final String FILE = "name-variants.csv";

    private static final List<String> COLUMNS = List.of("standard", "variants");

    private final Map<Integer, Integer> standards;

    private NameVariants(Map<Integer, Integer> standards) {
        this.standards = Map.copyOf(standards);
    }

    /** No two characters are writings of one. */
    public static NameVariants none() {
        return new NameVariants(Map.of());
    }

    /** Reads the file's content; no character may stand in it twice. */
    public static NameVariants parse(String text) {
        Map<Integer, Integer> standards = new HashMap<>();
        Set<Integer> seen = new HashSet<>();
        for (RuleTable.Row row : RuleTable.parse(FILE, text, COLUMNS).rows()) {
            int standard = character(row, row.required("standard"), seen);
            if (!JisX0208.contains(standard)) {
                throw row.wrong("names a standard that is no JIS X 0208 character: a claim could not hold it");
            }
            row.required("variants");
            for (String variant : row.words("variants")) {
                standards.put(character(row, variant, seen), standard);
            }
        }
        return new NameVariants(standards);
    }

    private static int character(RuleTable.Row row, String text, Set<Integer> seen) {
        if (text.codePointCount(0, text.length()) != 1) {
            throw row.wrong("holds " + text + " where one character is expected: separate variants by blanks");
        }
        int character = text.codePointAt(0);
        if (!seen.add(character)) {
            throw row.wrong("holds " + text + ", which stands in the file already: keep one of both");
        }
        return character;
    }

    /** How many variants are known. */
    public int size() {
        return standards.size();
    }

    /** The standard of a code point; the code point itself where none is known. */
    public int standard(int codePoint) {
        return standards.getOrDefault(codePoint, codePoint);
    }

    /** A name without regard to variants: as {@link #plain}, every variant by its standard, Latin letters upper case. */
    String unified(String name) {
        StringBuilder unified = new StringBuilder(name.length());
        plain(name).codePoints().map(this::standard).map(Character::toUpperCase).forEach(unified::appendCodePoint);
        return unified.toString();
    }

    /** A name without regard to widths, spaces and marks of glyph choice (variation selectors): NFKC (R-BC-03). */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKC).codePoints().filter(c -> !isSpaceOrSelector(c))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** Whether a code point is a space of any width, or chooses among the glyphs of the character before it. */
    static boolean isSpaceOrSelector(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)
                || codePoint >= 0xFE00 && codePoint <= 0xFE0F || codePoint >= 0xE0100 && codePoint <= 0xE01EF;
    }
}
