package jp.madoguchi.store.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A journal in front, table {@code audit} behind it, and one thread that brings records from one to the other (docs/design/audit-journal.md). */
public final class JournaledAuditTrail implements AuditTrail, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournaledAuditTrail.class);
    private static final int MOST_PATIENTS_IN_RECORD = 1000;
    private static final long IDLE_MILLIS = 100;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 500;
    private static final long LONGEST_REST_MILLIS = 1000;
    private static final long REST_WHILE_BUSY = 99;
    /** More than a hospital's programs ask for. */
    private static final long MANY_A_SECOND = 1000;
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final AuditJournal journal;
    private final AuditImport imports;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread importing;
    /** How many records there were at the end of the last batch, and when that was; of the importing thread. */
    private long appendedBefore;
    private long lookedAt = System.nanoTime();

    private JournaledAuditTrail(AuditJournal journal, DataSource database) {
        this.journal = journal;
        this.imports = new AuditImport(database, journal);
        this.importing = new Thread(this::importInTurns, "madoguchi-audit");
        this.importing.setDaemon(true);
    }

    /**
     * Opens the trail whose journal is in this folder. The ledger's tables must be there ({@code SqlLedger.open}).
     *
     * @throws ProblemException {@code LEDGER_UNAVAILABLE} if the folder is another gateway's, or cannot
     *                                                      be written
     */
    public static JournaledAuditTrail open(Path folder, DataSource database) {
        return open(folder, database, AuditJournal.MOST_SEGMENTS);
    }

    static JournaledAuditTrail open(Path folder, DataSource database, int mostSegments) {
        JournaledAuditTrail trail = new JournaledAuditTrail(AuditJournal.open(folder, mostSegments), database);
        trail.importing.start();
        return trail;
    }

    @Override
    public void record(AuditEntry entry) {
        List<ResourceId> patients = entry.patients();
        for (int from = 0; from == 0 || from < patients.size(); from += MOST_PATIENTS_IN_RECORD) {
            int to = Math.min(patients.size(), from + MOST_PATIENTS_IN_RECORD);
            journal.append(AuditBytes.of(patients.size() <= MOST_PATIENTS_IN_RECORD
                    ? entry
                    : entry.about(patients.subList(from, to))));
        }
    }

    /** How much of its room the journal has taken: 0 to 1. */
    public double filled() {
        return journal.filled();
    }

    private void importInTurns() {
        boolean away = false;
        long rest = 0;
        while (!stopped(rest)) {
            long begin = System.nanoTime();
            try {
                boolean more = imports.next();
                away = false;
                rest = more ? rest(System.nanoTime() - begin) : IDLE_MILLIS;
            } catch (ProblemException failure) {
                if (!away) {
                    LOG.warn("The audit journal cannot be brought into the ledger yet ({}); it waits",
                            failure.problem().code().code());
                }
                away = true;
                rest = PAUSE_AFTER_FAILURE_MILLIS;
            }
        }
        importTheRest();
    }

    /**
     * As long as there are many readers the import takes a hundredth of a core from them, else a half of one; when half of the journal's room is taken, it goes on
     * without rest.
     */
    private long rest(long workNanos) {
        long now = System.nanoTime();
        long appended = journal.appended();
        boolean busy = (appended - appendedBefore) * TimeUnit.SECONDS.toNanos(1) > MANY_A_SECOND * (now - lookedAt);
        appendedBefore = appended;
        lookedAt = now;
        long times = busy ? REST_WHILE_BUSY : 1;
        long rest = Math.min(LONGEST_REST_MILLIS, TimeUnit.NANOSECONDS.toMillis(times * workNanos));
        return journal.filled() > 0.5 ? 0 : rest;
    }

    private boolean stopped(long millis) {
        try {
            return stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            LOG.warn("The audit import was interrupted; it goes on");
            return false;
        }
    }

    private void importTheRest() {
        long end = System.nanoTime() + STOP_NANOS;
        try {
            boolean more = true;
            while (more && System.nanoTime() < end) {
                more = imports.next();
            }
        } catch (ProblemException failure) {
            LOG.info("The rest of the audit journal is brought into the ledger after the next start");
        }
    }

    /** Takes no more, syncs what was taken, and imports for at most some seconds more. */
    @Override
    public void close() {
        journal.close();
        stopping.countDown();
        try {
            importing.join(TimeUnit.NANOSECONDS.toMillis(2 * STOP_NANOS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
