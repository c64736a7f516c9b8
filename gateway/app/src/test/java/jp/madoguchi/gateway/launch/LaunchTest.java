package jp.madoguchi.gateway.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"number 12345678 given,number ****678 given", "４５６７１２３,****１２３", "山田太郎 さん,山**",
            "port 8080 in 123456 ms,port 8080 in 123456 ms",
            "2026-11-22T06:19:58,2026-11-22T06:19:58",
            "id 1f0c2a9e-1234-4567-89ab-0123456789ab,id 1f0c2a9e-1234-4567-89ab-0123456789ab"})
    void numbersKeepTheirLastThreeDigitsAndNamesTheirFirstCharacterRSE10(String said, String logged) {
        assertThat(Redaction.mask(said)).isEqualTo(logged);
    }

    @Test
    void aRecordIsOneLineOfJson() {
        LogRecord record = new LogRecord(Level.WARNING, "two\nlines \"quoted\" {0}");
        record.setParameters(new Object[]{12345678L});
        record.setLoggerName("a.b");
        record.setThrown(new IllegalStateException("佐藤花子"));

        String line = new JsonLines().format(record);

        assertThat(line).endsWith("}\n").contains("two\\nlines \\\"quoted\\\"", "\"logger\":\"a.b\"")
                .doesNotContain("藤花");
        assertThat(line.strip().lines()).hasSize(1);
    }

    @Test
    void anOptionWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Path file = Files.writeString(home.resolve("c.properties"),
                "madoguchi.http.port=1\nmadoguchi.mllp.port=2\nmadoguchi.http.address=::1\n");
        Properties system = new Properties();
        system.setProperty("madoguchi.launch.home", home.toString());
        system.setProperty("madoguchi.config.file", file.toString());
        system.setProperty("madoguchi.http.port", "3");

        LaunchSettings settings = LaunchSettings.read(system,
                Map.of("MADOGUCHI_HTTP_PORT", "4", "MADOGUCHI_MLLP_PORT", "5"));

        assertThat(settings.httpPort()).isEqualTo(3);
        assertThat(settings.mllpPort()).isEqualTo(5);
        assertThat(settings.base()).isEqualTo("http://[::1]:3");
    }

    @Test
    void aWrongNumberIsNamed() {
        Properties system = new Properties();
        system.setProperty("madoguchi.launch.home", home.toString());

        assertThatThrownBy(() -> LaunchSettings.read(system, Map.of("MADOGUCHI_HTTP_PORT", "eighty")))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("madoguchi.http.port").hasMessageNotContaining("eighty");
    }
}
