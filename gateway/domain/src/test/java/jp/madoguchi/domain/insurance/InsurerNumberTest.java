package jp.madoguchi.domain.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class InsurerNumberTest {

    @ParameterizedTest(name = "{0} → {1} {2} ({3})")
    @CsvFileSource(resources = "insurer-numbers.csv", numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void isReadAsTheNationalSystemWritesIt(String text, String value, CoverageCategory category, String why) {
        Parsed<InsurerNumber> parsed = InsurerNumber.parse(text == null ? "" : text);
        assertThat(parsed.toOptional().map(InsurerNumber::value)).as(why)
                .isEqualTo(java.util.Optional.ofNullable(value));
        assertThat(parsed.toOptional().flatMap(CoverageCategory::of))
                .isEqualTo(java.util.Optional.ofNullable(category));
    }

    @ParameterizedTest(name = "{0}: {1} ({2})")
    @CsvFileSource(resources = "check-digits.csv", numLinesToSkip = 1)
    void itsCheckDigitIsThatOfTheOfficialTables(String number, boolean valid, String source) {
        assertThat(CheckDigit.holdsFor(number)).as(source).isEqualTo(valid);
    }

    @Test
    void typedWithAWrongCheckDigitIsRefused() {
        assertThat(InsurerNumber.parseTyped("06130018"))
                .isEqualTo(Parsed.refused(ProblemCode.CHECK_DIGIT_WRONG, "insurerNumber"));
        assertThat(InsurerNumber.parseTyped("06130017").toOptional()).isPresent();
    }

    @Test
    void isPaddedWithBlanksForTheTerminalAndWithZerosForMemberIds() {
        InsurerNumber kokuho = InsurerNumber.parse("138057").orElseThrow();
        assertThat(kokuho.blankPadded()).isEqualTo("  138057");
        assertThat(kokuho.zeroFilled()).isEqualTo("00138057");
    }

    @Property
    void oneChangedDigitIsAlwaysDetected(@ForAll @NumericChars @StringLength(7) String body,
            @ForAll @IntRange(min = 0, max = 7) int position, @ForAll @IntRange(min = 1, max = 9) int change) {
        String number = body + CheckDigit.of(body);
        char[] mistyped = number.toCharArray();
        mistyped[position] = (char) ('0' + (mistyped[position] - '0' + change) % 10);
        assertThat(CheckDigit.holdsFor(new String(mistyped))).isFalse();
    }
}
