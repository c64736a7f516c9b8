package jp.madoguchi.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import jp.madoguchi.domain.privacy.RecordKind;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The report on how long records are kept (R-SE-02, R-SE-07). */
class RetentionCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Madoguchi.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void everyKindOfRecordHasItsLineAndAFaceIsNeverTakenIn() {
        assertThat(run("retention", "--made", "2026-11-20")).isZero();
        for (RecordKind kind : RecordKind.values()) {
            assertThat(out.toString()).containsPattern("(?m)^" + kind + " ");
        }
        assertThat(out.toString()).containsPattern("FACE_IMAGE +never taken in")
                .containsPattern("QUALIFICATION +until 2031-11-20T00:00, encrypted")
                .containsPattern("ACCESS_LOG +until 2031-11-20T00:00\\R")
                .containsPattern("MEDICAL_INFORMATION +until 2026-11-21T00:00, encrypted");
    }

    @Test
    void ofADayThatNoRuleCoversNothingMayBeDeleted() {
        assertThat(run("retention", "--made", "2020-01-01")).isZero();
        assertThat(out.toString()).containsPattern("QUALIFICATION +unknown");
    }

    /** Half past midnight in Japan is still the day before in Greenwich: the day is Japan's, by the clock that is given. */
    @Test
    void withoutADayItIsTodayInJapanByTheGatewaysClock() {
        CommandLine line = new CommandLine(
                new RetentionCommand(settings -> InstantSource.fixed(Instant.parse("2031-01-31T15:30:00Z"))));
        line.setOut(new PrintWriter(out, true));
        assertThat(line.execute()).isZero();
        assertThat(out.toString()).startsWith("made on 2031-02-01");
    }

    @Test
    void aDayThatIsNoneIsNotUnderstood() {
        assertThat(run("retention", "--made", "yesterday")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--made");
    }
}
