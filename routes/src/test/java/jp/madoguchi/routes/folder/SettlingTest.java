package jp.madoguchi.routes.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is settled only as long as it is the one that was read. */
class SettlingTest {

    private static final String NAME = "answer.xml";
    private static final byte[] BAD = "bad".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEXT = "the next file".getBytes(StandardCharsets.UTF_8);
    private static final Problem PROBLEM = Problem.of(ProblemCode.XML_MALFORMED);

    @TempDir
    Path dir;

    private Path folder;
    private Path other;
    private Path file;
    private FileContent read;

    @BeforeEach
    void aFileWasRead() throws IOException {
        folder = Files.createDirectories(dir.resolve("face"));
        other = Files.createDirectories(dir.resolve("other"));
        file = Files.write(folder.resolve(NAME), BAD);
        read = new FileContent(file, FolderAccess.LOCAL.look(file), BAD);
    }

    private Settling settling(AfterCommit afterCommit) {
        FolderSettings settings = new FolderSettings("terminal-1", "face", folder, Duration.ofSeconds(1),
                Duration.ofSeconds(1), Duration.ofSeconds(1), 100, 1);
        return new Settling(settings, FolderAccess.LOCAL, afterCommit, new RejectedFiles(dir.resolve("rejected"),
                InstantSource.fixed(Instant.parse("2026-11-20T01:00:00Z"))));
    }

    private AfterCommit mode(String name) {
        return switch (name) {
            case "leave" -> new AfterCommit.Leave();
            case "hand on" -> new AfterCommit.HandOn(other);
            case "report" -> new AfterCommit.ReportAndDelete(other);
            default -> new AfterCommit.Delete();
        };
    }

    private void anotherIsPutInItsPlace() throws IOException {
        Files.write(file, NEXT);
    }

    private List<Path> kept() throws IOException {
        Path rejected = dir.resolve("rejected");
        if (Files.notExists(rejected)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(rejected)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "hand on", "report"})
    void aRejectedFileIsMoved(String mode) throws IOException {
        settling(mode(mode)).rejected(read, PROBLEM, true);
        assertThat(file).doesNotExist();
        assertThat(kept()).hasSize(2).first().satisfies(bad -> assertThat(bad).hasBinaryContent(BAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "hand on", "report"})
    void whatWasReadIsKeptFromMemoryWhereAnotherFileLiesInItsPlace(String mode) throws IOException {
        anotherIsPutInItsPlace();
        settling(mode(mode)).rejected(read, PROBLEM, true);
        assertThat(file).hasBinaryContent(NEXT);
        assertThat(kept()).hasSize(2).first().satisfies(bad -> assertThat(bad).hasBinaryContent(BAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "hand on", "report"})
    void whatWasReadIsKeptFromMemoryWhereTheFileWasTakenAway(String mode) throws IOException {
        Files.delete(file);
        settling(mode(mode)).rejected(read, PROBLEM, true);
        assertThat(kept()).hasSize(2).first().satisfies(bad -> assertThat(bad).hasBinaryContent(BAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "hand on", "report"})
    void anUnreadableFileIsMoved(String mode) throws IOException {
        assertThat(settling(mode(mode)).unreadable(file, read.key(), PROBLEM, true)).isTrue();
        assertThat(file).doesNotExist();
        assertThat(kept()).hasSize(2).first().satisfies(bad -> assertThat(bad).hasBinaryContent(BAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "leave", "hand on", "report"})
    void nothingIsSaidOfAFileThatLiesWhereAnUnreadableOneLay(String mode) throws IOException {
        anotherIsPutInItsPlace();
        assertThat(settling(mode(mode)).unreadable(file, read.key(), PROBLEM, true)).isFalse();
        assertThat(file).hasBinaryContent(NEXT);
        assertThat(other).isEmptyDirectory();
        assertThat(kept()).isEmpty();
    }

    @Test
    void medicalInformationThatIsNotKeptTakesNoOtherFileAlong() throws IOException {
        anotherIsPutInItsPlace();
        assertThat(settling(mode("delete")).unreadable(file, read.key(), PROBLEM, false)).isFalse();
        settling(mode("delete")).rejected(read, PROBLEM, false);
        assertThat(file).hasBinaryContent(NEXT);
        assertThat(kept()).as("only that there was one").singleElement().asString().endsWith(NAME + ".reason.txt");
    }

    @Test
    void medicalInformationThatIsNotKeptIsDeleted() throws IOException {
        assertThat(settling(mode("delete")).unreadable(file, read.key(), PROBLEM, false)).isTrue();
        assertThat(file).doesNotExist();
        assertThat(kept()).singleElement().asString().endsWith(NAME + ".reason.txt");
    }
}
