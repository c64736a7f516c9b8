package jp.madoguchi.domain.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskStepTest {

    @ParameterizedTest
    @EnumSource
    void everyStepSaysWhatIsTheMatterAndWhatToDoInBothLanguages(DeskStep step) {
        assertThat(step.title(Locale.JAPANESE)).endsWith("。").isNotEqualTo(step.title(Locale.ENGLISH));
        assertThat(step.title(Locale.ENGLISH)).endsWith(".");
        assertThat(step.next(Locale.JAPANESE)).endsWith("。").isNotEqualTo(step.next(Locale.ENGLISH));
        assertThat(step.next(Locale.ENGLISH)).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({"SAME_DAY,2026-05-31,2026-05-31", "NEXT_DAY,2026-05-31,2026-06-01", "MONTH_END,2026-02-01,2026-02-28",
            "CLAIM_RUN,2026-12-31,2027-01-10"})
    void aStepIsDueCountedFromTheVisit(DueBy due, LocalDate visit, LocalDate lastDay) {
        assertThat(due.lastDay(visit, visit, ClaimRun.USUAL)).isEqualTo(lastDay);
    }

    /** Nobody can do anything before it comes up: what a visit of an earlier day asks for is due on that day, and told to be late. */
    @ParameterizedTest(name = "{0}: a visit of {1}, told of on {2}, is due by {3}, late {4}")
    @CsvSource({"SAME_DAY,2026-05-31,2026-05-31,2026-05-31,false", "SAME_DAY,2026-05-31,2026-06-01,2026-06-01,true",
            "NEXT_DAY,2026-05-31,2026-06-01,2026-06-01,false", "NEXT_DAY,2026-05-31,2026-06-02,2026-06-02,true",
            "MONTH_END,2026-05-03,2026-05-31,2026-05-31,false", "MONTH_END,2026-05-03,2026-06-01,2026-06-01,true",
            "CLAIM_RUN,2026-05-31,2026-06-11,2026-07-10,false", "SAME_DAY,2026-06-02,2026-06-01,2026-06-02,false"})
    void noTaskIsBornInThePast(DueBy due, LocalDate visit, LocalDate today, LocalDate lastDay, boolean late) {
        assertThat(due.lastDay(visit, today, ClaimRun.USUAL)).isEqualTo(lastDay);
        assertThat(due.isOver(visit, today, ClaimRun.USUAL)).isEqualTo(late);
    }

    /** R-CL-06: both sides of the run's last day, and of the end of the visit's month. */
    @ParameterizedTest(name = "run until the {0}: a visit of {1}, on {2}, is due by {3}")
    @CsvSource({"10,2026-05-01,2026-05-05,2026-06-10", "10,2026-05-31,2026-06-10,2026-06-10",
            "10,2026-05-31,2026-06-11,2026-07-10", "10,2026-05-19,2026-09-10,2026-09-10",
            "10,2026-05-19,2026-09-11,2026-10-10", "5,2026-05-31,2026-06-05,2026-06-05",
            "5,2026-05-31,2026-06-06,2026-07-05", "28,2026-05-31,2026-06-28,2026-06-28",
            "28,2026-05-31,2026-06-29,2026-07-28", "10,2026-12-31,2026-12-31,2027-01-10"})
    void whatAClaimNeedsIsDueByTheNextRunThatTheVisitBelongsTo(int day, LocalDate visit, LocalDate today,
            LocalDate due) {
        assertThat(DueBy.CLAIM_RUN.lastDay(visit, today, new ClaimRun(day))).isEqualTo(due);
        assertThat(due).isAfterOrEqualTo(today);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 29})
    void aClaimRunEndsOnADayOfEveryMonth(int day) {
        assertThatThrownBy(() -> new ClaimRun(day)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What somebody else, or somebody later, must do cannot be a mere reply. */
    @ParameterizedTest
    @EnumSource
    void aStepThatIsDueAfterTheDayIsATask(DeskStep step) {
        if (step.due() != DueBy.SAME_DAY) {
            assertThat(StepCarrier.of(step)).isEqualTo(StepCarrier.TASK);
        }
    }

    /** Phone numbers change: they are dated data, never part of a sentence. */
    @ParameterizedTest
    @EnumSource
    void noStepNamesAPhoneNumber(DeskStep step) {
        for (Locale locale : new Locale[]{Locale.JAPANESE, Locale.ENGLISH}) {
            assertThat(step.title(locale) + step.next(locale)).doesNotContainPattern("[0-9]{2,4}-[0-9]{2,4}");
        }
    }
}
