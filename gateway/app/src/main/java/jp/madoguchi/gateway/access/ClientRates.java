package jp.madoguchi.gateway.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** How many requests a second each program may make, so that one that runs wild does not slow the others. */
public final class ClientRates {

    private static final Duration TIME = Duration.ofSeconds(1);

    private final Optional<RateLimit> limit;
    private final InstantSource clock;

    /** @param most requests a second; 0 for any number */
    public ClientRates(int most, InstantSource clock) {
        this.limit = most > 0 ? Optional.of(new RateLimit(most, TIME)) : Optional.empty();
        this.clock = clock;
    }

    /** Whether a program may make one more now; if so it counts. */
    boolean pass(String client) {
        return limit.isEmpty() || limit.get().pass(client, clock.instant());
    }
}
