package jp.madoguchi.routes.terminal;

import static jp.madoguchi.routes.terminal.Hospital.drop;
import static jp.madoguchi.routes.terminal.Hospital.eventually;
import static jp.madoguchi.routes.terminal.Hospital.faceName;
import static jp.madoguchi.routes.terminal.Hospital.faceResult;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.UnaryOperator;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.folder.FileEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files that other programs want too. */
class FaceModeTest {

    private static final String NAME = faceName(7);

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private final FaultyAccess access = new FaultyAccess();
    private Hospital hospital;

    private void open(UnaryOperator<TerminalSettings> settings) {
        hospital = new Hospital(dir, ledger, access, settings);
    }

    @AfterEach
    void close() {
        hospital.close();
        ledger.close();
    }

    @Test
    void inLeaveModeAFileStaysUntouchedAndIsTakenOnce() throws IOException {
        open(settings -> settings.withFace(FaceMode.LEAVE, null));
        drop(hospital.face(NAME), faceResult(7));
        FileTime modified = Files.getLastModifiedTime(hospital.face(NAME));
        eventually(() -> assertThat(hospital.count(FileEvent.SETTLED)).isEqualTo(1));
        int reads = access.reads(NAME);
        hospital.afterLooks(5);
        assertThat(access.reads(NAME)).isEqualTo(reads);
        assertThat(hospital.face(NAME)).hasBinaryContent(faceResult(7));
        assertThat(Files.getLastModifiedTime(hospital.face(NAME))).isEqualTo(modified);
        assertThat(ledger.works()).isEqualTo(1);
        hospital.close();
        hospital = new Hospital(dir, ledger, access, settings -> settings.withFace(FaceMode.LEAVE, null));
        eventually(() -> assertThat(hospital.count(FileEvent.SETTLED)).isEqualTo(1));
        assertThat(ledger.answers()).hasSize(1);
    }

    @Test
    void inLeaveModeAMalformedFileStaysAndOnlyItsReasonIsWritten() throws IOException {
        open(settings -> settings.withFace(FaceMode.LEAVE, null));
        byte[] malformed = "<XmlMsg></XmlMsg>".getBytes(StandardCharsets.UTF_8);
        drop(hospital.face(NAME), malformed);
        eventually(() -> assertThat(hospital.rejectedFiles()).hasSize(1));
        hospital.afterLooks(3);
        assertThat(hospital.rejectedFiles()).hasSize(1).first().asString().endsWith(NAME + ".reason.txt");
        assertThat(hospital.face(NAME)).hasBinaryContent(malformed);
    }

    @Test
    void inHandOnModeTheOtherProgramGetsTheSameBytesAndTime() throws IOException {
        Path other = Files.createDirectories(dir.resolve("receipt computer"));
        open(settings -> settings.withFace(FaceMode.HAND_ON, other));
        ledger.hold(true);
        drop(hospital.face(NAME), faceResult(7));
        FileTime modified = Files.getLastModifiedTime(hospital.face(NAME));
        eventually(() -> assertThat(ledger.waiting()).isEqualTo(1));
        assertThat(other).isEmptyDirectory();
        ledger.hold(false);
        eventually(() -> assertThat(hospital.face(NAME)).doesNotExist());
        assertThat(other.resolve(NAME)).hasBinaryContent(faceResult(7));
        assertThat(Files.getLastModifiedTime(other.resolve(NAME)).toMillis()).isEqualTo(modified.toMillis());
        assertThat(other.toFile().list()).containsExactly(NAME);
    }

    @Test
    void inHandOnModeAMalformedFileIsHandedOnToo() throws IOException {
        Path other = Files.createDirectories(dir.resolve("other"));
        open(settings -> settings.withFace(FaceMode.HAND_ON, other));
        byte[] malformed = "<XmlMsg></XmlMsg>".getBytes(StandardCharsets.UTF_8);
        drop(hospital.face(NAME), malformed);
        eventually(() -> assertThat(hospital.rejectedFiles()).hasSize(2));
        assertThat(other.resolve(NAME)).hasBinaryContent(malformed);
        assertThat(hospital.rejectedFiles().get(0)).hasBinaryContent(malformed);
    }

    @Test
    void handingOnNeverOverwrites() throws IOException {
        Path other = Files.createDirectories(dir.resolve("other"));
        Files.writeString(other.resolve(NAME), "another file");
        open(settings -> settings.withFace(FaceMode.HAND_ON, other));
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(hospital.count(FileEvent.UNSETTLED)).isGreaterThan(1));
        assertThat(other.resolve(NAME)).hasContent("another file");
        assertThat(hospital.face(NAME)).exists();
        Files.delete(other.resolve(NAME));
        eventually(() -> assertThat(hospital.face(NAME)).doesNotExist());
        assertThat(other.resolve(NAME)).hasBinaryContent(faceResult(7));
        assertThat(ledger.works()).isEqualTo(1);
    }
}
