package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.claim.RequeryReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The daily re-query runs once a day, from its time on (R-CL-06, R-RS-07). */
class RequeryRoomTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private Instant now = Instant.parse("2026-11-19T20:29:59Z");
    private final List<LocalDate> runs = new ArrayList<>();
    private CompletionStage<RequeryReport> outcome = CompletableFuture.completedStage(new RequeryReport(3, 1, 1));
    private final RequeryRoom room = new RequeryRoom(LocalTime.of(5, 30), 200, () -> now, this::run);

    private CompletionStage<RequeryReport> run(LocalDate today, int most) {
        assertThat(most).isEqualTo(200);
        runs.add(today);
        return outcome;
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void itRunsOnceADayFromItsTimeInJapanOn() {
        room.look();
        assertThat(runs).as("a second too early").isEmpty();
        now = now.plusSeconds(1);
        room.look();
        room.look();
        now = now.plusSeconds(3_600 * 18);
        room.look();
        assertThat(runs).containsExactly(DAY);
        now = now.plusSeconds(3_600 * 6);
        room.look();
        assertThat(runs).containsExactly(DAY, DAY.plusDays(1));
    }

    @Test
    void itCountsWhatItsRunsDid() {
        now = now.plusSeconds(60);
        room.look();
        now = now.plusSeconds(86_400);
        room.look();
        assertThat(room.asked()).isEqualTo(6);
        assertThat(room.settled()).isEqualTo(2);
        assertThat(room.failed()).isEqualTo(2);
    }

    @Test
    void aRunThatIsUnderWayIsNotStartedAgain() {
        CompletableFuture<RequeryReport> slow = new CompletableFuture<>();
        outcome = slow;
        now = now.plusSeconds(60);
        room.look();
        now = now.plusSeconds(86_400);
        room.look();
        assertThat(runs).containsExactly(DAY);
        slow.complete(RequeryReport.NOTHING);
        room.look();
        assertThat(runs).containsExactly(DAY, DAY.plusDays(1));
    }

    @Test
    void aRunThatCouldNotBeStartedIsTriedAgain() {
        outcome = CompletableFuture.failedStage(new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE)));
        now = now.plusSeconds(60);
        room.look();
        room.look();
        assertThat(runs).containsExactly(DAY, DAY);
        assertThat(room.asked()).isZero();
    }
}
