package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.ModeRecord;
import jp.madoguchi.reception.ledger.OutageRecord;
import jp.madoguchi.reception.ledger.RecheckState;
import jp.madoguchi.reception.mode.HealthSettings;
import jp.madoguchi.reception.mode.HealthWatch;
import jp.madoguchi.reception.mode.OutageReadings;
import jp.madoguchi.reception.mode.RecheckPage;
import jp.madoguchi.reception.mode.RecheckQuery;
import jp.madoguchi.reception.mode.RecheckReport;
import jp.madoguchi.reception.mode.TerminalHealth;
import jp.madoguchi.reception.mode.TerminalState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every terminal is looked after by itself: taken up once, then run after run, whatever fails. */
class RecheckRoomTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final TerminalId FIRST = new TerminalId("first");
    private static final TerminalId SECOND = new TerminalId("second");
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final RecheckReport NOTHING = new RecheckReport(TerminalState.UP, 0, 0, 0);

    private final HealthWatch watch = new HealthWatch(HealthSettings.DEFAULT, InstantSource.system());
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Runs runs = new Runs();
    private final RecheckRoom room = new RecheckRoom(FACILITY, List.of(FIRST, SECOND), watch, runs, new Readings(),
            Duration.ofDays(1), InstantSource.system());

    private final class Runs implements RecheckRoom.Runs {

        private volatile CompletableFuture<RecheckReport> answer = CompletableFuture.completedFuture(NOTHING);
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public CompletionStage<Void> resume(FacilityCode facility, TerminalId terminal, TerminalHealth health) {
            calls.add("resume " + terminal);
            return failures.getAndDecrement() > 0
                    ? CompletableFuture.failedStage(
                            new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE)))
                    : CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<RecheckReport> run(FacilityCode facility, TerminalId terminal, TerminalHealth health) {
            calls.add("run " + terminal);
            return terminal.equals(FIRST) ? answer : CompletableFuture.completedStage(NOTHING);
        }
    }

    private static final class Readings implements OutageReadings {

        @Override
        public RecheckPage page(RecheckQuery query) {
            return new RecheckPage(List.of(), false);
        }

        @Override
        public Map<RecheckState, Long> counts(FacilityCode facility, LocalDate since) {
            return Map.of(RecheckState.WAITING, 3L);
        }

        @Override
        public List<OutageRecord> outages(FacilityCode facility, Instant since) {
            return List.of();
        }

        @Override
        public List<ModeRecord> changes(FacilityCode facility, int most) {
            return List.of();
        }

        @Override
        public List<LookUpRecord> lookUps(FacilityCode facility, boolean unreviewed, int most) {
            return List.of();
        }
    }

    @AfterEach
    void close() {
        runs.answer.complete(NOTHING);
        room.close();
    }

    private long times(String call) {
        return List.copyOf(calls).stream().filter(call::equals).count();
    }

    @Test
    void eachTerminalIsTakenUpOnceAndThenRunAfterRun() {
        room.start(PAUSE);
        await().until(() -> times("run first") > 3 && times("run second") > 3);
        assertThat(times("resume first")).isEqualTo(1);
        assertThat(times("resume second")).isEqualTo(1);
        assertThat(List.copyOf(calls).indexOf("resume first")).isLessThan(List.copyOf(calls).indexOf("run first"));
    }

    @Test
    void aRunThatHasNotEndedHoldsUpItsOwnTerminalOnly() {
        runs.answer = new CompletableFuture<>();
        room.start(PAUSE);
        await().until(() -> times("run second") > 5);
        assertThat(times("run first")).isEqualTo(1);
        runs.answer.complete(new RecheckReport(TerminalState.DOUBTFUL, 2, 1, 0));
        await().until(() -> times("run first") > 1);
        assertThat(room.asked()).isGreaterThanOrEqualTo(2);
        assertThat(room.notSent()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void whatFailsIsDoneAgain() {
        runs.failures.set(4);
        runs.answer = CompletableFuture.failedFuture(new IllegalStateException("fails"));
        room.start(PAUSE);
        await().until(() -> times("run first") > 3);
        assertThat(times("resume first") + times("resume second")).isEqualTo(6);
    }

    @Test
    void theStopBeginsNothingMoreAndWaitsForWhatGoesOn() {
        runs.answer = new CompletableFuture<>();
        room.start(PAUSE);
        await().until(() -> times("run first") == 1);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(room::close);
        await().during(Duration.ofMillis(200)).until(() -> !closing.isDone());
        runs.answer.complete(NOTHING);
        closing.join();
        int after = calls.size();
        await().during(Duration.ofMillis(100)).until(() -> calls.size() == after);
    }

    @Test
    void howTerminalsStandIsTold() {
        for (int failure = 0; failure < 3; failure++) {
            watch.of(FACILITY, SECOND).failed(Instant.now());
        }
        assertThat(room.states()).containsEntry(FIRST, TerminalState.UP).containsEntry(SECOND, TerminalState.DOWN);
        assertThat(room.terminals(TerminalState.DOWN)).isEqualTo(1);
        assertThat(watch.of(FACILITY, SECOND).troubledSince(Instant.now())).isPresent();
        assertThat(watch.of(FACILITY, FIRST).troubledSince(Instant.now())).isEmpty();
    }
}
