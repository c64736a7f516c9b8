package jp.madoguchi.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private final RateLimit limit = new RateLimit(3, Duration.ofSeconds(3));

    @Test
    void soManyAtOnceThenOneInEachPartOfTheTime() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.pass("a", START)).isTrue();
        }
        assertThat(limit.pass("a", START)).isFalse();
        assertThat(limit.pass("a", START.plusMillis(999))).isFalse();
        assertThat(limit.pass("a", START.plusMillis(1000))).isTrue();
        assertThat(limit.pass("a", START.plusMillis(1000))).isFalse();
    }

    @Test
    void whatWasRefusedDoesNotCount() {
        for (int i = 0; i < 100; i++) {
            limit.pass("a", START);
        }
        assertThat(limit.pass("a", START.plusSeconds(1))).isTrue();
    }

    @Test
    void oneDoesNotUseUpAnothersRoom() {
        for (int i = 0; i < 4; i++) {
            limit.pass("a", START);
        }
        assertThat(limit.pass("b", START)).isTrue();
    }

    @Test
    void idleTimeIsNotSavedUp() {
        assertThat(limit.pass("a", START)).isTrue();
        Instant later = START.plus(Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            assertThat(limit.pass("a", later)).isTrue();
        }
        assertThat(limit.pass("a", later)).isFalse();
    }
}
