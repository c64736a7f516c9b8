package jp.madoguchi.store.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.store.audit.AuditJournal.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the journal keeps, whatever happens to its process and its files (docs/design/audit-journal.md 3, 4, 6). */
class AuditJournalTest {

    @TempDir
    Path folder;

    private AuditJournal open() {
        return AuditJournal.open(folder, 4);
    }

    private static List<String> all(AuditJournal journal) {
        List<byte[]> records = new ArrayList<>();
        Place place = journal.begin();
        Place next = journal.read(place, Integer.MAX_VALUE, records);
        while (!next.equals(place)) {
            place = next;
            next = journal.read(place, Integer.MAX_VALUE, records);
        }
        return records.stream().map(record -> new String(record, UTF_8)).toList();
    }

    private static void append(AuditJournal journal, int from, int to) {
        IntStream.range(from, to).forEach(i -> journal.append(("record " + i).getBytes(UTF_8)));
    }

    private static List<String> records(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "record " + i).toList();
    }

    @Test
    void recordsAreReadInTheirOrderOverAllStarts() {
        for (int start = 0; start < 3; start++) {
            try (AuditJournal journal = open()) {
                append(journal, 10 * start, 10 * start + 10);
                assertThat(all(journal)).isEqualTo(records(0, 10 * start + 10));
            }
        }
    }

    @Test
    void recordsGoOnInTheNextFileWhereOneIsFull() throws Exception {
        byte[] large = new byte[1 << 20];
        new Random(7).nextBytes(large);
        try (AuditJournal journal = open()) {
            for (int i = 0; i < 20; i++) {
                journal.append(large);
            }
            List<byte[]> read = new ArrayList<>();
            Place place = journal.begin();
            for (int turn = 0; turn < 10; turn++) {
                place = journal.read(place, Integer.MAX_VALUE, read);
            }
            assertThat(read).hasSize(20).allMatch(one -> java.util.Arrays.equals(one, large));
            assertThat(JournalFiles.of(folder)).hasSizeGreaterThanOrEqualTo(3);
            journal.release(place);
            assertThat(journal.begin().segment()).isEqualTo(place.segment());
        }
    }

    /** Each time costs the disk and everybody: readers without a pause are no reason to go to it without a pause. */
    @Test
    void steadyAppendsAreBroughtToTheDiskInTurnsAndNotWithoutEnd() {
        try (AuditJournal journal = open()) {
            byte[] record = new byte[100];
            long begin = System.nanoTime();
            long now = begin;
            for (long next = begin; journal.syncs() < 5; now = System.nanoTime()) {
                if (now >= next) {
                    journal.append(record);
                    next = now + TimeUnit.MICROSECONDS.toNanos(20);
                }
                assertThat(now - begin).isLessThan(TimeUnit.SECONDS.toNanos(30));
            }
            assertThat(now - begin).isGreaterThan(5 * AuditJournal.LEAST_NANOS);
        }
    }

    @Test
    void aFullJournalRefusesAndGoesOnOnceFilesAreReleased() {
        byte[] large = new byte[JournalSegment.SIZE / 2];
        try (AuditJournal journal = open()) {
            for (int i = 0; i < 4; i++) {
                journal.append(large); // one a file: two do not fit with their headers
            }
            assertThatThrownBy(() -> journal.append(large)).satisfies(e -> assertThat(
                    ProblemException.problemOf(e).code()).isEqualTo(ProblemCode.LEDGER_QUEUE_FULL));
            journal.release(new Place(journal.begin().segment() + 1, JournalSegment.HEADER));
            journal.append(large);
        }
    }

    @Test
    void aTornRecordIsPassedOverAndThoseBehindItAreRead() throws Exception {
        try (AuditJournal journal = open()) {
            append(journal, 0, 5);
        }
        damage(JournalFiles.placeBehind(folder, 2) + 8, (byte) 'X');
        try (AuditJournal journal = open()) {
            append(journal, 5, 6);
            assertThat(all(journal)).containsExactly("record 0", "record 1", "record 3", "record 4", "record 5");
        }
    }

    @Test
    void aRecordWhoseLengthIsTornEndsItsFileAndNoOther() throws Exception {
        try (AuditJournal journal = open()) {
            append(journal, 0, 5);
        }
        damage(JournalFiles.placeBehind(folder, 2), (byte) 0x7F);
        try (AuditJournal journal = open()) {
            append(journal, 5, 6);
            assertThat(all(journal)).containsExactly("record 0", "record 1", "record 5");
        }
    }

    private void damage(int at, byte value) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(JournalFiles.of(folder).getFirst().toFile(), "rw")) {
            file.seek(at);
            file.write(value);
        }
    }

    @Test
    void aFileThatIsNoJournalIsLeftAlone() throws Exception {
        Files.createDirectories(folder);
        Path foreign = Files.writeString(folder.resolve("notes" + JournalSegment.SUFFIX), "not ours");
        Path unfinished = Files.writeString(folder.resolve("0000000000000001.journal.new"), "half made");
        try (AuditJournal journal = open()) {
            append(journal, 0, 1);
            assertThat(all(journal)).isEqualTo(records(0, 1));
        }
        assertThat(foreign).exists();
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void aSecondGatewayOnTheSameFolderDoesNotStart() {
        try (AuditJournal journal = open()) {
            append(journal, 0, 1);
            assertThatThrownBy(this::open).isInstanceOf(ProblemException.class);
        }
        open().close();
    }

    /** Appends and says so, until it is killed. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) {
            jp.madoguchi.store.ledger.Victim.endWithTheTest();
            AuditJournal journal = AuditJournal.open(Path.of(arguments[0]), 64);
            for (int i = 0;; i++) {
                String record = arguments[1] + "-" + i;
                journal.append(record.getBytes(UTF_8));
                System.out.println(record);
            }
        }
    }

    @Test
    @Timeout(120)
    void whatWasAppendedOutlivesEachKill() throws Exception {
        Random random = new Random(20261129);
        List<String> appended = new ArrayList<>();
        for (int life = 0; life < 5; life++) {
            Process victim = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    Victim.class.getName(), folder.toString(), "life" + life).redirectErrorStream(false).start();
            int most = 500 + random.nextInt(20_000);
            try (BufferedReader out = victim.inputReader()) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.startsWith("life") && line.contains("-")) {
                        appended.add(line);
                    }
                    if (appended.size() % most == most - 1 && victim.isAlive()) {
                        victim.toHandle().destroyForcibly();
                    }
                }
            }
            victim.waitFor();
        }
        assertThat(appended).hasSizeGreaterThan(2000);
        try (AuditJournal journal = AuditJournal.open(folder, 64)) {
            assertThat(all(journal)).doesNotHaveDuplicates().containsAll(appended.subList(0, appended.size() - 1));
        }
    }
}
