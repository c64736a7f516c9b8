package jp.madoguchi.gateway.wiring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.problem.ProblemException;

/**
 * Fills the cache from the ledger beside the first requests, on a thread of its own. A ledger that fails meanwhile is asked again after a
 * pause, which doubles up to a longest one: the gateway gets ready by itself as soon as its database is back.
 */
final class Filling implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Filling.class.getName());

    private final Runnable fill;
    private final Runnable full;
    private final Duration first;
    private final Duration longest;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "madoguchi-fill");
        made.setDaemon(true);
        return made;
    });

    /**
     * @param fill    fills it, or fails; can be done again
     * @param full    what is done once it is full
     * @param first   pause after the first failure
     * @param longest the longest pause
     */
    Filling(Runnable fill, Runnable full, Duration first, Duration longest) {
        this.fill = fill;
        this.full = full;
        this.first = first;
        this.longest = longest;
    }

    /** Begins; gives back at once. */
    void start() {
        thread.execute(() -> attempt(0));
    }

    private void attempt(int failed) {
        try {
            fill.run();
        } catch (RuntimeException failure) {
            if (thread.isShutdown()) {
                return; // the ledger closes under it when the gateway stops
            }
            Duration pause = pauseAfter(failed + 1);
            LOG.log(Level.SEVERE, failure, () -> "The cache could not be filled from the ledger ("
                    + ProblemException.problemOf(failure).code().code() + "); tried again in " + pause);
            var unused = thread.schedule(() -> attempt(failed + 1), pause.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        full.run();
    }

    /** How long it waits after so many failures in a row. */
    Duration pauseAfter(int failures) {
        Duration pause = first.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    /** Begins no further attempt; one that goes on fails when the ledger closes. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
