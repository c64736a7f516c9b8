package jp.madoguchi.reception.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.desk.DueBy;
import jp.madoguchi.domain.desk.StepCarrier;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeskTaskTest {

    private static final Instant LATE_IN_JAPAN = Instant.parse("2026-06-10T14:59:59Z");
    private static final LocalDate VISIT = LocalDate.of(2026, 5, 19);

    private static DeskTask open(DeskStep step, Instant at) {
        return DeskTask.open(new ResourceId("t"), new FacilityCode("9919999999"), step, null,
                new DeskTaskCause("WHY", List.of(), null, List.of(), at), VISIT, at, ClaimRun.USUAL);
    }

    /** What needs no task can be raised by no mistake; what is one has its due date. */
    @ParameterizedTest
    @EnumSource
    void onlyWhatTheTableCallsATaskBecomesOne(DeskStep step) {
        if (StepCarrier.of(step) == StepCarrier.TASK) {
            assertThat(open(step, LATE_IN_JAPAN).due())
                    .isEqualTo(step.due().lastDay(VISIT, LocalDate.of(2026, 6, 10), ClaimRun.USUAL));
        } else {
            assertThatThrownBy(() -> open(step, LATE_IN_JAPAN)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** The day on which it comes up is that of Japan. */
    @Test
    void aTaskOfAnEarlierVisitIsDueOnTheDayItComesUpAndLate() {
        Instant lastSecond = Instant.parse("2026-05-19T14:59:59Z");
        assertThat(open(DeskStep.ASK_ACCEPTED_PAPER, lastSecond)).satisfies(task -> {
            assertThat(task.due()).isEqualTo(VISIT);
            assertThat(task.cameLate()).isFalse();
        });
        assertThat(open(DeskStep.ASK_ACCEPTED_PAPER, lastSecond.plusSeconds(1))).satisfies(task -> {
            assertThat(task.due()).isEqualTo(VISIT.plusDays(1));
            assertThat(task.cameLate()).isTrue();
        });
        assertThat(open(DeskStep.LIST_MONTH_WITHOUT_PROOF, LATE_IN_JAPAN.plusSeconds(1)).cameLate())
                .as("a later claim run is not late").isFalse();
    }

    /** R-CL-06. The day is that of Japan: at midnight there the next claim run counts. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = {"CONTACT_FOR_CLAIM", "LIST_MONTH_WITHOUT_PROOF"})
    void whatAClaimNeedsIsDueByARunThatIsNotOver(DeskStep step) {
        assertThat(step.due()).isEqualTo(DueBy.CLAIM_RUN);
        assertThat(open(step, LATE_IN_JAPAN).due()).isEqualTo(LocalDate.of(2026, 6, 10));
        assertThat(open(step, LATE_IN_JAPAN.plusSeconds(1)).due()).isEqualTo(LocalDate.of(2026, 7, 10));
        assertThatThrownBy(() -> DeskTask.open(new ResourceId("t"), new FacilityCode("9919999999"), step, null,
                new DeskTaskCause("WHY", List.of(), null, List.of(), LATE_IN_JAPAN), VISIT, LATE_IN_JAPAN))
                .as("when the hospital claims is never guessed").isInstanceOf(IllegalArgumentException.class);
    }
}
