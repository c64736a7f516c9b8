package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.bulk.BulkPlan;
import jp.madoguchi.reception.bulk.BulkRound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rounds of bulk jobs come one after the other, whatever fails. */
class BulkTimerTest {

    private static final CompletionStage<BulkPlan> PLANNED = CompletableFuture
            .completedStage(new BulkPlan(new ResourceId("batch"), 0, 0, 0, 0));

    private final List<String> done = new ArrayList<>();
    private CompletionStage<BulkPlan> planning = PLANNED;
    private CompletionStage<BulkRound> running = CompletableFuture.completedStage(new BulkRound(1, 2, 3, 4));
    private CompletionStage<Void> settled = CompletableFuture.completedStage(null);
    private boolean blind;

    private final BulkTimer timer = new BulkTimer(Duration.ofSeconds(5), new BulkTimer.Work() {
        @Override
        public CompletionStage<BulkPlan> plan() {
            done.add("plan");
            return planning;
        }

        @Override
        public CompletionStage<BulkRound> run() {
            done.add("run");
            return running;
        }

        @Override
        public CompletionStage<Void> settled() {
            return settled;
        }
    }, () -> {
        if (blind) {
            throw failure();
        }
    });

    private static ProblemException failure() {
        return new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE));
    }

    @AfterEach
    void close() {
        timer.close();
    }

    @Test
    void aRoundPlansFirstAndCountsWhatItDid() {
        timer.look();
        timer.look();
        assertThat(done).containsExactly("plan", "run", "plan", "run");
        assertThat(timer.sent()).isEqualTo(6);
        assertThat(timer.asked()).isEqualTo(4);
        assertThat(timer.leftToPersons()).as("what did not reach the terminal is asked again").isEqualTo(2);
        assertThat(timer.failedRounds()).isZero();
    }

    @Test
    void whileARoundIsUnderWayNoOtherBegins() {
        CompletableFuture<BulkRound> slow = new CompletableFuture<>();
        running = slow;
        timer.look();
        timer.look();
        assertThat(done).containsExactly("plan", "run");
        slow.complete(new BulkRound(0, 0, 0, 0));
        timer.look();
        assertThat(done).hasSize(4);
    }

    @Test
    void jobsGoOnWhileNothingCanBePlannedOrSeen() {
        planning = CompletableFuture.failedStage(failure());
        blind = true;
        timer.look();
        assertThat(done).containsExactly("plan", "run");
        assertThat(timer.sent()).isEqualTo(3);
        assertThat(timer.failedRounds()).isEqualTo(2);
    }

    @Test
    void aRoundThatFailsIsTriedAgain() {
        running = CompletableFuture.failedStage(failure());
        timer.look();
        running = CompletableFuture.completedStage(new BulkRound(0, 0, 1, 0));
        timer.look();
        assertThat(done).hasSize(4);
        assertThat(timer.sent()).isEqualTo(1);
        assertThat(timer.failedRounds()).isEqualTo(1);
    }

    @Test
    void closingLetsWhatIsOnItsWayToATerminalArrive() throws Exception {
        CompletableFuture<Void> onItsWay = new CompletableFuture<>();
        settled = onItsWay;
        timer.look();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(timer::close);
        timer.look();
        assertThat(closing).isNotDone();
        onItsWay.complete(null);
        closing.get(20, TimeUnit.SECONDS);
    }

    @Test
    void closingLetsTheRoundThatIsUnderWayEndAndBeginsNoOther() throws Exception {
        CompletableFuture<BulkRound> slow = new CompletableFuture<>();
        running = slow;
        timer.look();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(timer::close);
        timer.look();
        assertThat(closing).isNotDone();
        slow.complete(new BulkRound(0, 0, 1, 0));
        closing.get(20, TimeUnit.SECONDS);
        timer.look();
        assertThat(done).containsExactly("plan", "run");
        assertThat(timer.sent()).isEqualTo(1);
    }
}
