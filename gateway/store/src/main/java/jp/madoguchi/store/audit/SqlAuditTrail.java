package jp.madoguchi.store.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Table {@code audit}, appended to by one thread in batches (docs/design/ledger.md 6). Entries that could not be written stay and are
 * tried again. Continuations of its stages run on that thread: they must not block.
 */
public final class SqlAuditTrail implements AuditTrail, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqlAuditTrail.class);

    /** How many entries may wait unless said otherwise. */
    public static final int MOST_WAITING = 10_000;

    private static final int MOST_IN_BATCH = 500;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 500;
    private static final int ATTEMPTS_AT_STOP = 3;
    private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private record Waiting(AuditEntry entry, CompletableFuture<Void> stage) {}

    private final DataSource dataSource;
    private final LinkedBlockingQueue<Waiting> buffer;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread writer;

    /** A trail that lets {@link #MOST_WAITING} entries wait. The ledger's tables must be there ({@code SqlLedger.open}). */
    public SqlAuditTrail(DataSource dataSource) {
        this(dataSource, MOST_WAITING);
    }

    public SqlAuditTrail(DataSource dataSource, int mostWaiting) {
        this.dataSource = dataSource;
        this.buffer = new LinkedBlockingQueue<>(mostWaiting);
        this.writer = new Thread(this::run, "madoguchi-audit");
        this.writer.setDaemon(true);
        this.writer.start();
    }

    @Override
    public CompletionStage<Void> record(AuditEntry entry) {
        Waiting waiting = new Waiting(entry, new CompletableFuture<>());
        if (stopping.getCount() == 0) {
            return CompletableFuture.failedStage(new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE)));
        }
        if (!buffer.offer(waiting)) {
            return CompletableFuture.failedStage(new ProblemException(Problem.of(ProblemCode.LEDGER_QUEUE_FULL)));
        }
        return waiting.stage().minimalCompletionStage();
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        boolean stopped = false;
        while (!stopped || !buffer.isEmpty()) {
            stopped = stopping.getCount() == 0;
            try {
                Waiting first = buffer.poll(50, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    buffer.drainTo(batch, MOST_IN_BATCH - 1);
                    keep(batch);
                }
            } catch (InterruptedException interrupted) {
                LOG.warn("The audit writer was interrupted; it goes on");
            }
            batch.clear();
        }
    }

    /** Writes a batch, again and again until it is written; once the trail is being closed, only a few times more. */
    private void keep(List<Waiting> batch) throws InterruptedException {
        int attemptsLeft = ATTEMPTS_AT_STOP;
        while (true) {
            try {
                append(batch);
                batch.forEach(one -> one.stage().complete(null));
                return;
            } catch (SQLException | SqlFailure failure) {
                LOG.warn("{} audit entries could not be written yet: {}", batch.size(),
                        failure.getClass().getSimpleName());
                if (stopping.await(PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS) && --attemptsLeft == 0) {
                    Throwable lost = new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure);
                    batch.forEach(one -> one.stage().completeExceptionally(lost));
                    return;
                }
            }
        }
    }

    private void append(List<Waiting> batch) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<@Nullable Object[]> rows = new ArrayList<>();
                batch.forEach(one -> addRows(rows, one.entry()));
                new Session(connection).batch("""
                        insert into audit (facility, at_time, client, action, resource_type, resource, patient, outcome,
                        request, parameters) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
                connection.commit();
            } catch (SQLException | SqlFailure failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void addRows(List<@Nullable Object[]> rows, AuditEntry entry) {
        if (entry.patients().isEmpty()) {
            rows.add(row(entry, null));
        }
        for (ResourceId patient : entry.patients()) {
            rows.add(row(entry, patient.value()));
        }
    }

    private static @Nullable Object[] row(AuditEntry entry, @Nullable String patient) {
        String parameters = String.join(" ", entry.parameters());
        return new @Nullable Object[]{entry.facility() == null ? null : entry.facility().value(), entry.at(),
                entry.client(), entry.action().name(), entry.resourceType(),
                entry.resource() == null ? null : entry.resource().value(), patient, entry.outcome().name(),
                entry.request(), parameters.length() <= 400 ? parameters : parameters.substring(0, 400)};
    }

    /** How many entries wait. */
    public int waiting() {
        return buffer.size();
    }

    /** Takes no more, and writes what waits (at most 10 s). */
    @Override
    public void close() {
        stopping.countDown();
        try {
            writer.join(STOP_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (writer.isAlive()) {
            LOG.error("{} audit entries were not written before the stop", buffer.size());
        }
    }
}
