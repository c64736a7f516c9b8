package jp.madoguchi.domain.exchange;

import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * The number under which the national system accepted a bulk job (受付番号). Its format and how long it lives are not public
 * (oqs-interface 10.7), so it is kept as it stands.
 *
 * @param value 1 to 100 characters without spaces around them or control characters
 */
public record ReceptionNumber(String value) {

    private static final int LONGEST = 100;

    public ReceptionNumber {
        if (value.isEmpty() || value.length() > LONGEST || !value.equals(value.strip())
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a reception number");
        }
    }

    /** Reads a reception number; spaces around it are ignored. */
    public static Parsed<ReceptionNumber> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "receptionNumber");
        }
        if (trimmed.length() > LONGEST) {
            return Parsed.refused(ProblemCode.VALUE_TOO_LONG, "receptionNumber");
        }
        return trimmed.chars().anyMatch(Character::isISOControl)
                ? Parsed.refused(ProblemCode.VALUE_MALFORMED, "receptionNumber")
                : Parsed.of(new ReceptionNumber(trimmed));
    }

    @Override
    public String toString() {
        return value;
    }
}
