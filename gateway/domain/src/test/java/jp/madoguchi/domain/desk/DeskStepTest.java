package jp.madoguchi.domain.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
        assertThat(due.lastDay(visit)).isEqualTo(lastDay);
    }
}
