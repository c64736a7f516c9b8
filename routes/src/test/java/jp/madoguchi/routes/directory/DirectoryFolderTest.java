package jp.madoguchi.routes.directory;

import static jp.madoguchi.routes.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.reception.directory.ImportPatients;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.RouteContext;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFolderTest {

    private static final String HEADER = "patient_number,name,kana,birth_date,sex,insurer_number,symbol,number,branch\n";

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private Path inbox;
    private RouteContext context;

    @BeforeEach
    void open() {
        inbox = dir.resolve("inbox/patients");
        InstantSource clock = InstantSource.system();
        DirectoryFolder folder = new DirectoryFolder(inbox, new FacilityCode("9919999999"), StandardCharsets.UTF_8,
                Duration.ofMillis(100),
                Duration.ofMillis(50), new ImportPatients(ledger, patients -> CompletableFuture.completedStage(null)),
                new RejectedFiles(dir.resolve("rejected"), clock), clock);
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
    void aFileIsImportedOnceAndMovedAsideWithItsReport() throws Exception {
        String csv = HEADER + "1,架空　太郎,カクウ タロウ,1958-04-12,1,,,,\n2,架空　花子,カクウ ハナコ,1958-13-12,2,,,,\n";
        Files.writeString(inbox.resolve("patients.csv"), csv);
        Path done = inbox.resolve("done");
        eventually(() -> assertThat(done.resolve("patients.csv")).hasContent(csv));
        assertThat(inbox.resolve("patients.csv")).doesNotExist();
        assertThat(ledger.patients()).hasSize(1);
        String report = Files.readString(done.resolve("patients.csv.report.json"));
        JsonNode json = new ObjectMapper().readTree(report);
        assertThat(json.get("added").asInt()).isEqualTo(1);
        assertThat(json.get("refused").asInt()).isEqualTo(1);
        assertThat(json.get("refusedRows").get(0).get("line").asInt()).isEqualTo(3);
        assertThat(json.get("refusedRows").get(0).get("column").asText()).isEqualTo("birth_date");
        assertThat(json.get("refusedRows").get(0).get("code").asText()).isEqualTo("MDG-VAL-05");
        assertThat(report).doesNotContain("架空", "1958");
    }

    @Test
    void theSameFileAgainChangesNothingAndOverwritesNothing() throws Exception {
        String csv = HEADER + "1,架空　太郎,カクウ タロウ,1958-04-12,1,,,,\n";
        Files.writeString(inbox.resolve("patients.csv"), csv);
        eventually(() -> assertThat(inbox.resolve("done/patients.csv")).exists());
        Files.writeString(inbox.resolve("patients.csv"), csv);
        eventually(() -> assertThat(inbox.resolve("done/patients-2.csv")).exists());
        assertThat(inbox.resolve("done/patients-2.csv.report.json")).content().contains("\"unchanged\" : 1");
        assertThat(ledger.patients()).hasSize(1);
    }

    @Test
    void aFileWithAnotherHeaderGoesToRejected() throws Exception {
        Files.writeString(inbox.resolve("other.csv"), "a,b\n1,2\n");
        // A file that is just being put there may go while the folder is walked through: then it is walked through again.
        await().ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> assertThat(dir.resolve("rejected"))
                        .isDirectoryRecursivelyContaining("glob:**/inbox/patients/other.csv.reason.txt"));
        assertThat(dir.resolve("rejected")).isDirectoryRecursivelyContaining("glob:**/inbox/patients/other.csv");
        assertThat(inbox.resolve("other.csv")).doesNotExist();
    }
}
