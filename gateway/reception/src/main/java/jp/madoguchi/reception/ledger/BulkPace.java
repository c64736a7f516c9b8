package jp.madoguchi.reception.ledger;

import java.time.Duration;
import java.util.List;

/**
 * How long a bulk job waits for what.
 *
 * @param receiptWithin how long a reply may take before a person is told
 * @param delays        how long after an acceptance the result is asked for: first, second … time; the last one is used again and again
 * @param giveUpAfter   how long after the first acceptance a result may still be worked on
 */
public record BulkPace(Duration receiptWithin, List<Duration> delays, Duration giveUpAfter) {

    /** 30 minutes; 1, 2, 5, 10 and 30 minutes; 24 hours. */
    public static final BulkPace DEFAULT = new BulkPace(Duration.ofMinutes(30),
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(10),
                    Duration.ofMinutes(30)),
            Duration.ofHours(24));

    public BulkPace {
        delays = List.copyOf(delays);
        boolean positive = receiptWithin.isPositive() && giveUpAfter.isPositive()
                && delays.stream().allMatch(Duration::isPositive);
        if (!positive || delays.isEmpty()) {
            throw new IllegalArgumentException("waiting takes time");
        }
    }

    /** The delay before a result is asked for again that was asked for so often already. */
    Duration delay(int asks) {
        return delays.get(Math.min(asks, delays.size() - 1));
    }
}
