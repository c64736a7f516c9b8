package jp.madoguchi.gateway.wiring;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.bulk.BulkPlan;
import jp.madoguchi.reception.bulk.BulkRound;
import org.jspecify.annotations.Nullable;

/**
 * Plans appointments and moves bulk jobs on, again and again: one round at a time. A round that fails is told once and tried again;
 * the ledger remembers what was sent, so that neither a restart nor a second node sends anything twice.
 */
final class BulkTimer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BulkTimer.class.getName());

    private static final Duration MOST_WAITING = Duration.ofSeconds(10);

    /** What a round is made of. */
    interface Work {
        /** Plans what is due. */
        CompletionStage<BulkPlan> plan();

        /** Sends and asks; what is on its way then goes on by itself. */
        CompletionStage<BulkRound> run();

        /** Completes when nothing is on its way any more. */
        CompletionStage<Void> settled();
    }

    private final Duration pause;
    private final Work work;
    private final Runnable watch;
    private final ScheduledExecutorService timer;
    private final LongAdder sent = new LongAdder();
    private final LongAdder asked = new LongAdder();
    private final LongAdder stopped = new LongAdder();
    private final LongAdder failedRounds = new LongAdder();
    private boolean running;
    private boolean closed;
    private @Nullable ProblemCode told;

    /** @param watch looks at how far everything is, before each round */
    BulkTimer(Duration pause, Work work, Runnable watch) {
        this.pause = pause;
        this.work = work;
        this.watch = watch;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "madoguchi-bulk");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins. */
    void start() {
        var unused = timer.scheduleWithFixedDelay(this::look, pause.toMillis(), pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** One round, if none is under way. */
    void look() {
        try {
            watch.run();
        } catch (RuntimeException failure) {
            failed("Progress of bulk jobs could not be read: {0}", failure);
        }
        if (!begin()) {
            return;
        }
        try {
            // Jobs go on also while nothing can be planned.
            var unused = logged(work.plan()).thenCompose(planned -> work.run())
                    .whenComplete((round, failure) -> end(round, failure));
        } catch (RuntimeException failure) {
            end(null, failure);
        }
    }

    private CompletionStage<Boolean> logged(CompletionStage<BulkPlan> planning) {
        return planning.handle((plan, failure) -> {
            if (failure != null) {
                failed("Appointments could not be planned, and will be tried again: {0}", failure);
            } else if (plan.jobs() > 0) {
                LOG.log(Level.INFO,
                        "Appointments: planned {0} jobs about {1} persons, {2} of whom cannot be asked about",
                        new Object[]{plan.jobs(), plan.persons(), plan.nothingToAsk()});
            }
            return failure == null;
        });
    }

    private synchronized boolean begin() {
        boolean free = !running && !closed;
        running |= free;
        return free;
    }

    private synchronized void end(@Nullable BulkRound round, @Nullable Throwable failure) {
        running = false;
        notifyAll();
        if (round == null || failure != null) {
            failed("Bulk jobs could not be moved on, and will be tried again: {0}", failure);
            return;
        }
        told = null;
        sent.add(round.sent());
        asked.add(round.asked());
        stopped.add(round.stopped());
        if (round.sent() + round.asked() + round.stopped() + round.failed() > 0) {
            LOG.log(round.stopped() + round.failed() == 0 ? Level.INFO : Level.WARNING,
                    "Bulk jobs: sent {0}, asked for the result of {1}, of which did not reach the terminal {3}, left to a person {2}",
                    new Object[]{round.sent(), round.asked(), round.stopped(), round.failed()});
        }
    }

    private synchronized void failed(String text, @Nullable Throwable failure) {
        failedRounds.increment();
        ProblemCode code = failure == null ? ProblemCode.INTERNAL : ProblemException.problemOf(failure).code();
        if (code != told) {
            told = code;
            LOG.log(Level.WARNING, text, code);
        }
    }

    /** Jobs sent since the start. */
    long sent() {
        return sent.sum();
    }

    /** Results asked for since the start. */
    long asked() {
        return asked.sum();
    }

    /** Jobs left to a person since the start. */
    long leftToPersons() {
        return stopped.sum();
    }

    /** Rounds that failed since the start. */
    long failedRounds() {
        return failedRounds.sum();
    }

    /** Begins no more rounds, and lets the one that is under way end: what it entered into the ledger still has to be sent. */
    @Override
    public void close() {
        timer.shutdown();
        long end = System.nanoTime() + MOST_WAITING.toNanos();
        synchronized (this) {
            closed = true;
            try {
                for (long left = MOST_WAITING.toNanos(); running && left > 0; left = end - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        settle(end - System.nanoTime());
    }

    private void settle(long nanos) {
        try {
            work.settled().toCompletableFuture().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.log(Level.WARNING, "Bulk jobs: questions are still on their way to their terminals");
        }
    }
}
