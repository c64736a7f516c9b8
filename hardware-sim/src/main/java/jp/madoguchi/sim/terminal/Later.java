package jp.madoguchi.sim.terminal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does things later and again; what fails is told to the operator and stops nothing else. */
public final class Later implements AutoCloseable {
    private static final int END_SECONDS = 10;

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(2,
            Thread.ofPlatform().name("sim-", 0).daemon().factory());
    private final ExecutorService apart = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("sim-web-", 0).factory());
    private final Consumer<String> log;

    /** {@code log} takes lines for the operator. */
    public Later(Consumer<String> log) {
        this.log = log;
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void in(long millis, Runnable work) {
        Future<?> unused = scheduler.schedule(guarded(work), millis, TimeUnit.MILLISECONDS);
    }

    /** As {@link #in}, on a thread of its own, for what may take long. */
    void apart(long millis, Runnable work) {
        in(millis, () -> apart.execute(guarded(work)));
    }

    void every(long millis, Runnable work) {
        Future<?> unused = scheduler.scheduleWithFixedDelay(guarded(work), 0, millis, TimeUnit.MILLISECONDS);
    }

    void tell(String line) {
        log.accept(line);
    }

    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.accept("the simulator has a fault of its own: " + e);
            }
        };
    }

    /** Stops: what is due later is not done, as when a machine is switched off; what is being done ends. */
    @Override
    public void close() {
        scheduler.shutdown();
        apart.shutdown();
        try {
            boolean ended = scheduler.awaitTermination(END_SECONDS, TimeUnit.SECONDS)
                    && apart.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                tell("the simulator was stopped in the middle of something");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        scheduler.shutdownNow();
        apart.shutdownNow();
    }
}
