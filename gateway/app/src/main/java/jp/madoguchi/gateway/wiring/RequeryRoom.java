package jp.madoguchi.gateway.wiring;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.claim.RequeryReport;
import org.jspecify.annotations.Nullable;

/**
 * The daily questions about visits without proof (R-CL-06, R-RS-07). Each day, from a time on, one run; after a start later than that too,
 * but not at once, when desks need the terminal. Cases remember the day on which they were asked about, so that neither a restart nor a
 * second node asks twice.
 */
final class RequeryRoom implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RequeryRoom.class.getName());
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Duration AFTER_START = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** One run. */
    @FunctionalInterface
    interface Run {
        /** Asks on a day, at most so many questions. */
        CompletionStage<RequeryReport> run(LocalDate today, int most);
    }

    private final LocalTime from;
    private final int most;
    private final InstantSource clock;
    private final Run requery;
    private final ScheduledExecutorService timer;
    private final LongAdder asked = new LongAdder();
    private final LongAdder settled = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private @Nullable LocalDate ranOn;
    private boolean running;

    RequeryRoom(LocalTime from, int most, InstantSource clock, Run requery) {
        this.from = from;
        this.most = most;
        this.clock = clock;
        this.requery = requery;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "madoguchi-requery");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Looks every minute whether it is time. */
    void start() {
        var unused = timer.scheduleWithFixedDelay(this::look, AFTER_START.toMillis(), PAUSE.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Starts today's run if it is time and it was not started yet. */
    void look() {
        ZonedDateTime now = clock.instant().atZone(JAPAN);
        LocalDate today = now.toLocalDate();
        if (now.toLocalTime().isBefore(from) || !begin(today)) {
            return;
        }
        try {
            var unused = requery.run(today, most).whenComplete((report, failure) -> end(report, failure));
        } catch (RuntimeException failure) {
            end(null, failure);
        }
    }

    private synchronized boolean begin(LocalDate today) {
        if (running || today.equals(ranOn)) {
            return false;
        }
        running = true;
        ranOn = today;
        return true;
    }

    private synchronized void end(@Nullable RequeryReport report, @Nullable Throwable failure) {
        running = false;
        if (report == null || failure != null) {
            ranOn = null;
            LOG.log(Level.WARNING, "Visits without proof could not be asked about, and will be tried again: {0}",
                    failure == null ? "" : ProblemException.problemOf(failure).code());
            return;
        }
        asked.add(report.asked());
        settled.add(report.settled());
        failed.add(report.failed());
        LOG.log(report.failed() == 0 ? Level.INFO : Level.WARNING,
                "Visits without proof: asked again about {0}, settled {1}, could not ask about {2}",
                new Object[]{report.asked(), report.settled(), report.failed()});
    }

    /** Questions since the start. */
    long asked() {
        return asked.sum();
    }

    /** Cases that their answers settled since the start. */
    long settled() {
        return settled.sum();
    }

    /** Questions since the start that could not be asked. */
    long failed() {
        return failed.sum();
    }

    /** Begins no more runs. What is under way ends with the ledger. */
    @Override
    public void close() {
        timer.shutdown();
    }
}
