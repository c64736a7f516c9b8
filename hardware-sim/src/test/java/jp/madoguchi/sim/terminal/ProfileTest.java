package jp.madoguchi.sim.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import jp.madoguchi.sim.message.Dress;
import jp.madoguchi.sim.national.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
    @Test
    void oneSeedAndSubjectGiveOneCourseWhateverCameBefore() {
        assertThat(courses(7)).isEqualTo(courses(7)).isNotEqualTo(courses(8));
    }

    @ParameterizedTest
    @CsvSource({"NORMAL,1200,3000", "SLOW,6000,20000", "FLAKY,2000,9000", "ELDERLY,1200,3000", "PAPER_OUT,1200,3000"})
    void delaysHaveTheMedianAndTheNinetyFifthPercentileOfTheProfile(Profile profile, double median, double p95) {
        RandomGenerator random = new Chance(1).of("delays");
        long[] delays = LongStream.range(0, 20_000).map(i -> profile.delayMillis(random)).sorted().toArray();

        assertThat((double) delays[10_000]).isBetween(median * 0.95, median * 1.05);
        assertThat((double) delays[19_000]).isBetween(p95 * 0.93, p95 * 1.07);
    }

    @Test
    void aFlakyCentreLeavesAboutFiveOfAHundredUnanswered() {
        Chance chance = new Chance(5);
        long swallowed = IntStream.range(0, 5_000)
                .filter(i -> course(Profile.FLAKY, chance, "r" + i).swallowed()).count();

        assertThat(swallowed).isBetween(180L, 330L);
        assertThat(IntStream.range(0, 100).allMatch(i -> course(Profile.OQS_DOWN, chance, "r" + i).swallowed()))
                .isTrue();
    }

    private static List<Course> courses(long seed) {
        return Arrays.stream(new String[]{"a", "b", "c"}).map(s -> course(Profile.FLAKY, new Chance(seed), s))
                .toList();
    }

    private static Course course(Profile profile, Chance chance, String subject) {
        return Course.ofAnswer(profile, chance.of(subject), java.util.Map.of(), Dress.Encoding.UTF_8);
    }
}
