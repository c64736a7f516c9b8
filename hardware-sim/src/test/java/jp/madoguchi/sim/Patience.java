package jp.madoguchi.sim;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting for what comes within a moment on an idle machine, and within a minute on a busy one. */
public final class Patience {

    /** As long as a busy machine may take for anything that takes a moment. */
    public static final Duration LONG = Duration.ofMinutes(1);

    private Patience() {}

    /** Awaits a condition. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG).pollInterval(Duration.ofMillis(20));
    }
}
