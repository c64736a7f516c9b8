package jp.madoguchi.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** R-SE-06. */
class MyNumberTest {

    @ParameterizedTest(name = "{0} → {1} ({2})")
    @CsvFileSource(resources = "my-numbers.csv", numLinesToSkip = 1, delimiter = '|', ignoreLeadingAndTrailingWhitespace = true)
    void isHiddenInAnyFreeText(String text, String hidden, String why) {
        assertThat(MyNumber.hiddenIn(text)).as(why).isEqualTo(hidden);
        assertThat(MyNumber.hiddenIn(hidden)).as("nothing is left to hide").isEqualTo(hidden);
    }

    /** Worked by hand from the weights 2 to 7 and 2 to 6: a remainder of 0 or 1 gives 0. */
    @ParameterizedTest
    @CsvSource({"12345678901,8", "00000000000,0", "00000000001,9", "00000000005,1", "00000000006,0", "00000000010,8",
            "00000100000,4", "00001000000,9", "10000000000,5"})
    void itsCheckDigitFollowsTheWeights(String body, int digit) {
        assertThat(MyNumber.checkDigit(body)).isEqualTo(digit);
    }

    @Property
    void whatBearsItsCheckDigitIsHiddenWhole(@ForAll @NumericChars @StringLength(11) String body) {
        String number = body + MyNumber.checkDigit(body);
        assertThat(MyNumber.isOne(number)).isTrue();
        assertThat(MyNumber.hiddenIn("名前 " + number + "。")).isEqualTo("名前 ************。");
    }

    /** The algorithm gives 0 for two remainders: only between these two can a single mistake hide. */
    @Property
    void oneChangedDigitIsDetectedAsFarAsTheAlgorithmCan(@ForAll @NumericChars @StringLength(11) String body,
            @ForAll @IntRange(min = 0, max = 11) int position, @ForAll @IntRange(min = 1, max = 9) int change) {
        int digit = MyNumber.checkDigit(body);
        char[] mistyped = (body + digit).toCharArray();
        mistyped[position] = (char) ('0' + (mistyped[position] - '0' + change) % 10);
        boolean undetected = MyNumber.isOne(new String(mistyped));
        assertThat(undetected && (position == 11 || digit != 0)).isFalse();
    }

    /**
     * Neighbouring weights never differ by a multiple of 11, so a swap always changes the remainder. It hides only where both remainders
     * give 0, which between the last digit and the check digit only 0 and 1 can bring about.
     */
    @Property
    void twoNeighboursSwappedAreDetectedAsFarAsTheAlgorithmCan(@ForAll @NumericChars @StringLength(11) String body,
            @ForAll @IntRange(min = 0, max = 10) int position) {
        String number = body + MyNumber.checkDigit(body);
        char one = number.charAt(position);
        char other = number.charAt(position + 1);
        String swapped = number.substring(0, position) + other + one + number.substring(position + 2);
        if (one == other) {
            assertThat(MyNumber.isOne(swapped)).isTrue();
        } else if (position == 10) {
            assertThat(MyNumber.isOne(swapped) && (one > '1' || other > '1')).isFalse();
        } else {
            boolean bothGiveZero = MyNumber.checkDigit(body) == 0
                    && MyNumber.checkDigit(swapped.substring(0, 11)) == 0;
            assertThat(MyNumber.isOne(swapped)).isEqualTo(bothGiveZero);
        }
    }

    @Property
    void aTextWithoutTwelveDigitsInARowStaysAsItIs(@ForAll List<@IntRange(min = 0, max = 999) Integer> numbers) {
        String text = String.join("、", numbers.stream().map(String::valueOf).toList());
        assertThat(MyNumber.hiddenIn(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"12345678901", "1234567890189", "12345678901x", "１２３４５６７８９０１８", "''"})
    void isNothingButTwelveDigits(String text) {
        assertThat(MyNumber.isOne(text)).isFalse();
    }
}
