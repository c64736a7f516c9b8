package jp.madoguchi.reception.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** An outage is noticed by what comes back and what does not. */
class TerminalHealthTest {

    private static final Instant T = Instant.parse("2026-11-20T00:00:00Z");
    private static final HealthSettings SETTINGS = new HealthSettings(Duration.ofSeconds(100), 1, 3, 2,
            Duration.ofSeconds(30));

    private static final AskedAbout ICHIRO = person("1");
    private static final AskedAbout HANAKO = person("2");
    private static final AskedAbout SABURO = person("3");

    private final TerminalHealth health = new TerminalHealth(SETTINGS);

    private static Instant s(int seconds) {
        return T.plusSeconds(seconds);
    }

    @Test
    void oneFailureMakesItDoubtfulThreeMakeItDown() {
        assertThat(health.at(s(0))).isEqualTo(TerminalState.UP);
        health.failed(s(1));
        assertThat(health.at(s(1))).isEqualTo(TerminalState.DOUBTFUL);
        health.failed(s(2));
        assertThat(health.at(s(2))).isEqualTo(TerminalState.DOUBTFUL);
        assertThat(health.outageFrom()).isEmpty();
        health.failed(s(3));
        assertThat(health.at(s(3))).isEqualTo(TerminalState.DOWN);
        assertThat(health.outageFrom()).contains(s(1));
    }

    @Test
    void anAnswerEndsADoubt() {
        health.failed(s(1));
        health.failed(s(2));
        health.answered(s(3));
        assertThat(health.at(s(3))).isEqualTo(TerminalState.UP);
        health.failed(s(4));
        health.failed(s(5));
        assertThat(health.at(s(5))).isEqualTo(TerminalState.DOUBTFUL);
    }

    @Test
    void onePersonsFailuresAreOneHoweverOftenTheyAreAskedAbout() {
        for (int second = 1; second <= 50; second++) {
            health.failed(s(second), ICHIRO);
        }
        assertThat(health.at(s(50))).isEqualTo(TerminalState.DOUBTFUL);
        assertThat(health.outageFrom()).isEmpty();
        health.failed(s(51), HANAKO);
        health.failed(s(52), SABURO);
        assertThat(health.at(s(52))).as("three people").isEqualTo(TerminalState.DOWN);
        assertThat(health.outageFrom()).contains(s(1));
    }

    @Test
    void whoFailsWhileOthersAreAnsweredIsNotTheTerminalsFaultAgain() {
        health.failed(s(1), ICHIRO);
        health.answered(s(2), HANAKO);
        for (int second = 3; second <= 50; second++) {
            health.failed(s(second), ICHIRO);
        }
        assertThat(health.at(s(50))).isEqualTo(TerminalState.UP);
        health.failed(s(51), HANAKO);
        assertThat(health.at(s(51))).as("somebody else").isEqualTo(TerminalState.DOUBTFUL);
    }

    @Test
    void whoWasAnsweredAtLastCountsAsAnybodyElse() {
        health.failed(s(1), ICHIRO);
        health.answered(s(2), HANAKO);
        health.answered(s(3), ICHIRO);
        health.failed(s(4), ICHIRO);
        assertThat(health.at(s(4))).isEqualTo(TerminalState.DOUBTFUL);
    }

    @Test
    void ofWhomNothingIsKnownEveryFailureCounts() {
        health.failed(s(1), null);
        health.failed(s(2), null);
        health.failed(s(3), null);
        assertThat(health.at(s(3))).isEqualTo(TerminalState.DOWN);
    }

    private static AskedAbout person(String number) {
        return new AskedAbout(number, LocalDate.of(1981, 4, 2));
    }

    @Test
    void failuresOlderThanTheWindowDoNotCount() {
        health.failed(s(0));
        health.failed(s(50));
        assertThat(health.at(s(100))).isEqualTo(TerminalState.DOUBTFUL);
        health.failed(s(101));
        assertThat(health.at(s(101))).isEqualTo(TerminalState.DOUBTFUL);
        assertThat(health.at(s(201))).isEqualTo(TerminalState.DOUBTFUL);
        assertThat(health.at(s(202))).isEqualTo(TerminalState.UP);
    }

    @Test
    void whatIsDownIsTriedAfterAWhileAndIsUpOnlyAfterAnswersInARow() {
        down();
        assertThat(health.at(s(32))).isEqualTo(TerminalState.DOWN);
        assertThat(health.at(s(33))).isEqualTo(TerminalState.DOUBTFUL);
        health.failed(s(34));
        assertThat(health.at(s(34))).isEqualTo(TerminalState.DOWN);
        health.answered(s(40));
        assertThat(health.at(s(40))).isEqualTo(TerminalState.DOUBTFUL);
        health.failed(s(41));
        assertThat(health.at(s(41))).isEqualTo(TerminalState.DOWN);
        health.answered(s(42));
        health.answered(s(43));
        assertThat(health.at(s(43))).isEqualTo(TerminalState.UP);
        assertThat(health.outageFrom()).isEmpty();
    }

    @Test
    void silenceAloneNeverMakesItUpAgain() {
        down();
        assertThat(health.at(s(1_000_000))).isEqualTo(TerminalState.DOUBTFUL);
        assertThat(health.outageFrom()).contains(s(1));
    }

    @Test
    void anOutageFromBeforeARestartLastsUntilAnswersCome() {
        health.outSince(s(-500));
        assertThat(health.at(s(0))).isEqualTo(TerminalState.DOUBTFUL);
        health.failed(s(1));
        assertThat(health.at(s(1))).isEqualTo(TerminalState.DOWN);
        assertThat(health.outageFrom()).contains(s(-500));
        health.answered(s(2));
        health.answered(s(3));
        assertThat(health.at(s(3))).isEqualTo(TerminalState.UP);
    }

    @Test
    void settingsAreInOrder() {
        assertThatThrownBy(() -> new HealthSettings(Duration.ZERO, 1, 3, 2, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HealthSettings(Duration.ofSeconds(1), 3, 2, 2, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HealthSettings(Duration.ofSeconds(1), 0, 2, 2, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HealthSettings(Duration.ofSeconds(1), 1, 2, 0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HealthSettings(Duration.ofSeconds(1), 1, 2, 2, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void down() {
        health.failed(s(1));
        health.failed(s(2));
        health.failed(s(3));
    }

    /** Something that is heard of the terminal, and how long after the event before. */
    record Heard(boolean answer, int after) {}

    @Provide
    Arbitrary<List<Heard>> stories() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.integers().between(-5, 60)).as(Heard::new)
                .list().ofMaxSize(60);
    }

    @Property
    void enoughAnswersInARowAlwaysMakeItUpAndEnoughFailuresCloseTogetherAlwaysDown(
            @ForAll("stories") List<Heard> story) {
        TerminalHealth any = new TerminalHealth(SETTINGS);
        Instant now = T;
        for (Heard heard : story) {
            now = now.plusSeconds(heard.after());
            if (heard.answer()) {
                any.answered(now);
            } else {
                any.failed(now);
            }
            boolean out = any.at(now) == TerminalState.DOWN;
            assertThat(!out || any.outageFrom().isPresent()).isTrue();
        }
        Instant later = now.plusSeconds(10_000);
        any.failed(later);
        any.failed(later);
        any.failed(later);
        assertThat(any.at(later)).isEqualTo(TerminalState.DOWN);
        any.answered(later);
        any.answered(later);
        assertThat(any.at(later)).isEqualTo(TerminalState.UP);
    }
}
