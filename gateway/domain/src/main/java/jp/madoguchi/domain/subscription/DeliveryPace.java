package jp.madoguchi.domain.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a notification that was not taken is tried again: after pauses that double, until it has failed for so long that nobody tries any more.
 *
 * @param first   the first pause
 * @param longest no pause is longer
 * @param giveUp  how long it may fail
 */
public record DeliveryPace(Duration first, Duration longest, Duration giveUp) {

    public DeliveryPace {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || giveUp.isNegative()) {
            throw new IllegalArgumentException("pauses are longer than nothing, and grow");
        }
    }

    /**
     * When to try again; empty to give up.
     *
     * @param attempts     failures in a row, with the last one
     * @param failingSince when the first of them was
     * @param now          when the last one was
     */
    public Optional<Instant> next(int attempts, Instant failingSince, Instant now) {
        if (!now.isBefore(failingSince.plus(giveUp))) {
            return Optional.empty();
        }
        Duration pause = first;
        for (int i = 1; i < attempts && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return Optional.of(now.plus(pause.compareTo(longest) > 0 ? longest : pause));
    }
}
