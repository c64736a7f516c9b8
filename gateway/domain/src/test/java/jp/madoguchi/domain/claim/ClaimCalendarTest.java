package jp.madoguchi.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The dates from which the handling holds (R-RS-01, R-RS-05a, R-CL-01, R-CL-02, R-CL-04), as data. */
class ClaimCalendarTest {

    private static final String FULL = Given.table(ClaimCalendar.FILE);

    @ParameterizedTest
    @CsvSource({"DECLARATION,2023-07-10", "FORMER_NUMBER_CLAIM,2023-07-10", "UNKNOWN_CLAIM,2023-09-01",
            "REASSIGNMENT,2021-10-01", "CONSENT_WEB,2024-04-01"})
    void everyMeasureBeginsOnItsDay(ClaimMeasure measure, LocalDate first) {
        ClaimCalendar calendar = Given.calendar();
        assertThat(calendar.inForce(measure, first)).isTrue();
        assertThat(calendar.inForce(measure, first.minusDays(1))).isFalse();
        assertThat(calendar.inForce(measure, LocalDate.of(2020, 1, 1))).as("before the file begins").isFalse();
        assertThat(calendar.inForce(measure, LocalDate.of(2040, 1, 1))).isTrue();
    }

    @Test
    void theFirstMonthIsOneThatIsCoveredFromItsFirstDay() {
        ClaimCalendar calendar = Given.calendar();
        assertThat(calendar.firstMonthAfter(ClaimMeasure.UNKNOWN_CLAIM, YearMonth.of(2023, 8)))
                .contains(YearMonth.of(2023, 9));
        assertThat(calendar.firstMonthAfter(ClaimMeasure.DECLARATION, YearMonth.of(2023, 7)))
                .as("begins on the 10th").contains(YearMonth.of(2023, 8));
        assertThat(calendar.firstMonthAfter(ClaimMeasure.UNKNOWN_CLAIM, YearMonth.of(2023, 9))).isEmpty();
        assertThat(calendar.inForce(ClaimMeasure.DECLARATION, YearMonth.of(2023, 7))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatSaysNothingOfAMeasureStopsTheStart(ClaimMeasure measure) {
        String without = String.join("\n", FULL.lines().filter(line -> !line.startsWith(measure + ",")).toList());
        assertThatThrownBy(() -> ClaimCalendar.parse(without)).hasMessageContaining("MDG-CFG-03")
                .hasMessageContaining(measure.name());
    }

    /** An end with nothing behind it would mean "off", and so the whole cost for insured patients. */
    @ParameterizedTest
    @EnumSource
    void aMeasureThatEndsWithNothingBehindItStopsTheStart(ClaimMeasure measure) {
        String ended = FULL.replaceFirst("(?m)^(" + measure + ",[0-9-]+),,on,", "$1,2026-12-31,on,");
        assertThat(ended).isNotEqualTo(FULL);
        assertThatThrownBy(() -> ClaimCalendar.parse(ended)).hasMessageContaining("[claim-calendar.csv line ")
                .hasMessageContaining("is the last about " + measure + " and must have no end");
    }

    @Test
    void aValueThatIsNeitherOnNorOffStopsTheStart() {
        assertThatThrownBy(() -> ClaimCalendar.parse(FULL.replaceFirst(",off,", ",maybe,")))
                .hasMessageContaining("MDG-CFG-03").hasMessageContaining("on and off");
        assertThatThrownBy(() -> ClaimCalendar.parse(FULL.replaceFirst("R-RS-01", "RS1")))
                .hasMessageContaining("MDG-CFG-03");
    }
}
