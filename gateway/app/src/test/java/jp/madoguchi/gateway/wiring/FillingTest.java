package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One fault of the database while the cache fills is not the end of it. */
class FillingTest {

    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger full = new AtomicInteger();

    private Filling filling(int failures) {
        return new Filling(() -> {
            if (attempts.incrementAndGet() <= failures) {
                throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE));
            }
        }, full::incrementAndGet, Duration.ofMillis(1), Duration.ofMillis(4));
    }

    @Test
    void afterFaultsOfTheLedgerTheCacheIsFilledAllTheSame() {
        try (Filling filling = filling(5)) {
            filling.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> full.get() == 1);
        }
        assertThat(attempts).hasValue(6);
    }

    @Test
    void whileTheLedgerFailsItIsAskedAgainUntilTheGatewayStops() {
        try (Filling filling = filling(Integer.MAX_VALUE)) {
            filling.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> attempts.get() > 20);
            filling.close();
            await().atMost(Duration.ofSeconds(30)).during(Duration.ofMillis(100)).until(attempts::get,
                    new Unchanged()::since);
        }
        assertThat(full).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"1,PT1S", "2,PT2S", "3,PT4S", "6,PT32S", "7,PT1M", "1000,PT1M"})
    void thePausesGrowToTheLongest(int failures, Duration pause) {
        try (Filling filling = new Filling(() -> {}, () -> {}, Duration.ofSeconds(1), Duration.ofMinutes(1))) {
            assertThat(filling.pauseAfter(failures)).isEqualTo(pause);
        }
    }

    /** Whether a number is what it was at the look before. */
    private static final class Unchanged {
        private int before = -1;

        boolean since(int now) {
            boolean same = now == before;
            before = now;
            return same;
        }
    }
}
