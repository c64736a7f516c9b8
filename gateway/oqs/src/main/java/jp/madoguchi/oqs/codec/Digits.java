package jp.madoguchi.oqs.codec;

import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Numbers in the terminal's files: ASCII digits only, no sign. */
final class Digits {

    private static final int LONGEST = 9;

    static final Fields.Plain<Integer> NUMBER = Digits::numberIn;
    static final Fields.Plain<ContributionRatio> RATIO = Digits::ratioIn;

    private Digits() {}

    /** A number of one to nine digits. */
    static Parsed<Integer> number(CharSequence text) {
        Integer number = numberIn(text);
        return number == null ? Parsed.refused(ProblemCode.VALUE_MALFORMED, "number") : Parsed.of(number);
    }

    private static @Nullable Integer numberIn(CharSequence text) {
        int value = text.length() <= LONGEST ? at(text, 0, text.length()) : -1;
        return value < 0 ? null : Integer.valueOf(value);
    }

    /** A share in percent, written with leading zeros ({@code 030}). */
    private static @Nullable ContributionRatio ratioIn(CharSequence text) {
        Integer percent = numberIn(text);
        return percent == null || percent > 100 ? null : new ContributionRatio(percent);
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
