package jp.madoguchi.sim.terminal;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does things later and again; what fails is told to the operator and stops nothing else. */
public final class Later implements AutoCloseable {
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2,
            Thread.ofPlatform().name("sim-", 0).daemon().factory());
    private final Consumer<String> log;

    /** {@code log} takes lines for the operator. */
    public Later(Consumer<String> log) {
        this.log = log;
    }

    void in(long millis, Runnable work) {
        Future<?> unused = scheduler.schedule(guarded(work), millis, TimeUnit.MILLISECONDS);
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

    /** Stops at once: what is due later is not done, as when a machine is switched off. */
    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
