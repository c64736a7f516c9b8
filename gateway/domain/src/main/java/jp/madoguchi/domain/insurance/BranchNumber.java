package jp.madoguchi.domain.insurance;

import java.text.Normalizer;
import jp.madoguchi.domain.problem.AsciiDigits;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * The two-digit number of one person under a shared card (枝番, R-BR-01): symbol and number alone are a household's. 後期高齢者 have none
 * (R-BR-03); absent is not {@code 00}.
 *
 * @param value two ASCII digits, leading zero kept
 */
public record BranchNumber(String value) {

    public BranchNumber {
        if (!AsciiDigits.fill(value, 2)) {
            throw new IllegalArgumentException("a branch number has two digits");
        }
    }

    /** Whether an insurer's numbers are told apart by branches at all: those of the late-stage elderly are individual (R-BR-03). */
    public static boolean isUsedBy(InsurerNumber insurer) {
        return CoverageCategory.of(insurer).orElse(null) != CoverageCategory.LATE_ELDERLY;
    }

    /** Reads one or two digits, half-width or full-width; one digit gets its leading zero (R-BR-06). */
    public static Parsed<BranchNumber> parse(String text) {
        String digits = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (digits.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "branch");
        }
        String twoDigits = digits.length() == 1 ? "0" + digits : digits;
        return AsciiDigits.fill(twoDigits, 2)
                ? Parsed.of(new BranchNumber(twoDigits))
                : Parsed.refused(ProblemCode.VALUE_MALFORMED, "branch");
    }

    @Override
    public String toString() {
        return value;
    }
}
