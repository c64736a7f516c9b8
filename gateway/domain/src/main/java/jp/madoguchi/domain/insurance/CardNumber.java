package jp.madoguchi.domain.insurance;

import jp.madoguchi.domain.privacy.Masked;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * The number on an insurance card (被保険者証番号), or the recipient number (受給者番号) of a public expense.
 *
 * @param value 1 to 20 characters exactly as written, half-width or full-width
 */
public record CardNumber(String value) {

    public CardNumber {
        if (value.isBlank() || value.length() > CardText.LONGEST || !value.equals(value.strip())) {
            throw new IllegalArgumentException("a card's number has 1 to 20 characters and no spaces around them");
        }
    }

    /** Reads it as written; spaces around it are ignored. */
    public static Parsed<CardNumber> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "number");
        }
        return trimmed.length() > CardText.LONGEST
                ? Parsed.refused(ProblemCode.VALUE_TOO_LONG, "number")
                : Parsed.of(new CardNumber(trimmed));
    }

    /** Equal for two writings of one value (half- or full-width, any dash, any case). */
    public String matchKey() {
        return CardText.matchKey(value);
    }

    /** Masked: only the last three characters (R-SE-10). */
    @Override
    public String toString() {
        return Masked.number(value);
    }
}
