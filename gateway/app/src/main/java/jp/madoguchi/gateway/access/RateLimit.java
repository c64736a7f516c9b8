package jp.madoguchi.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often somebody may do something: so often in a time, evenly or at once, forgotten afterwards. One number for each, no lock, no thread (a
 * leaky bucket kept as the moment at which it would be empty).
 */
final class RateLimit {

    private static final long MOST_KNOWN = 10_000;

    private final long each;
    private final long room;
    private final Cache<String, AtomicLong> empties = Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    /** @param most how often in {@code time}, 1 or more */
    RateLimit(int most, Duration time) {
        this.each = time.toNanos() / most;
        this.room = time.toNanos() - each;
    }

    /** Whether one more may be done now; if so it counts. */
    boolean pass(String who, Instant now) {
        AtomicLong empty = empties.get(who, any -> new AtomicLong(Long.MIN_VALUE));
        long at = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        while (true) {
            long before = empty.get();
            long full = Math.max(before, at);
            if (full - at > room) {
                return false;
            }
            if (empty.compareAndSet(before, full + each)) {
                return true;
            }
        }
    }
}
