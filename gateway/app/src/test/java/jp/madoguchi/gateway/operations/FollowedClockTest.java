package jp.madoguchi.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a simulated world the running gateway's clock is moved by a file; elsewhere never. */
class FollowedClockTest {

    @TempDir
    Path dir;

    private Instant now = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void itIsMovedByWhatStandsInTheFileAndStaysWhereTheFileCannotBeRead() throws IOException {
        Path file = Files.writeString(dir.resolve("moved-by"), "PT25H\n");
        InstantSource clock = new FollowedClock(() -> now, file);

        assertThat(clock.instant()).isEqualTo(now.plus(Duration.ofHours(25)));
        Files.writeString(file, "PT");
        now = now.plusSeconds(1);
        assertThat(clock.instant()).as("half-written").isEqualTo(now.plus(Duration.ofHours(25)));
        Files.delete(file);
        now = now.plusSeconds(1);
        assertThat(clock.instant()).as("gone").isEqualTo(now.plus(Duration.ofHours(25)));
        Files.writeString(file, "PT0S");
        now = now.plusSeconds(1);
        assertThat(clock.instant()).isEqualTo(now);
    }

    @Test
    void withoutSimulatorsNoFileMovesTheClock() throws IOException {
        Path file = Files.writeString(dir.resolve("moved-by"), "PT25H");
        Map<String, String> values = Map.of("madoguchi.clock.file", file.toString());

        assertThatThrownBy(() -> GatewayClock.of(new Settings(name -> values.getOrDefault(name, ""))))
                .isInstanceOf(ProblemException.class).hasMessageContaining("madoguchi.clock.file");
        Map<String, String> simulated = Map.of("madoguchi.clock.file", file.toString(), "madoguchi.simulators", "true");
        assertThat(GatewayClock.of(new Settings(name -> simulated.getOrDefault(name, ""))).instant())
                .isAfter(Instant.now().plus(Duration.ofHours(24)));
    }
}
