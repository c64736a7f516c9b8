package jp.madoguchi.oqs.codec;

import java.util.function.Function;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/** Numbers in the terminal's files: ASCII digits only, no sign. */
final class Digits {

    private static final int LONGEST = 9;

    static final Function<CharSequence, Parsed<Integer>> NUMBER = Digits::number;
    static final Function<CharSequence, Parsed<ContributionRatio>> RATIO = Digits::ratio;

    private Digits() {}

    /** A number of one to nine digits. */
    static Parsed<Integer> number(CharSequence text) {
        int value = text.length() <= LONGEST ? at(text, 0, text.length()) : -1;
        return value < 0 ? Parsed.refused(ProblemCode.VALUE_MALFORMED, "number") : Parsed.of(value);
    }

    /** A share in percent, written with leading zeros ({@code 030}). */
    static Parsed<ContributionRatio> ratio(CharSequence text) {
        int percent = text.length() <= LONGEST ? at(text, 0, text.length()) : -1;
        return percent < 0 || percent > 100
                ? Parsed.refused(ProblemCode.VALUE_MALFORMED, "ratio")
                : Parsed.of(new ContributionRatio(percent));
    }

    /** The number that stands at a place of a text; -1 if anything there is no digit. */
    static int at(CharSequence text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
