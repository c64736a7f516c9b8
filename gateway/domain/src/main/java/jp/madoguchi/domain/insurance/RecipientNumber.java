package jp.madoguchi.domain.insurance;

import java.text.Normalizer;
import jp.madoguchi.domain.privacy.Masked;
import jp.madoguchi.domain.problem.AsciiDigits;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * The number of a recipient of a public expense (公費受給者番号, rules 7.2). National programmes give 7 digits, the last a check digit;
 * local ones what they like, up to 30 characters, so nothing is enforced on them.
 *
 * @param value 1 to 30 characters without spaces around them
 */
public record RecipientNumber(String value) implements Comparable<RecipientNumber> {

    private static final int LONGEST = 30;
    private static final int NATIONAL_DIGITS = 7;
    private static final String FIRST_LOCAL = "80";

    public RecipientNumber {
        if (value.isBlank() || value.length() > LONGEST || !value.equals(value.strip())) {
            throw new IllegalArgumentException("a recipient number has 1 to 30 characters and no spaces around them");
        }
    }

    /** Reads it as written; spaces around it are ignored. */
    public static Parsed<RecipientNumber> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "recipientNumber");
        }
        return trimmed.length() > LONGEST
                ? Parsed.refused(ProblemCode.VALUE_TOO_LONG, "recipientNumber")
                : Parsed.of(new RecipientNumber(trimmed));
    }

    /**
     * Reads a number that a person typed beside a payer's. That of a national programme must have 7 digits, half-width or full-width, with
     * a right check digit; that of a local one (80 to 89, and in some prefectures others) is taken as written.
     */
    public static Parsed<RecipientNumber> parseTyped(String text, InsurerNumber payer) {
        boolean national = CoverageCategory.of(payer).filter(CoverageCategory.PUBLIC_EXPENSE::equals).isPresent()
                && payer.programme().filter(code -> code.compareTo(FIRST_LOCAL) < 0).isPresent();
        if (!national || text.isBlank()) {
            return parse(text);
        }
        String digits = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (!AsciiDigits.fill(digits, NATIONAL_DIGITS)) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, "recipientNumber");
        }
        return CheckDigit.holdsFor(digits)
                ? Parsed.of(new RecipientNumber(digits))
                : Parsed.refused(ProblemCode.CHECK_DIGIT_WRONG, "recipientNumber");
    }

    /** Equal for two writings of one value (half- or full-width, any dash, any case). */
    public String matchKey() {
        return CardText.matchKey(value);
    }

    @Override
    public int compareTo(RecipientNumber other) {
        return value.compareTo(other.value);
    }

    /** Masked: only the last three characters (R-SE-10). */
    @Override
    public String toString() {
        return Masked.number(value);
    }
}
