package jp.madoguchi.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandTest {
    @TempDir
    private Path temporary;

    @Test
    void simSaysWhenItIsReadyAndEndsWellOnSigterm() throws Exception {
        Process process = start("sim", "--oqs", temporary.resolve("oqs").toString(), "--http-port", "0", "--seed", "3");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("sim ready http://127.0.0.1:").contains("seed=3")
                    .contains("people=57");
            assertThat(temporary.resolve("oqs/face")).isDirectory();
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void simTakesACrowdAClockAndTheTerminalsSwitches() throws Exception {
        Process process = start("sim", "--oqs", temporary.resolve("oqs").toString(), "--http-port", "0", "--crowd",
                "20",
                "--now", "2026-12-16T09:00", "--encrypt", "OQSsiquc01,face", "--bulk-zip", "--bulk-time", "5",
                "--subsidies", "--zip-password", "x");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String ready = out.readLine();
            assertThat(ready).contains("people=77");
            HttpRequest state = HttpRequest.newBuilder(URI.create(ready.split(" ", -1)[2] + "/control/state")).build();
            assertThat(HttpClient.newHttpClient().send(state, BodyHandlers.ofString()).body())
                    .contains("\"now\":\"2026-12-16T09:0").contains("\"encrypted\":[\"OQSsiquc01\",\"face\"]")
                    .contains("\"bulkZip\":true").contains("\"subsidies\":true").contains("\"crowd\":20");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void wrongOptionsAreOneLineThatSaysWhatIsRight() throws Exception {
        String oqs = temporary.resolve("oqs").toString();
        assertThat(failing("sim", "--oqs", oqs, "--now", "noon")).containsExactly(
                "hardware-sim: --now is \"noon\"; write it as 2026-11-20T09:30");
        assertThat(failing("sim", "--oqs", oqs, "--encrypt", "OQSx")).hasSize(1).first().asString().contains("OQSx");
        assertThat(failing("sim", "--oqs", oqs, "--names", "no-such-file")).hasSize(1).first().asString()
                .contains("give another --names");
        assertThat(failing("sim", "--oqs", oqs, "--crowd", "-1")).hasSize(1).first().asString().contains("99999");
    }

    @Test
    void aMistakeInThePeopleFileIsOneLine() throws Exception {
        Path people = Files.writeString(temporary.resolve("mine.yaml"), "facility: 12\n");

        assertThat(failing("sim", "--people", people.toString())).containsExactly("hardware-sim: " + people
                + ", line 1: facility is \"12\" but must be 10 digits");
    }

    @Test
    void aWrongProfileNamesTheRightOnes() throws Exception {
        assertThat(failing("sim", "--profile", "fast")).hasSize(1).first().asString()
                .contains("normal, slow, flaky, elderly, oqs-down");
    }

    @Test
    void theDirectoryOfTheHospitalIsWritten() throws Exception {
        Path csv = temporary.resolve("new/patients.csv");
        Process process = start("people-csv", "--out", csv.toString());

        assertThat(process.waitFor()).isZero();
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst())
                .isEqualTo("patient_number,name,kana,birth_date,sex,insurer_number,symbol,number,branch");
        assertThat(lines).contains("0000012345,架空　一郎,カクウ イチロウ,1958-04-12,male,06990014,１２３,４５６７,00",
                "0000010012,髙仮　三郎,タカカリ サブロウ,2015-08-10,male,,,,",
                "0000010002,架空　うめ,カクウ ウメ,1945-05-05,female,39990015,,00000999,");
        assertThat(lines.stream().filter(line -> line.contains("ドウセイ ドウメイ,1975-05-15,male"))).hasSize(2);
    }

    private static List<String> failing(String... arguments) throws Exception {
        Process process = start(arguments);
        List<String> lines = process.errorReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).isNotZero();
        return lines;
    }

    private static Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "jp.madoguchi.sim.Simulator"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
