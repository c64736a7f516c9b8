package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command. */
class DemoIT {

    @TempDir
    Path dir;

    @Test
    void everyAnswerOfTheDemoAgreesWithTheNationalSystem() throws Exception {
        try (Program demo = Program.madoguchi(dir.resolve("demo.log"), "demo", "--data",
                dir.resolve("demo").toString())) {
            assertThat(demo.awaitEnd(Duration.ofMinutes(6))).as(demo.output()).isZero();
            assertThat(demo.output()).doesNotContain("DIFFERS").contains("lines agree with the national system");
        }
    }
}
