package jp.madoguchi.store.ledger;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.reception.directory.DirectoryRow;
import jp.madoguchi.reception.directory.ImportPatients;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.LedgerDatabase;

/**
 * Prints how many patients a second a hardened H2 takes over, block after block: a directory that is long already takes no longer. Run by hand; a
 * figure, not a test.
 */
public final class ImportRate {

    private static final int BLOCK = 10_000;
    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final String SYLLABLES = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜ";

    private ImportRate() {}

    /** Arguments: how many patients; {@code twins} if all are to have one name and one of 1,260 birth dates. */
    public static void main(String[] arguments) throws Exception {
        int patients = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5 * BLOCK;
        boolean twins = arguments.length > 1 && arguments[1].equals("twins");
        Path folder = Files.createTempDirectory("import-rate");
        System.out.println("patients blockSeconds patients/s writerCpuMicros/patient");
        try (LedgerDatabase database = LedgerDatabase.open(LedgerDatabase.embeddedUrl(folder), "madoguchi", "");
                SqlLedger ledger = SqlLedger.open(database.dataSource(), LedgerKey.of(new byte[32]),
                        InstantSource.system(), LedgerSettings.DEFAULT)) {
            ImportPatients importPatients = new ImportPatients(ledger,
                    touched -> CompletableFuture.completedStage(null));
            for (int from = 0; from < patients; from += BLOCK) {
                List<DirectoryRow> rows = IntStream.range(from, Math.min(patients, from + BLOCK))
                        .mapToObj(i -> row(i, twins)).toList();
                long start = System.nanoTime();
                long cpu = writerCpuNanos();
                importPatients.take(FACILITY, rows).toCompletableFuture().join();
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf("%d %.1f %.0f %.0f%n", from + rows.size(), seconds, rows.size() / seconds,
                        (writerCpuNanos() - cpu) / 1e3 / rows.size());
            }
        }
        System.out.println("files: " + folder);
        System.exit(0);
    }

    private static DirectoryRow row(int i, boolean twins) {
        StringBuilder kana = new StringBuilder("ｶｸｳ ");
        for (int rest = twins ? 0 : i % 30_011; rest > 0; rest /= SYLLABLES.length()) {
            kana.append(SYLLABLES.charAt(rest % SYLLABLES.length()));
        }
        LocalDate birth = LocalDate.of(1930, 1, 1).plusDays(twins ? i % 1260 : i * 7919L % 32_000);
        return new DirectoryRow(PatientNumber.parse("%010d".formatted(i)).orElseThrow(),
                PersonName.parse("架空　一郎").orElseThrow(), KanaName.parse(kana + "ｱ").orElseThrow(), birth, Sex.MALE,
                null);
    }

    private static long writerCpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("madoguchi-ledger-writer"))
                .mapToLong(t -> threads.getThreadCpuTime(t.threadId())).sum();
    }
}
