package jp.madoguchi.store.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where works wait for the writer and their callers for the works: bounded in number and in time (docs/design/ledger.md 2). Stages
 * complete on its own two threads, so that a caller's continuation holds up neither the writer nor the clock.
 */
final class WaitingRoom {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRoom.class);

    private static final int COMPLETING_THREADS = 2;

    private final int most;
    private final long waitNanos;
    private final LinkedBlockingQueue<PendingWork<?>> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger unacknowledged = new AtomicInteger();
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final ExecutorService completing;
    private final ScheduledExecutorService clock;
    private volatile List<PendingWork<?>> running = List.of();

    WaitingRoom(int most, Duration waitAtMost) {
        this.most = most;
        this.waitNanos = waitAtMost.toNanos();
        this.completing = Executors.newFixedThreadPool(COMPLETING_THREADS, daemons("madoguchi-ledger-done"));
        this.clock = Executors.newSingleThreadScheduledExecutor(daemons("madoguchi-ledger-clock"));
        long tick = Math.clamp(waitNanos / 20, TimeUnit.MILLISECONDS.toNanos(10), TimeUnit.SECONDS.toNanos(1));
        var unused = clock.scheduleWithFixedDelay(this::failOverdue, tick, tick, TimeUnit.NANOSECONDS);
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    long deadline() {
        return System.nanoTime() + waitNanos;
    }

    /** Lets a work in; false if the room is full. */
    boolean enter(PendingWork<?> work) {
        if (unacknowledged.incrementAndGet() > most) {
            unacknowledged.decrementAndGet();
            failed.increment();
            return false;
        }
        queue.add(work);
        return true;
    }

    /** The next works, at most {@code most}, as soon as there is one; empty after a moment without any. */
    List<PendingWork<?>> nextGroup(int mostInGroup) throws InterruptedException {
        PendingWork<?> first = queue.poll(50, TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        List<PendingWork<?>> group = new ArrayList<>();
        group.add(first);
        queue.drainTo(group, mostInGroup - 1);
        group.removeIf(PendingWork::isSettled);
        running = List.copyOf(group);
        return running;
    }

    /** Completes the stages of works that were run and committed. */
    void acknowledge(List<PendingWork<?>> group) {
        running = List.of();
        for (PendingWork<?> work : group) {
            if (work.settle()) {
                (work.hasFailed() ? failed : succeeded).increment();
                leave(work::complete);
            }
        }
    }

    /** Fails works that could not be committed. */
    void fail(List<PendingWork<?>> group, Throwable cause) {
        running = List.of();
        group.forEach(work -> failOne(work, cause));
    }

    /** Fails everything that still waits. */
    void failRest(Throwable cause) {
        List<PendingWork<?>> rest = new ArrayList<>(running);
        queue.drainTo(rest);
        fail(rest, cause);
    }

    private void failOne(PendingWork<?> work, Throwable cause) {
        if (work.settle()) {
            failed.increment();
            leave(() -> work.completeExceptionally(cause));
        }
    }

    private void leave(Runnable completion) {
        Runnable last = () -> {
            unacknowledged.decrementAndGet();
            completion.run();
        };
        try {
            completing.execute(last);
        } catch (RejectedExecutionException closed) {
            last.run();
        }
    }

    private void failOverdue() {
        long now = System.nanoTime();
        Throwable overdue = new ProblemException(Problem.at(ProblemCode.LEDGER_UNAVAILABLE, "timeout"));
        for (PendingWork<?> work : running) {
            if (work.isOver(now)) {
                failOne(work, overdue);
            }
        }
        PendingWork<?> oldest = queue.peek();
        while (oldest != null && oldest.isOver(now)) {
            // The writer may have taken it in this moment; settling decides who completes it.
            if (queue.remove(oldest)) {
                failOne(oldest, overdue);
            }
            oldest = queue.peek();
        }
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    LedgerFigures figures(long commits, long revision) {
        return new LedgerFigures(succeeded.sum(), failed.sum(), commits, unacknowledged.get(), revision);
    }

    /** Stops the clock, and lets what was acknowledged be told. */
    void close() {
        clock.shutdownNow();
        completing.shutdown();
        try {
            if (!completing.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("A caller still works in a continuation of an acknowledged commit");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
