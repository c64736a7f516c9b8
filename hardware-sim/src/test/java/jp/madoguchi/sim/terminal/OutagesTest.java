package jp.madoguchi.sim.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.sim.national.Chance;
import org.junit.jupiter.api.Test;

class OutagesTest {
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 20, 8, 30);
    private static final int SECONDS = 4_000 * 60;

    @Test
    void aFlakyNetworkIsLostInTwoOfAHundredMinutesForFiveToTwoMinutes() {
        List<Integer> lengths = outages(Profile.FLAKY, 3);

        assertThat(lengths).hasSizeBetween(55, 100);
        assertThat(lengths.stream().filter(length -> length < 5)).isEmpty();
        assertThat(lengths.stream().mapToInt(Integer::intValue).average().orElse(0)).isBetween(50.0, 80.0);
    }

    @Test
    void theSameSeedLosesItAtTheSameTimes() {
        assertThat(outages(Profile.FLAKY, 3)).isEqualTo(outages(Profile.FLAKY, 3))
                .isNotEqualTo(outages(Profile.FLAKY, 4));
    }

    @Test
    void aNormalNetworkIsNeverLost() {
        assertThat(outages(Profile.NORMAL, 3)).isEmpty();
        assertThat(outages(Profile.SLOW, 3)).hasSizeBetween(1, 12);
    }

    private static List<Integer> outages(Profile profile, long seed) {
        Outages outages = new Outages(profile, new Chance(seed));
        List<Integer> lengths = new ArrayList<>();
        int length = 0;
        for (int second = 0; second < SECONDS; second++) {
            if (outages.lost(MORNING.plusSeconds(second))) {
                length++;
            } else if (length > 0) {
                lengths.add(length);
                length = 0;
            }
        }
        return lengths;
    }
}
