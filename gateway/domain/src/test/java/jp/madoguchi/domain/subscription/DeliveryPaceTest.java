package jp.madoguchi.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pauses between attempts double up to the longest, until it has failed for too long (docs/design/subscriptions.md 5). */
class DeliveryPaceTest {

    private static final Instant SINCE = Instant.parse("2026-11-20T01:00:00Z");
    private static final DeliveryPace PACE = new DeliveryPace(Duration.ofSeconds(2), Duration.ofMinutes(5),
            Duration.ofHours(24));

    @ParameterizedTest
    @CsvSource({"1,2", "2,4", "3,8", "7,128", "8,256", "9,300", "10,300", "1000000,300"})
    void pausesDoubleUpToTheLongest(int attempts, long seconds) {
        assertThat(PACE.next(attempts, SINCE, SINCE.plusSeconds(10))).hasValue(SINCE.plusSeconds(10 + seconds));
    }

    @Test
    void afterItsTimeNobodyTriesAnyMore() {
        assertThat(PACE.next(300, SINCE, SINCE.plus(Duration.ofHours(24)).minusMillis(1))).isPresent();
        assertThat(PACE.next(300, SINCE, SINCE.plus(Duration.ofHours(24)))).isEmpty();
    }
}
