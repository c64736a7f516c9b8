package jp.madoguchi.store.ledger;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;

/** Prints how many answers a second are committed, with everything that follows from each. Run by hand; a figure, not a test. */
public final class CommitRate {

    private static final long SECONDS = 4;

    private CommitRate() {}

    /** Optional argument: seconds per figure. */
    public static void main(String[] arguments) throws Exception {
        long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : SECONDS;
        System.out.println("database senders answers/s works/commit p50ms p99ms writerCpuMs/answer");
        for (Dialect dialect : Dialect.values()) {
            Path folder = Files.createTempDirectory("commit-rate");
            try (TestDatabase database = TestDatabase.create(dialect, folder)) {
                measure(database, dialect, 8, seconds, "warm-");
                for (int senders : new int[]{1, 8, 64}) {
                    measure(database, dialect, senders, seconds, "run" + senders + "-");
                }
            }
        }
        System.exit(0);
    }

    private static void measure(TestDatabase database, Dialect dialect, int senders, long seconds, String prefix)
            throws InterruptedException {
        try (SqlLedger ledger = SqlLedger.open(database.dataSource(), LedgerKey.of(new byte[32]),
                InstantSource.system(), LedgerSettings.DEFAULT)) {
            AcceptAnswer accept = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                    new WaitingDesks(1), List.of("emr"));
            long[] waits = new long[2_000_000];
            AtomicInteger number = new AtomicInteger();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            Thread[] threads = new Thread[senders];
            for (int i = 0; i < senders; i++) {
                threads[i] = new Thread(() -> {
                    long start = System.nanoTime();
                    while (start < end) {
                        int n = number.getAndIncrement();
                        accept.accept(Samples.face(prefix + n), new AnswerOrigin.FaceResult(),
                                Samples.answer(n % 5000, Samples.NOW.plusSeconds(n))).toCompletableFuture().join();
                        long now = System.nanoTime();
                        waits[n] = now - start;
                        start = now;
                    }
                });
                threads[i].start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            int done = number.get();
            long[] sorted = Arrays.copyOf(waits, done);
            Arrays.sort(sorted);
            LedgerFigures figures = ledger.figures();
            System.out.printf("%s %d%s %d %.1f %.2f %.2f %.3f%n", dialect, senders,
                    prefix.startsWith("warm") ? "(warm-up)" : "",
                    done / seconds, (double) figures.works() / figures.commits(), sorted[done / 2] / 1e6,
                    sorted[(int) (done * 0.99)] / 1e6, writerCpuNanos() / 1e6 / done);
        }
    }

    private static long writerCpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("madoguchi-ledger-writer"))
                .mapToLong(t -> threads.getThreadCpuTime(t.threadId())).sum();
    }
}
