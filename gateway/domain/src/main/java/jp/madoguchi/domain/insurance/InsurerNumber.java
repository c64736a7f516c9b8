package jp.madoguchi.domain.insurance;

import java.util.Optional;
import jp.madoguchi.domain.problem.AsciiDigits;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * An insurer's number (保険者番号) or a public payer's (公費負担者番号): 6 digits for national health insurance (国保), else 8
 * (rules 7.2). Kept without padding: the terminal's files pad it with blanks on the left, FHIR member ids with zeros.
 *
 * @param value 6 or 8 ASCII digits
 */
public record InsurerNumber(String value) {

    /** What stands in place of an unknown insurer's number in a claim (R-CL-05): nobody's, and its check digit is wrong. */
    public static final String PLACEHOLDER = "77777777";

    private static final String PUBLIC_ASSISTANCE = "12";

    public InsurerNumber {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("an insurer number has 6 or 8 digits");
        }
    }

    /**
     * Reads a number as the national system sends it: padded with blanks, or with {@code 00} before a 6-digit one. Its check digit
     * is not judged here, since what the national system holds is a fact; see {@link #parseTyped}.
     */
    public static Parsed<InsurerNumber> parse(String text) {
        String digits = text.strip();
        if (digits.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "insurerNumber");
        }
        if (digits.length() == 8 && digits.startsWith("00")) {
            digits = digits.substring(2);
        }
        return wellFormed(digits)
                ? Parsed.of(new InsurerNumber(digits))
                : Parsed.refused(ProblemCode.VALUE_MALFORMED, "insurerNumber");
    }

    /** Reads a number that a person typed: as {@link #parse}, but a wrong check digit and a placeholder (R-CL-05) are refused. */
    public static Parsed<InsurerNumber> parseTyped(String text) {
        return switch (parse(text)) {
            case Parsed.Value<InsurerNumber> v when v.value().isPlaceholder() ->
                Parsed.refused(ProblemCode.PLACEHOLDER_REFUSED, "insurerNumber");
            case Parsed.Value<InsurerNumber> v when !v.value().hasValidCheckDigit() ->
                Parsed.refused(ProblemCode.CHECK_DIGIT_WRONG, "insurerNumber");
            case Parsed<InsurerNumber> other -> other;
        };
    }

    private static boolean wellFormed(String digits) {
        return AsciiDigits.fill(digits, 6) || AsciiDigits.fill(digits, 8);
    }

    /** Whether the last digit fits the others. */
    public boolean hasValidCheckDigit() {
        return CheckDigit.holdsFor(value);
    }

    /** The programme (法別番号): the first two digits of an 8-digit number; national health insurance has none. */
    public Optional<String> programme() {
        return value.length() == 8 ? Optional.of(value.substring(0, 2)) : Optional.empty();
    }

    /** Whether it is a public payer's of public assistance (医療扶助). */
    public boolean isPublicAssistance() {
        return programme().filter(PUBLIC_ASSISTANCE::equals).isPresent();
    }

    /** The prefecture (都道府県番号), two digits: behind the programme, or the first of national health insurance. */
    public String prefecture() {
        return value.length() == 8 ? value.substring(2, 4) : value.substring(0, 2);
    }

    /** Whether it stands in claims of an unknown insurance (不詳) and belongs to nobody; its check digit is wrong (R-CL-05). */
    public boolean isPlaceholder() {
        return value.equals(PLACEHOLDER);
    }

    /** Zero-filled to 8 digits, as FHIR member ids want it. */
    public String zeroFilled() {
        return value.length() == 8 ? value : "00" + value;
    }

    /** Padded with blanks on the left to 8 characters, as the terminal's files want it. */
    public String blankPadded() {
        return value.length() == 8 ? value : "  " + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
