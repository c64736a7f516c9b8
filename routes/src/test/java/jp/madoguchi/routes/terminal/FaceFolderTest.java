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
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.Patience;
import jp.madoguchi.routes.folder.FileEvent;
import jp.madoguchi.routes.folder.FileKey;
import jp.madoguchi.routes.folder.FolderAccess;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceFolderTest {

    private static final String NAME = faceName(7);

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private final FaultyAccess access = new FaultyAccess();
    private Hospital hospital;

    private void open(UnaryOperator<TerminalSettings> settings) {
        hospital = new Hospital(dir, ledger, access, settings);
    }

    private void open() {
        open(UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        hospital.close();
        ledger.close();
    }

    @Test
    void aResultIsTakenAndItsFileDeleted() throws IOException {
        open();
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(hospital.face(NAME)).doesNotExist());
        assertThat(ledger.answers()).hasSize(1);
        assertThat(ledger.consumedNames()).containsExactly(NAME);
    }

    @Test
    void theFileIsNotTouchedBeforeTheCommit() throws IOException {
        open();
        ledger.hold(true);
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(ledger.waiting()).isEqualTo(1));
        hospital.afterLooks(3);
        assertThat(hospital.face(NAME)).exists();
        assertThat(access.deletions(NAME)).isZero();
        ledger.hold(false);
        eventually(() -> assertThat(hospital.face(NAME)).doesNotExist());
        assertThat(ledger.answers()).hasSize(1);
    }

    @Test
    void aHalfWrittenFileIsTakenOnceItIsWhole() throws IOException {
        open();
        byte[] whole = faceResult(7);
        Files.write(hospital.face(NAME), Arrays.copyOf(whole, whole.length / 2));
        eventually(() -> assertThat(hospital.count(FileEvent.UNSTEADY)).isGreaterThan(1));
        assertThat(ledger.answers()).isEmpty();
        Files.write(hospital.face(NAME), Arrays.copyOfRange(whole, whole.length / 2, whole.length),
                StandardOpenOption.APPEND);
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
        assertThat(hospital.rejectedFiles()).isEmpty();
    }

    @Test
    void aFileWhoseBytesStillChangeIsNotTakenThoughSizeAndTimeStay() throws IOException {
        open();
        AtomicInteger readings = new AtomicInteger();
        access.afterRead((file, bytes) -> {
            if (readings.incrementAndGet() == 1) {
                bytes[200] = 0;
            }
            return bytes;
        });
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
        assertThat(hospital.count(FileEvent.UNSTEADY)).isEqualTo(1);
        assertThat(readings.get()).isEqualTo(4);
        assertThat(hospital.rejectedFiles()).isEmpty();
    }

    @Test
    void aFileThatStaysIncompleteIsKeptWithItsReason() throws IOException {
        open(Hospital::impatient);
        byte[] half = Arrays.copyOf(faceResult(7), 300);
        Files.write(hospital.face(NAME), half);
        eventually(() -> assertThat(hospital.count(FileEvent.REJECTED)).isEqualTo(1));
        assertThat(hospital.face(NAME)).doesNotExist();
        assertThat(hospital.rejectedFiles()).hasSize(2);
        assertThat(hospital.rejectedFiles().get(0)).hasBinaryContent(half);
        assertThat(hospital.rejectedFiles().get(1)).content().contains("MDG-OQS-07", "300 bytes");
    }

    @Test
    void aFileThatAnotherProgramHoldsIsTakenWhenItLetsGo() throws IOException {
        open();
        access.hold(NAME);
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(hospital.count(FileEvent.HELD)).isGreaterThan(1));
        access.letGo(NAME);
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
    }

    @Test
    void aFileTakenAwayBeforeItIsReadIsCountedAndDelaysNobody() throws IOException {
        open();
        access.afterRead((file, bytes) -> bytes);
        FolderAccess stealing = new FolderAccess() {
            @Override
            public FileKey look(Path file) throws IOException {
                if (String.valueOf(file.getFileName()).equals(NAME)) {
                    Files.deleteIfExists(file);
                }
                return FolderAccess.super.look(file);
            }
        };
        hospital.close();
        hospital = new Hospital(dir, ledger, stealing, UnaryOperator.identity());
        drop(hospital.face(NAME), faceResult(7));
        drop(hospital.face(faceName(8)), faceResult(8));
        eventually(() -> assertThat(hospital.count(FileEvent.GONE)).isEqualTo(1));
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
    }

    @Test
    void aFileTakenAwayAfterItWasReadIsAcceptedFromMemory() throws IOException {
        open();
        access.afterRead((file, bytes) -> {
            assertThat(file.toFile().delete()).isTrue();
            return bytes;
        });
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
        eventually(() -> assertThat(hospital.count(FileEvent.SETTLED)).isEqualTo(1));
    }

    @Test
    void theSameFileAgainIsSettledAndChangesNothing() throws IOException {
        open();
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(hospital.count(FileEvent.SETTLED)).isEqualTo(1));
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(hospital.count(FileEvent.SETTLED)).isEqualTo(2));
        assertThat(hospital.face(NAME)).doesNotExist();
        assertThat(ledger.answers()).hasSize(1);
    }

    @Test
    void anotherContentUnderAnAcceptedNameIsKeptForAPerson() throws IOException {
        open();
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(hospital.count(FileEvent.SETTLED)).isEqualTo(1));
        drop(hospital.face(NAME), faceResult(9));
        eventually(() -> assertThat(hospital.rejectedFiles()).hasSize(2));
        assertThat(hospital.rejectedFiles().get(1)).content().contains("MDG-LDG-03");
        assertThat(ledger.answers()).hasSize(1);
    }

    @Test
    void twoHundredFilesDroppedAtOnceShareCommitsAndStayBounded() throws IOException {
        open();
        ledger.hold(true);
        for (int i = 0; i < 200; i++) {
            drop(hospital.face(faceName(i)), faceResult(i));
        }
        eventually(() -> assertThat(ledger.waiting()).isEqualTo(TerminalSettings.MOST_IN_FLIGHT));
        hospital.afterLooks(3);
        assertThat(hospital.faceInbox().inFlight()).isEqualTo(TerminalSettings.MOST_IN_FLIGHT);
        ledger.hold(false);
        eventually(() -> assertThat(ledger.answers()).hasSize(200));
        eventually(() -> assertThat(hospital.oqs.resolve("face")).isEmptyDirectory());
        assertThat(ledger.largestGroup()).isGreaterThanOrEqualTo(TerminalSettings.MOST_IN_FLIGHT);
        assertThat(ledger.works()).isEqualTo(200);
    }

    @Test
    void aMalformedFileIsKeptWithAReasonAndStopsNothing() throws IOException {
        open();
        byte[] malformed = new String(faceResult(7), StandardCharsets.UTF_8)
                .replace("<ProcessExecutionTime>20261120101544", "<ProcessExecutionTime>yesterday")
                .getBytes(StandardCharsets.UTF_8);
        drop(hospital.face(NAME), malformed);
        drop(hospital.face(faceName(8)), faceResult(8));
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
        eventually(() -> assertThat(hospital.count(FileEvent.REJECTED)).isEqualTo(1));
        assertThat(hospital.rejectedFiles()).hasSize(2);
        Path kept = hospital.rejectedFiles().get(0);
        assertThat(kept).hasBinaryContent(malformed).hasFileName(NAME);
        assertThat(hospital.rejectedDir.relativize(kept).toString())
                .matches("\\d{4}-\\d{2}-\\d{2}/terminal-1/face/.*");
        assertThat(hospital.rejectedFiles().get(1)).content()
                .contains("MDG-OQS-06", "ProcessExecutionTime", "Next:", "対応:")
                .doesNotContain("yesterday", "架空", "ｶｸｳ");
        assertThat(hospital.rejected.counts())
                .containsEntry(new RejectedFiles.Kind("terminal-1", "face", ProblemCode.ELEMENT_INVALID), 1L);
        assertThat(hospital.face(NAME)).doesNotExist();
    }

    @Test
    void aRejectedNameIsNeverUsedTwice() throws IOException {
        open();
        for (int i = 0; i < 3; i++) {
            drop(hospital.face(NAME), ("<XmlMsg>" + i + "</XmlMsg>").getBytes(StandardCharsets.UTF_8));
            int files = 2 * (i + 1);
            eventually(() -> assertThat(hospital.rejectedFiles()).hasSize(files));
        }
    }

    @Test
    void aFileOverTheLimitIsKeptUnread() throws IOException {
        open();
        byte[] large = new byte[TerminalSettings.MAX_FILE_SIZE + 1];
        drop(hospital.face(NAME), large);
        eventually(() -> assertThat(hospital.rejectedFiles()).hasSize(2));
        assertThat(hospital.rejectedFiles().get(0)).hasSize(large.length);
        assertThat(access.reads(NAME)).isZero();
    }

    @Test
    void whatIsPutInThePlaceOfAFileThatIsTooLargeIsTaken() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        FolderAccess replacing = new FolderAccess() {
            @Override
            public FileKey look(Path file) throws IOException {
                FileKey seen = FolderAccess.super.look(file);
                if (looks.incrementAndGet() == 1) {
                    drop(file, faceResult(7));
                }
                return seen;
            }
        };
        hospital = new Hospital(dir, ledger, replacing, UnaryOperator.identity());
        drop(hospital.face(NAME), new byte[TerminalSettings.MAX_FILE_SIZE + 1]);
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
        assertThat(hospital.rejectedFiles()).isEmpty();
        assertThat(hospital.count(FileEvent.UNSTEADY)).isEqualTo(1);
    }

    @Test
    void whileTheLedgerCannotBeWrittenTheFileStaysAndIsTriedAgain() throws IOException {
        open();
        ledger.failNext(3, ProblemCode.LEDGER_QUEUE_FULL);
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(hospital.count(FileEvent.POSTPONED)).isGreaterThanOrEqualTo(2));
        assertThat(hospital.face(NAME)).exists();
        eventually(() -> assertThat(hospital.face(NAME)).doesNotExist());
        assertThat(ledger.answers()).hasSize(1);
        assertThat(hospital.rejectedFiles()).isEmpty();
    }

    @Test
    void aFileThatCannotBeDeletedIsNotTakenTwice() throws IOException {
        open();
        access.refuseDeleting(NAME);
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(access.deletions(NAME)).isGreaterThanOrEqualTo(3));
        assertThat(ledger.works()).isEqualTo(1);
        access.letGo(NAME);
        eventually(() -> assertThat(hospital.face(NAME)).doesNotExist());
        assertThat(ledger.works()).isEqualTo(1);
    }

    @Test
    void aRestartBetweenCommitAndDeletionSettlesTheFileAndTakesNothingTwice() throws IOException {
        open();
        access.refuseDeleting(NAME);
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
        hospital.close();
        assertThat(hospital.face(NAME)).exists();
        hospital = new Hospital(dir, ledger, FolderAccess.LOCAL, UnaryOperator.identity());
        eventually(() -> assertThat(hospital.face(NAME)).doesNotExist());
        assertThat(ledger.answers()).hasSize(1);
        assertThat(ledger.works()).isEqualTo(2);
    }

    @Test
    void whatIsPutInTheFilesPlaceMeanwhileIsNotDeleted() throws IOException {
        open();
        ledger.hold(true);
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(ledger.waiting()).isEqualTo(1));
        byte[] other = (new String(faceResult(8), StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
        drop(hospital.face(NAME), other);
        ledger.hold(false);
        eventually(() -> assertThat(hospital.rejectedFiles()).hasSize(2));
        assertThat(hospital.rejectedFiles().get(0)).hasBinaryContent(other);
        assertThat(ledger.answers()).hasSize(1);
    }

    @Test
    void aShareThatHangsStopsItsOwnTerminalOnly() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        Path second = dir.resolve("second");
        hospital = new Hospital(dir, ledger, access, false,
                List.of(Hospital.quick(dir.resolve("oqs"), TerminalId.DEFAULT),
                        Hospital.quick(second, new TerminalId("dental"))));
        access.afterRead((file, bytes) -> {
            try {
                if (!file.startsWith(second)) {
                    hanging.await();
                }
                return bytes;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        for (int i = 0; i < 5; i++) {
            drop(hospital.face(faceName(i)), faceResult(i));
        }
        drop(second.resolve("face").resolve(NAME), faceResult(7));
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
        assertThat(second.resolve("face").resolve(NAME))
                .satisfies(file -> eventually(() -> assertThat(file).doesNotExist()));
        hanging.countDown();
        eventually(() -> assertThat(ledger.answers()).hasSize(6));
    }

    @Test
    void stoppingFinishesWhatIsUnderWay() throws Exception {
        open();
        ledger.hold(true);
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(ledger.waiting()).isEqualTo(1));
        Thread stopping = new Thread(hospital::close);
        stopping.start();
        eventually(() -> assertThat(hospital.context.camel().getStatus().isStopping()).isTrue());
        ledger.hold(false);
        stopping.join(Patience.LONG.toMillis());
        assertThat(stopping.isAlive()).isFalse();
        assertThat(hospital.face(NAME)).doesNotExist();
        assertThat(ledger.answers()).hasSize(1);
    }

    @Test
    void stoppingDoesNotWaitForeverForALedgerThatHangs() throws Exception {
        open();
        ledger.hold(true);
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(ledger.waiting()).isEqualTo(1));
        long start = System.nanoTime();
        hospital.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Patience.LONG);
        assertThat(hospital.face(NAME)).exists();
    }

    @Test
    void filesOfOtherKindsAreNeverOpened() throws IOException {
        open();
        List<String> foreign = List.of("readme.txt", "OQSsiquc01res_202611200002.xml", "TKKsiref01res_face_1.xml",
                "OQSsiquc01res_face_x_20261120101544.pdf");
        for (String name : foreign) {
            drop(hospital.face(name), faceResult(7));
        }
        hospital.afterLooks(4);
        assertThat(foreign).allSatisfy(name -> {
            assertThat(hospital.face(name)).hasBinaryContent(faceResult(7));
            assertThat(access.reads(name)).isZero();
        });
    }

    @Test
    void aFolderThatIsNotThereYetIsSaidSoAndUsedWhenItComes() throws IOException {
        open();
        Path face = hospital.oqs.resolve("face");
        Files.delete(face);
        eventually(() -> assertThat(hospital.folders.watches().getFirst().isReachable()).isFalse());
        Files.createDirectory(face);
        drop(hospital.face(NAME), faceResult(7));
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
        assertThat(hospital.folders.watches().getFirst().isReachable()).isTrue();
    }

    @Test
    void aSecondTerminalIsDataOnly() throws IOException {
        Path second = dir.resolve("窓口 二番 #2");
        hospital = new Hospital(dir, ledger, access, false,
                List.of(Hospital.quick(dir.resolve("oqs"), TerminalId.DEFAULT),
                        Hospital.quick(second, new TerminalId("dental"))));
        IntStream.range(0, 3).forEach(i -> {
            try {
                drop(hospital.face(faceName(i)), faceResult(i));
                drop(second.resolve("face").resolve(faceName(i)), faceResult(i));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        eventually(() -> assertThat(ledger.answers()).hasSize(6));
        assertThat(ledger.answers()).extracting(answer -> answer.terminal().value()).containsOnly("terminal-1",
                "dental");
    }
}
