package jp.madoguchi.domain.identity;

import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * The name a hospital gives to one qualification terminal (資格確認端末) and its folders.
 *
 * @param value 1 to 32 of {@code a-z 0-9 -}
 */
public record TerminalId(String value) {

    /** The terminal of an installation that names none ({@code --oqs DIR}). */
    public static final TerminalId DEFAULT = new TerminalId("terminal-1");

    public TerminalId {
        if (!value.matches("[a-z0-9-]{1,32}")) {
            throw new IllegalArgumentException("a terminal id has 1 to 32 characters of a-z, 0-9 and -");
        }
    }

    /** Reads a terminal's name. */
    public static Parsed<TerminalId> parse(String text) {
        return text.matches("[a-z0-9-]{1,32}")
                ? Parsed.of(new TerminalId(text))
                : Parsed.refused(ProblemCode.VALUE_MALFORMED, "terminal");
    }

    @Override
    public String toString() {
        return value;
    }
}
