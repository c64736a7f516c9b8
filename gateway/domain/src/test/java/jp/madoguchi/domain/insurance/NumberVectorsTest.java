package jp.madoguchi.domain.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** The vectors of rules 7.2, and R-CL-05: the placeholder is exempt and forbidden as input. */
class NumberVectorsTest {

    @ParameterizedTest(name = "{0} {1}: {2} ({4})")
    @CsvFileSource(resources = "number-vectors.csv", numLinesToSkip = 1)
    void aTypedNumberIsTakenOrRefusedAsTheTableSays(String kind, String text, String outcome, Integer digit,
            String source) {
        String typed = text == null ? "" : text;
        Parsed<?> parsed = switch (kind) {
            case "INSURER" -> InsurerNumber.parseTyped(typed);
            case "RECIPIENT" -> RecipientNumber.parseTyped(typed, payer("54136015"));
            case "LOCAL_RECIPIENT" -> RecipientNumber.parseTyped(typed, payer("88138243"));
            case "OTHER_RECIPIENT" -> RecipientNumber.parseTyped(typed, payer("41136003"));
            default -> throw new IllegalArgumentException(kind);
        };
        switch (parsed) {
            case Parsed.Value<?> value -> assertThat("VALID").as(source).isEqualTo(outcome);
            case Parsed.Refused<?> refused -> {
                assertThat(refused.problem().code().name()).as(source).isEqualTo(outcome);
                assertThat(refused.problem().where())
                        .isEqualTo(kind.equals("INSURER") ? "insurerNumber" : "recipientNumber");
            }
        }
        if (digit != null) {
            assertThat(CheckDigit.of(typed.substring(0, typed.length() - 1))).as(source).isEqualTo(digit);
        }
    }

    private static InsurerNumber payer(String number) {
        return InsurerNumber.parseTyped(number).orElseThrow();
    }

    @Test
    void thePlaceholderIsTakenWhereItIsAFactAndRefusedAsInput() {
        InsurerNumber placeholder = InsurerNumber.parse("77777777").orElseThrow();
        assertThat(placeholder.isPlaceholder()).isTrue();
        assertThat(placeholder.hasValidCheckDigit()).isFalse();
        assertThat(InsurerNumber.parse("77777770").orElseThrow().isPlaceholder()).isFalse();
    }

    @Test
    void theRecipientNumberOfTheNationalSystemIsAFact() {
        assertThat(RecipientNumber.parse(" 0000002 ").orElseThrow().value()).isEqualTo("0000002");
        assertThat(RecipientNumber.parse("Ａ－１").orElseThrow().matchKey())
                .isEqualTo(RecipientNumber.parse("a-1").orElseThrow().matchKey());
        assertThat(RecipientNumber.parse("1234566").orElseThrow()).hasToString("****566");
        assertThat(new RecipientNumber("1")).isLessThan(new RecipientNumber("2"));
        assertThatThrownBy(() -> new RecipientNumber(" 1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecipientNumber(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecipientNumber("1".repeat(31))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePrefectureStandsBehindTheProgrammeOrInFront() {
        assertThat(new InsurerNumber("88138243").prefecture()).isEqualTo("13");
        assertThat(new InsurerNumber("270017").prefecture()).isEqualTo("27");
    }

    @Property
    void aChangedDigitIsAlwaysDetected(@ForAll @NumericChars @StringLength(min = 5, max = 7) String body,
            @ForAll @IntRange(max = 7) int position, @ForAll @IntRange(min = 1, max = 9) int change) {
        char[] number = (body + CheckDigit.of(body)).toCharArray();
        int at = position % number.length;
        number[at] = (char) ('0' + (number[at] - '0' + change) % 10);
        assertThat(CheckDigit.holdsFor(new String(number))).isFalse();
    }

    @Property
    void twoNeighboursSwappedAreDetectedUnlessTheyAre0And9(
            @ForAll @NumericChars @StringLength(min = 5, max = 7) String body,
            @ForAll @IntRange(max = 6) int position) {
        String number = body + CheckDigit.of(body);
        int at = position % (number.length() - 1);
        char one = number.charAt(at);
        char other = number.charAt(at + 1);
        String swapped = number.substring(0, at) + other + one + number.substring(at + 2);
        boolean blind = one == other || one == '0' && other == '9' || one == '9' && other == '0';
        assertThat(CheckDigit.holdsFor(swapped)).isEqualTo(blind);
    }

    @Property
    void leadingZerosAddNothing(@ForAll @NumericChars @StringLength(5) String body) {
        assertThat(CheckDigit.of("00" + body)).isEqualTo(CheckDigit.of(body));
    }

    @Test
    void aNationalRecipientNumberIsRefusedWithItsPlace() {
        assertThat(RecipientNumber.parseTyped("1234567", payer("54136015")))
                .isEqualTo(Parsed.refused(ProblemCode.CHECK_DIGIT_WRONG, "recipientNumber"));
    }
}
