package jp.madoguchi.oqs.codec;

import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/** Numbers in the terminal's files: ASCII digits only, no sign. */
final class Digits {

    private static final int LONGEST = 9;

    private Digits() {}

    /** A number of one to nine digits. */
    static Parsed<Integer> number(String text) {
        int value = text.length() <= LONGEST ? at(text, 0, text.length()) : -1;
        return value < 0 ? Parsed.refused(ProblemCode.VALUE_MALFORMED, "number") : Parsed.of(value);
    }

    /** A share in percent, written with leading zeros ({@code 030}). */
    static Parsed<ContributionRatio> ratio(String text) {
        int percent = text.length() <= LONGEST ? at(text, 0, text.length()) : -1;
        return percent < 0 || percent > 100
                ? Parsed.refused(ProblemCode.VALUE_MALFORMED, "ratio")
                : Parsed.of(new ContributionRatio(percent));
    }

    /** The number that stands at a place of a text; -1 if anything there is no digit. */
    static int at(String text, int from, int to) {
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
