package jp.madoguchi.reception.mode;

import java.time.Duration;

/**
 * When a terminal counts as doubtful or down.
 *
 * @param window        how long an answer or a failure counts
 * @param doubtfulAfter failures in a row after which it is doubtful, at least 1
 * @param downAfter     failures in a row after which it is down, not fewer
 * @param upAfter       answers in a row after which it is up again, at least 1
 * @param tryAgainAfter how long after the last failure a terminal that is down is tried again
 */
public record HealthSettings(Duration window, int doubtfulAfter, int downAfter, int upAfter, Duration tryAgainAfter) {

    /** What is used unless said otherwise. */
    public static final HealthSettings DEFAULT = new HealthSettings(Duration.ofMinutes(5), 1, 3, 2,
            Duration.ofMinutes(1));

    public HealthSettings {
        if (window.compareTo(Duration.ZERO) <= 0 || tryAgainAfter.compareTo(Duration.ZERO) <= 0 || doubtfulAfter < 1
                || downAfter < doubtfulAfter || upAfter < 1) {
            throw new IllegalArgumentException("thresholds are positive, and doubt comes before down");
        }
    }
}
