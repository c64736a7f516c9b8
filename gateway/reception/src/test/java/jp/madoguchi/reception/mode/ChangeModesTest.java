package jp.madoguchi.reception.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.channel.DisasterArea;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.channel.FailureMode.Event;
import jp.madoguchi.domain.desk.DeskActor;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import org.junit.jupiter.api.Test;

/** Modes are states that people change, seen by all and written down (R-CH-50, R-CH-52). */
class ChangeModesTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final FacilityCode OTHER = new FacilityCode("9918888888");
    private static final DisasterArea AREA = new DisasterArea("架空市", LocalDate.of(2026, 11, 1),
            LocalDate.of(2026, 11, 30));

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final ChangeModes modes = new ChangeModes(ledger);

    private static ModeOrder order(String by) {
        return ModeOrder.parse(FACILITY, by, "回線障害のため").orElseThrow();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Test
    void failureModeGoesStepByStepAndEveryStepIsKeptAndAudited() {
        assertThat(get(modes.standing(FACILITY)).failure()).isEqualTo(FailureMode.CLOSED);
        FailureMode[] steps = {FailureMode.CALLED, FailureMode.CALLED_BACK, FailureMode.OPEN, FailureMode.REPORT_DUE,
                FailureMode.CLOSED};
        for (int i = 0; i < steps.length; i++) {
            ModeChange change = get(modes.failure(order("staff-" + i), Event.values()[i]));
            assertThat(((ModeChange.Done) change).mode().step()).isEqualTo(steps[i]);
            assertThat(get(modes.standing(FACILITY)).failure()).isEqualTo(steps[i]);
        }
        assertThat(ledger.outages.changes).extracting("version").containsExactly(1, 2, 3, 4, 5);
        assertThat(ledger.outages.changes).extracting("by").startsWith("staff-0").endsWith("staff-4");
        assertThat(ledger.outages.changes).extracting("reason").containsOnly("回線障害のため");
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("FAILURE_CALLED",
                "FAILURE_CALLED_BACK", "FAILURE_OPEN", "FAILURE_REPORT_DUE", "FAILURE_CLOSED");
        assertThat(get(modes.standing(OTHER)).failure()).isEqualTo(FailureMode.CLOSED);
    }

    /** R-CH-50: who used failure mode reports it; until somebody says that it was sent, it is a task, once for each time. */
    @Test
    void aFailureModeThatWasUsedLeavesItsReportUntilItIsSent() {
        Event[] used = {Event.CALL, Event.CALL_BACK, Event.OPENING, Event.CLOSING};
        for (Event event : used) {
            assertThat(ledger.tasks).isEmpty();
            get(modes.failure(order("a"), event));
        }
        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.SEND_FAILURE_REPORT);
            assertThat(task.step().actor()).isEqualTo(DeskActor.ADMINISTRATOR);
            assertThat(task.patient()).isNull();
            assertThat(task.pending()).isTrue();
            assertThat(task.cause().rules()).extracting(Object::toString).containsExactly("R-CH-50");
        });
        get(modes.failure(order("a"), Event.REPORT));
        assertThat(ledger.tasks).singleElement().extracting(DeskTask::state)
                .isEqualTo(new DeskTaskState.Cancelled(ChangeModes.REPORT_SENT, ledger.now));
        for (Event event : used) {
            get(modes.failure(order("a"), event));
        }
        assertThat(ledger.tasks).as("the next time").filteredOn(DeskTask::pending).hasSize(1);
    }

    @Test
    void aStepThatCannotComeNextChangesNothing() {
        assertThat(get(modes.failure(order("a"), Event.OPENING)))
                .isEqualTo(new ModeChange.NotFromHere(FailureMode.CLOSED));
        assertThat(ledger.outages.changes).isEmpty();
        assertThat(ledger.facts).isEmpty();
    }

    @Test
    void atMostOneDisasterModeIsOpenAndItEndsByItsDays() {
        assertThat(get(modes.closeDisaster(order("a")))).isEqualTo(new ModeChange.NotFromHere(FailureMode.CLOSED));
        assertThat(get(modes.openDisaster(order("a"), AREA))).isInstanceOf(ModeChange.Done.class);
        assertThat(get(modes.openDisaster(order("b"), AREA))).isEqualTo(new ModeChange.NotFromHere(FailureMode.OPEN));
        ModeStanding open = get(modes.standing(FACILITY));
        assertThat(open.opened()).containsExactly(AREA);
        assertThat(open.inDisaster(LocalDate.of(2026, 10, 31))).isFalse();
        assertThat(open.inDisaster(LocalDate.of(2026, 11, 1))).isTrue();
        assertThat(open.inDisaster(LocalDate.of(2026, 11, 30))).isTrue();
        assertThat(open.inDisaster(LocalDate.of(2026, 12, 1))).isFalse();
        assertThat(get(modes.closeDisaster(order("b")))).isInstanceOf(ModeChange.Done.class);
        assertThat(get(modes.standing(FACILITY)).opened()).isEmpty();
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("DISASTER_OPEN", "DISASTER_CLOSED");
    }

    private ModeChange open(String area, String first, String last) {
        return get(
                modes.openDisaster(order("a"), new DisasterArea(area, LocalDate.parse(first), LocalDate.parse(last))));
    }

    @Test
    void aDisasterModeIsProlongedAndReplacedOnceItsLastDayIsOverAndElseClosedFirst() {
        ledger.now = Instant.parse("2026-11-30T14:59:59Z"); // the last second of the 30th in Japan
        assertThat(get(modes.openDisaster(order("a"), AREA))).isInstanceOf(ModeChange.Done.class);
        ModeChange notFromHere = new ModeChange.NotFromHere(FailureMode.OPEN);
        assertThat(open("別の市", "2026-11-01", "2026-12-07")).as("another area").isEqualTo(notFromHere);
        assertThat(open("架空市", "2026-11-01", "2026-11-29")).as("shorter").isEqualTo(notFromHere);
        assertThat(open("架空市", "2026-11-08", "2026-12-07")).as("from another day on").isEqualTo(notFromHere);
        assertThat(open("架空市", "2026-11-01", "2026-12-07")).as("prolonged").isInstanceOf(ModeChange.Done.class);
        assertThat(get(modes.standing(FACILITY)).inDisaster(LocalDate.of(2026, 12, 7))).isTrue();

        ledger.now = Instant.parse("2026-12-07T15:00:00Z");
        assertThat(open("別の市", "2026-12-08", "2026-12-14")).as("replaced").isInstanceOf(ModeChange.Done.class);
        assertThat(get(modes.standing(FACILITY)).opened()).extracting(DisasterArea::area).containsExactly("別の市");
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("DISASTER_OPEN", "DISASTER_OPEN",
                "DISASTER_OPEN");
    }

    @Test
    void withoutAPersonOrAReasonNothingIsChanged() {
        assertThatThrownBy(() -> ModeOrder.parse(FACILITY, " ", "x").orElseThrow())
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ModeOrder.parse(FACILITY, "a", " ").orElseThrow())
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ModeOrder.parse(FACILITY, "a".repeat(65), "x").orElseThrow())
                .isInstanceOf(ProblemException.class);
        assertThat(order("a").toString()).doesNotContain("回線");
    }
}
