package jp.madoguchi.domain.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.insurance.DeliveredTables;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.QualificationValidity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** R-PM-01, R-PM-09: the reader's question, and tickets that come in the middle of the month. */
class SubsidyCalendarTest {

    private static final String TEXT = DeliveredTables.read(SubsidyCalendar.FILE);
    private static final SubsidyCalendar CALENDAR = SubsidyCalendar.parse(TEXT);

    @ParameterizedTest(name = "{0} on {1}: {2} ({3})")
    @CsvFileSource(resources = "ticket-standings.csv", numLinesToSkip = 1)
    void aMissingTicketIsNormalUntilTheMiddleOfTheMonth(QualificationValidity validity, LocalDate visit,
            TicketStanding standing, String source) {
        assertThat(TicketStanding.of(validity, visit, CALENDAR)).as(source).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({"NOT_CONCERNED,true,", "NOT_CONCERNED,false,", "NOT_DUE,true,CALL_WELFARE_OFFICE FETCH_MEDICAL_TICKET",
            "NOT_DUE,false,FETCH_MEDICAL_TICKET", "DUE,true,CALL_WELFARE_OFFICE FETCH_MEDICAL_TICKET",
            "DUE,false,FETCH_MEDICAL_TICKET", "OVERDUE,true,CALL_WELFARE_OFFICE FETCH_MEDICAL_TICKET",
            "OVERDUE,false,CALL_WELFARE_OFFICE FETCH_MEDICAL_TICKET"})
    void theWelfareOfficeIsCalledAtAFirstVisitOrWhenTheTicketIsOverdue(TicketStanding standing, boolean firstVisit,
            String steps) {
        assertThat(standing.steps(firstVisit)).isEqualTo(steps == null
                ? List.of()
                : List.of(steps.split(" ")).stream().map(DeskStep::valueOf).toList());
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29,false", "2024-03-01,true", "2026-05-12,true"})
    void theReaderAsksSinceThePilot(LocalDate visit, boolean asks) {
        assertThat(CALENDAR.readerAsks(visit)).isEqualTo(asks);
    }

    @Test
    void theQuestionIsTheReaders() {
        assertThat(SubsidyChoice.question(Locale.JAPANESE)).isEqualTo("医療費助成の各種受給者証を利用しますか");
        assertThat(SubsidyChoice.question(Locale.ENGLISH)).isEqualTo("Do you use certificates of medical subsidies?");
    }

    @Test
    void daysOfTicketsAreDaysOfEveryMonthInOrder() {
        assertThat(new SubsidyCalendar.TicketDays(1, 28).last()).isEqualTo(28);
        assertThat(new SubsidyCalendar.TicketDays(15, 15).first()).isEqualTo(15);
        for (int[] days : new int[][]{{0, 20}, {20, 19}, {15, 29}}) {
            assertThatThrownBy(() -> new SubsidyCalendar.TicketDays(days[0], days[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aWrongCalendarIsRefused() {
        assertThatThrownBy(() -> SubsidyCalendar.parse(TEXT.replaceAll("(?m)^TICKETS.*\n", "")))
                .isInstanceOf(ProblemException.class).hasMessageContaining("says nothing of TICKETS");
        assertThatThrownBy(() -> SubsidyCalendar.parse(TEXT.replace(",15,20,", ",20,15,")))
                .isInstanceOf(ProblemException.class).hasMessageContaining("[subsidy-calendar.csv line ");
    }
}
