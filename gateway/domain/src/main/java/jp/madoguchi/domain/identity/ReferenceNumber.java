package jp.madoguchi.domain.identity;

import jp.madoguchi.domain.privacy.Masked;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * The number (照会番号) under which the national system keeps a hospital's patient; the hospital's patient number unless configured
 * otherwise (oqs-interface 4.1). It hangs on the insurance: after a change of insurer the answer comes without it.
 *
 * @param value 1 to 50 characters without spaces around them
 */
public record ReferenceNumber(String value) {

    public ReferenceNumber {
        if (value.isEmpty() || value.length() > 50 || !value.equals(value.strip())) {
            throw new IllegalArgumentException("not a reference number");
        }
    }

    /** Reads a reference number; spaces around it are ignored. */
    public static Parsed<ReferenceNumber> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "referenceNumber");
        }
        return trimmed.length() > 50
                ? Parsed.refused(ProblemCode.VALUE_TOO_LONG, "referenceNumber")
                : Parsed.of(new ReferenceNumber(trimmed));
    }

    /** Masked: only the last three characters (R-SE-10). */
    @Override
    public String toString() {
        return Masked.number(value);
    }
}
