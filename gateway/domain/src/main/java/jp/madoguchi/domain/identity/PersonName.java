package jp.madoguchi.domain.identity;

import jp.madoguchi.domain.privacy.Masked;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * A name as it is written (氏名), usually in kanji. {@code ●} stands for a character that the insurers' central server could not map
 * (oqs-interface 3.8); it is stored data and is kept.
 *
 * @param family family name; the whole name where no space separates the parts
 * @param given  given name, where a space told it apart
 */
public record PersonName(String family, @Nullable String given) {

    /** The black circle that replaces unmappable characters (黒丸). */
    public static final char BLACK_CIRCLE = '●';

    private static final int LONGEST = 200;

    public PersonName {
        if (family.isBlank() || given != null && given.isBlank()) {
            throw new IllegalArgumentException("a name has no empty part");
        }
    }

    /** Reads a name and parts it at its first space, full-width (U+3000) or half-width. */
    public static Parsed<PersonName> parse(String text) {
        String name = text.strip();
        if (name.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "name");
        }
        if (name.length() > LONGEST) {
            return Parsed.refused(ProblemCode.VALUE_TOO_LONG, "name");
        }
        int space = firstSpace(name);
        return Parsed.of(space < 0
                ? new PersonName(name, null)
                : new PersonName(name.substring(0, space), name.substring(space + 1).strip()));
    }

    private static int firstSpace(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\u3000' || c == ' ') {
                return i;
            }
        }
        return -1;
    }

    /** The whole name, its parts separated by a half-width space (CLINS rule R1113 refuses a full-width one). */
    public String text() {
        return given == null ? family : family + " " + given;
    }

    /** Whether a character of the name was lost on its way to the national system. */
    public boolean hasBlackCircle() {
        return text().indexOf(BLACK_CIRCLE) >= 0;
    }

    /** Masked: only the first character (R-SE-10). */
    @Override
    public String toString() {
        return Masked.name(family);
    }
}
