package jp.madoguchi.routes.directory;

import static jp.madoguchi.routes.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.reception.directory.ImportPatients;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.RouteContext;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFolderTest {

    private static final String HEADER = "patient_number,name,kana,birth_date,sex,insurer_number,symbol,number,branch\n";

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private Path inbox;
    private RejectedFiles kept;
    private RouteContext context;

    @BeforeEach
    void open() {
        inbox = dir.resolve("inbox/patients");
        InstantSource clock = InstantSource.system();
        kept = new RejectedFiles(dir.resolve("rejected"), clock);
        DirectoryFolder folder = new DirectoryFolder(inbox, new FacilityCode("9919999999"), StandardCharsets.UTF_8,
                Duration.ofMillis(100),
                Duration.ofMillis(50), new ImportPatients(ledger, patients -> CompletableFuture.completedStage(null)),
                kept, clock);
        context = RouteContext
                .start(RouteContext.Plan.house(List.of(folder), key -> Optional.empty(), getClass().getClassLoader()));
    }

    @AfterEach
    void close() {
        context.close();
        ledger.close();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable that) {
        await().untilAsserted(that);
    }

    @Test
    void aFileIsImportedAndNothingButItsReportStays() throws Exception {
        Path report = dropped("patients.csv", "1,架空　太郎,カクウ タロウ,1958-04-12,1,,,,\n").resolve(
                "patients.csv.report.json");
        assertThat(ledger.patients()).hasSize(1);
        assertThat(new ObjectMapper().readTree(report.toFile()).get("added").asInt()).isEqualTo(1);
        assertThat(filesHolding("架空", "カクウ", "1958")).isEmpty();
        assertThat(rejected()).isEmpty();
    }

    @Test
    void theSameFileAgainChangesNothingAndOverwritesNothing() throws Exception {
        String row = "1,架空　太郎,カクウ タロウ,1958-04-12,1,,,,\n";
        dropped("patients.csv", row);
        Path again = dropped("patients.csv", row).resolve("patients-2.csv.report.json");
        eventually(() -> assertThat(again).content().contains("\"unchanged\" : 1"));
        assertThat(ledger.patients()).hasSize(1);
    }

    @Test
    void rowsThatCannotBeRightGoToRejectedWithLineAndReasonAndTheOthersAreTaken() throws Exception {
        Path report = dropped("patients.csv", """
                1,架空　太郎,カクウ タロウ,1958-04-12,1,,,,
                2,架空　花子,カクウ ハナコ,1958-13-12,2,,,,
                3,架空　次郎,カクウ ジロウ,1958-04-12,9,,,,
                """).resolve("patients.csv.report.json");
        assertThat(ledger.patients()).hasSize(1);
        JsonNode json = new ObjectMapper().readTree(report.toFile());
        assertThat(json.get("added").asInt()).isEqualTo(1);
        assertThat(json.get("refused").asInt()).isEqualTo(2);
        assertThat(json.get("refusedRows").get(0).get("line").asInt()).isEqualTo(3);
        assertThat(json.get("refusedRows").get(0).get("column").asText()).isEqualTo("birth_date");
        assertThat(json.get("refusedRows").get(0).get("code").asText()).isEqualTo("MDG-VAL-05");
        assertThat(report).content().doesNotContain("架空", "1958");

        assertThat(rejected()).extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("patients.refused.csv", "patients.refused.csv.reason.txt");
        assertThat(rejected().getFirst()).hasContent(HEADER + """
                2,架空　花子,カクウ ハナコ,1958-13-12,2,,,,
                3,架空　次郎,カクウ ジロウ,1958-04-12,9,,,,
                """);
        assertThat(rejected().getLast()).content()
                .contains("MDG-DIR-01", "line 3 birth_date MDG-VAL-05", "line 4 sex MDG-VAL-02")
                .doesNotContain("架空", "1958");
        assertThat(kept.counts()).as("what the counter and the health warning go by")
                .containsOnly(entry(new RejectedFiles.Kind("inbox", "patients", ProblemCode.DIRECTORY_ROW_REFUSED),
                        1L));
        assertThat(filesHolding("太郎", "タロウ")).as("a row that was taken").isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyTheGatewaysAccountLooksIntoTheInbox() throws IOException {
        assertThat(Files.getPosixFilePermissions(inbox)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    /** Drops a file of these rows and waits for its end; gives the folder of the reports. */
    private Path dropped(String name, String rows) throws IOException {
        Path aside = Files.writeString(inbox.resolve("." + name + ".part"), HEADER + rows);
        Files.move(aside, inbox.resolve(name));
        eventually(() -> assertThat(inbox.resolve("done").resolve(name + ".report.json")).isNotEmptyFile());
        eventually(() -> assertThat(inbox.resolve(name)).doesNotExist());
        return inbox.resolve("done");
    }

    private List<Path> rejected() throws IOException {
        return files().stream().filter(file -> file.startsWith(dir.resolve("rejected"))).toList();
    }

    private List<Path> filesHolding(String... texts) throws IOException {
        List<Path> holding = new ArrayList<>();
        for (Path file : files()) {
            String content = Files.readString(file);
            if (Stream.of(texts).anyMatch(text -> content.contains(text))) {
                holding.add(file);
            }
        }
        return holding;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void aFileWithAnotherHeaderGoesToRejected() throws Exception {
        Files.writeString(inbox.resolve("other.csv"), "a,b\n1,2\n");
        // A file that is just being put there may go while the folder is walked through: then it is walked through again.
        // The reason is there first, and the file follows it.
        await().ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> assertThat(dir.resolve("rejected"))
                        .isDirectoryRecursivelyContaining("glob:**/inbox/patients/other.csv.reason.txt")
                        .isDirectoryRecursivelyContaining("glob:**/inbox/patients/other.csv"));
        assertThat(inbox.resolve("other.csv")).doesNotExist();
    }
}
