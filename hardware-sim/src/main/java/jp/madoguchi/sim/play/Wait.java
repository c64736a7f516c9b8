package jp.madoguchi.sim.play;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A bounded wait for something that can only be asked for again and again. */
final class Wait {
    private static final Duration PAUSE = Duration.ofMillis(150);
    private final long end;

    private Wait(Duration atMost) {
        this.end = System.nanoTime() + atMost.toNanos();
    }

    static Wait atMost(Duration time) {
        return new Wait(time);
    }

    /** Pauses before the next question; false when the time is over. */
    boolean again() {
        return again(PAUSE);
    }

    /** Pauses for {@code pause} or what is left; false when the time is over. */
    boolean again(Duration pause) {
        long left = end - System.nanoTime();
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
            return false;
        }
        LockSupport.parkNanos(Math.min(left, pause.toNanos()));
        return true;
    }

    Duration left() {
        return Duration.of(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS.toChronoUnit());
    }
}
