package jp.madoguchi.domain.identity;

import jp.madoguchi.domain.problem.AsciiDigits;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * The institution code (医療機関コード): prefecture 2 digits, fee table 1 (1 医科, 3 歯科, 4 調剤, 6 訪問看護), number 7. A hospital can
 * have several. Every ledger row and cache key carries it.
 *
 * @param value ten ASCII digits
 */
public record FacilityCode(String value) {

    private static final int DIGITS = 10;

    public FacilityCode {
        if (!AsciiDigits.fill(value, DIGITS)) {
            throw new IllegalArgumentException("a facility code has ten digits");
        }
    }

    /** Reads ten digits; spaces around them are ignored. */
    public static Parsed<FacilityCode> parse(String text) {
        String digits = text.strip();
        if (digits.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "facility");
        }
        return AsciiDigits.fill(digits, DIGITS)
                ? Parsed.of(new FacilityCode(digits))
                : Parsed.refused(ProblemCode.VALUE_MALFORMED, "facility");
    }

    @Override
    public String toString() {
        return value;
    }
}
