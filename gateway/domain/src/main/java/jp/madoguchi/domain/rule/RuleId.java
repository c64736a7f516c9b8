package jp.madoguchi.domain.rule;

import java.util.regex.Pattern;

/**
 * The identifier of one rule of the reception's rule book, such as {@code R-CH-32a}. {@code docs/rules.md} lists every one with the
 * class that carries it.
 *
 * @param value {@code R-}, two capitals, two digits, at most one small letter
 */
public record RuleId(String value) {

    private static final Pattern FORM = Pattern.compile("R-[A-Z]{2}-[0-9]{2}[a-z]?");

    public RuleId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a rule identifier looks like R-CH-32a, not like " + value);
        }
    }

    /** The rule of an identifier that stands in the code. */
    public static RuleId of(String value) {
        return new RuleId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
