package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The five worked examples of rules 1.4, by {@code worked-examples.psv}: R-CH-31, R-CH-32, R-CH-32a. */
class WorkedExamplesTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "worked-examples.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void theVisitOrTheMonthIsAsTheExampleSays(String no, String onFile, LocalDate visit, String presented,
            String lookup,
            String step, String says, YearMonth month, String visits, String check) {
        if (step != null) {
            NextStep next = Given.rules().decide(Given.presented(presented), Given.onFile(onFile, lookup), visit);
            assertThat(Given.said(next)).isEqualTo(step);
            NextStepWords words = NextStepWords.of(next);
            assertThat(words.title(Locale.JAPANESE) + words.next(Locale.JAPANESE)).contains(says == null ? "" : says);
        } else {
            MonthCheck checked = new MonthlyProof(Given.switches()).check(month,
                    Given.words(visits).stream().map(Given::visit).toList());
            assertThat(checked).isEqualTo(check.equals("closed")
                    ? new MonthCheck.Closed(month)
                    : new MonthCheck.Violation(month, Given.words(check).stream().map(LocalDate::parse).toList()));
        }
    }
}
