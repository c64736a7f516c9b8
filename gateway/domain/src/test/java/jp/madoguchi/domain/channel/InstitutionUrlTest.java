package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import jp.madoguchi.domain.consent.WrongPersonReport;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The institution's address R-CH-37, R-CH-41, and the phone numbers R-CH-54, R-CH-55. */
class InstitutionUrlTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 11);
    private static final InstitutionUrl URL = InstitutionUrl.parse(" https://visit.example.jp/abc ", DAY).orElseThrow();

    @Test
    void anAddressIsKeptWithTheDayFromWhichItIsTheCurrentOne() {
        assertThat(URL.url()).isEqualTo("https://visit.example.jp/abc");
        assertThat(URL.seen("https://visit.example.jp/abc", DAY.plusDays(3))).isSameAs(URL);
        assertThat(URL.seen("https://visit.example.jp/xyz", DAY.plusDays(3)))
                .isEqualTo(new InstitutionUrl("https://visit.example.jp/xyz", DAY.plusDays(3)));
    }

    @Test
    void aCodePrintedBeforeTheAddressChangedIsReplaced() {
        assertThat(URL.aboutCodePrintedOn(DAY.minusDays(1))).contains(DeskStep.REPLACE_PRINTED_CODE);
        assertThat(URL.aboutCodePrintedOn(DAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',VALUE_MISSING", "http://visit.example.jp,VALUE_MALFORMED", "https://,VALUE_MALFORMED",
            "https://visit.example.jp/a b,VALUE_MALFORMED"})
    void anAddressOfAnotherFormIsRefused(String text, ProblemCode code) {
        assertThat(InstitutionUrl.parse(text, DAY)).isEqualTo(Parsed.refused(code, "url"));
    }

    @Test
    void anAddressHasAtMost2048Characters() {
        String longest = "https://" + "a".repeat(2040);
        assertThat(InstitutionUrl.parse(longest, DAY).toOptional()).isPresent();
        assertThat(InstitutionUrl.parse(longest + "a", DAY))
                .isEqualTo(Parsed.refused(ProblemCode.VALUE_TOO_LONG, "url"));
        assertThatThrownBy(() -> new InstitutionUrl(longest + "a", DAY)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"CALL_CENTRE,2026-05-11,0800-080-4583", "MY_NUMBER_LINE,2026-05-11,0120-95-0178",
            "MY_NUMBER_LINE,2023-06-01,0120-95-0178", "MY_NUMBER_LINE,2023-05-31,", "CALL_CENTRE,2021-02-28,"})
    void screensAndSlipsNameTheNumberOfTheDay(HelpLine line, LocalDate day, String number) {
        PhoneNumbers numbers = PhoneNumbers.parse(Given.file(PhoneNumbers.FILE));
        assertThat(numbers.of(line, day).orElse(null)).isEqualTo(number);
    }

    /** R-CH-54, R-CH-55: the number comes from the table, beside the words of the step. */
    @ParameterizedTest
    @CsvSource({"REPORT_WRONG_PERSON,MY_NUMBER_LINE", "CALL_FOR_FAILURE_MODE,CALL_CENTRE",
            "WAIT_FOR_FAILURE_MODE,CALL_CENTRE", "ASK_OTHER_PAPER,"})
    void aStepThatAsksToPhoneNamesTheHelpLine(DeskStep step, HelpLine line) {
        assertThat(HelpLine.of(step).orElse(null)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0800-080-4583|08000804583|has no phone number",
            "MY_NUMBER_LINE,2021-03-01,2023-05-31,none,R-CH-55||must begin on 2021-03-01"})
    void aWrongFileStopsTheStart(String from, String to, String what) {
        String text = Given.file(PhoneNumbers.FILE).replace(from, to == null ? "" : to);
        assertThatThrownBy(() -> PhoneNumbers.parse(text)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("phone-numbers.csv").hasMessageContaining(what);
    }
}
