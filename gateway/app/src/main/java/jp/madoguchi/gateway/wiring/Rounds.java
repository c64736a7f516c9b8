package jp.madoguchi.gateway.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.problem.ProblemException;

/**
 * Works that are done again and again, each after a pause, on one thread. Of each work one run goes on at a time; one that fails is done
 * again like any other, and is logged when it begins to fail and when it succeeds again.
 */
final class Rounds implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());
    private static final Duration LAST_RUN = Duration.ofSeconds(10);

    private final ScheduledExecutorService timer;
    private final List<Course> courses = new ArrayList<>();

    /** @param thread name of the thread */
    Rounds(String thread) {
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, thread);
            made.setDaemon(true);
            return made;
        });
    }

    /** Does a work from now on, each time so long after the run before has ended. */
    void every(Duration pause, String name, Supplier<CompletionStage<?>> work) {
        Course course = new Course(name, work);
        courses.add(course);
        var unused = timer.scheduleWithFixedDelay(course::run, pause.toMillis(), pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Begins no more runs, and waits for those that go on, not for ever. */
    @Override
    public void close() {
        timer.shutdown();
        CompletableFuture<?>[] running = courses.stream().map(course -> course.running)
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(running).get(LAST_RUN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "A run had not ended when the gateway stopped; what it did is committed");
        }
    }

    private static final class Course {

        private final String name;
        private final Supplier<CompletionStage<?>> work;
        private volatile CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
        private boolean failing;

        Course(String name, Supplier<CompletionStage<?>> work) {
            this.name = name;
            this.work = work;
        }

        void run() {
            if (!running.isDone()) {
                return;
            }
            CompletionStage<?> stage;
            try {
                stage = work.get();
            } catch (RuntimeException failure) {
                stage = CompletableFuture.failedStage(failure);
            }
            running = stage.handle((done, failure) -> ended(failure)).toCompletableFuture();
        }

        private synchronized Void ended(Throwable failure) {
            if (failure != null && !failing) {
                LOG.log(Level.WARNING, "{0} fails, and is tried again: {1}",
                        new Object[]{name, ProblemException.problemOf(failure).line(Locale.ENGLISH)});
            } else if (failure == null && failing) {
                LOG.log(Level.INFO, "{0} works again", name);
            }
            failing = failure != null;
            return null;
        }
    }
}
