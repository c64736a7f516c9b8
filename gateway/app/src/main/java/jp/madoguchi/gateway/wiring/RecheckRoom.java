package jp.madoguchi.gateway.wiring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.reception.ledger.RecheckState;
import jp.madoguchi.reception.mode.HealthWatch;
import jp.madoguchi.reception.mode.OutageReadings;
import jp.madoguchi.reception.mode.RecheckReport;
import jp.madoguchi.reception.mode.TerminalHealth;
import jp.madoguchi.reception.mode.TerminalState;

/**
 * Re-checks after an outage, every few seconds for every terminal that can be asked: what the ledger knows of an outage is taken up once at
 * the start, then one run follows another (docs/design/national-system.md 6).
 */
final class RecheckRoom implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RecheckRoom.class.getName());
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(10);

    /** What is done for a terminal. */
    interface Runs {

        /** Once at the start. */
        CompletionStage<Void> resume(FacilityCode facility, TerminalId terminal, TerminalHealth health);

        /** One run. */
        CompletionStage<RecheckReport> run(FacilityCode facility, TerminalId terminal, TerminalHealth health);
    }

    private final FacilityCode facility;
    private final List<TerminalId> terminals;
    private final HealthWatch watch;
    private final Runs runs;
    private final OutageReadings readings;
    private final Duration lookBack;
    private final InstantSource clock;
    private final Rounds rounds = new Rounds("madoguchi-recheck");
    private final LongAdder asked = new LongAdder();
    private final LongAdder notSent = new LongAdder();
    private volatile Map<RecheckState, Long> counts = Map.of();

    /** @param terminals those that can be asked; without any nothing is done */
    RecheckRoom(FacilityCode facility, List<TerminalId> terminals, HealthWatch watch, Runs runs,
            OutageReadings readings, Duration lookBack, InstantSource clock) {
        this.facility = facility;
        this.terminals = List.copyOf(terminals);
        this.watch = watch;
        this.runs = runs;
        this.readings = readings;
        this.lookBack = lookBack;
        this.clock = clock;
    }

    /** Begins. */
    void start(Duration every) {
        for (TerminalId terminal : terminals) {
            Course course = new Course(terminal);
            rounds.every(every, "Re-checking through " + terminal, course::run);
        }
        rounds.every(BETWEEN_COUNTS, "Counting re-checks", () -> {
            counts = readings.counts(facility, since());
            return CompletableFuture.completedStage(null);
        });
    }

    private final class Course {

        private final TerminalId terminal;
        private boolean resumed;
        private TerminalState state = TerminalState.UP;

        Course(TerminalId terminal) {
            this.terminal = terminal;
        }

        /** Of one course one run goes on at a time. */
        CompletionStage<?> run() {
            TerminalHealth health = watch.of(facility, terminal);
            CompletionStage<Void> ready = resumed
                    ? CompletableFuture.completedStage(null)
                    : runs.resume(facility, terminal, health).thenRun(() -> resumed = true);
            return ready.thenCompose(done -> runs.run(facility, terminal, health)).thenAccept(this::report);
        }

        private void report(RecheckReport report) {
            asked.add(report.asked());
            notSent.add(report.notSent());
            TerminalState now = watch.of(facility, terminal).at(clock.instant());
            if (now != state) {
                LOG.log(now == TerminalState.DOWN ? Level.WARNING : Level.INFO, "Terminal {0} is {1}",
                        new Object[]{terminal, now});
                state = now;
            }
            if (report.asked() + report.notSent() + report.expired() > 0) {
                LOG.log(Level.INFO,
                        "Re-checks through {0}: asked about {1}, could not ask about {2}, no answer about {3}",
                        new Object[]{terminal, report.asked(), report.notSent(), report.expired()});
            }
        }
    }

    private LocalDate since() {
        return LocalDate.ofInstant(clock.instant().minus(lookBack), JAPAN);
    }

    /** How every terminal stands. */
    Map<TerminalId, TerminalState> states() {
        Instant now = clock.instant();
        Map<TerminalId, TerminalState> states = new LinkedHashMap<>();
        terminals.forEach(terminal -> states.put(terminal, watch.of(facility, terminal).at(now)));
        return states;
    }

    /** How many terminals stand so. */
    long terminals(TerminalState state) {
        return states().values().stream().filter(one -> one == state).count();
    }

    /** How many re-checks stand so, as they were counted last. */
    long rechecks(RecheckState state) {
        return counts.getOrDefault(state, 0L);
    }

    /** Questions since the start. */
    long asked() {
        return asked.sum();
    }

    /** Questions since the start that could not be sent. */
    long notSent() {
        return notSent.sum();
    }

    /** Begins no more runs, and lets those end that go on. */
    @Override
    public void close() {
        rounds.close();
    }
}
