package jp.madoguchi.store.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.LedgerSchema;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;

/**
 * The ledger in a SQL database: H2 or PostgreSQL. What it acknowledged it keeps; how, is said in docs/design/ledger.md.
 *
 * <p>It has four threads of its own, however many callers there are: the writer, the clock and two that complete stages.
 */
public final class SqlLedger implements AnswerLedger, AutoCloseable {

    private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final WaitingRoom room;
    private final GroupWriter writer;
    private final Thread thread;
    private volatile boolean closed;

    private SqlLedger(WaitingRoom room, GroupWriter writer) {
        this.room = room;
        this.writer = writer;
        this.thread = new Thread(writer, "madoguchi-ledger-writer");
        this.thread.setDaemon(true);
    }

    /**
     * Opens the ledger: brings its tables to their newest form, checks the key, starts the writer.
     *
     * @param dataSource connections that take part in nobody else's transactions; two are enough for the writer and one reader
     * @param key        the operator's key
     * @param time       the gateway's clock
     * @throws ProblemException {@code LEDGER_UNAVAILABLE}, {@code LEDGER_KEY_WRONG}
     */
    public static SqlLedger open(DataSource dataSource, LedgerKey key, InstantSource time, LedgerSettings settings) {
        Dialect dialect = LedgerSchema.migrate(dataSource);
        KeyCheck.pass(dataSource, dialect, key, time.instant());
        long revision = continueRevisions(dataSource, dialect);
        WriterConnection connection = new WriterConnection(dataSource, dialect, settings.hardened());
        enter(connection, time.instant());
        WaitingRoom room = new WaitingRoom(settings.mostWaiting(), settings.waitAtMost());
        SqlLedger ledger = new SqlLedger(room,
                new GroupWriter(room, connection, new RecordSeal(key), time, settings.mostInGroup(), revision));
        ledger.thread.start();
        return ledger;
    }

    /** The highest revision in whatever table of the schema has one. H2 may forget numbers that it had drawn ahead: its sequence is set past that revision. */
    private static long continueRevisions(DataSource dataSource, Dialect dialect) {
        try (Connection connection = dataSource.getConnection()) {
            Session session = new Session(connection);
            long highest = session.number(LedgerSchema.tablesWith(connection, "revision").stream()
                    .map(table -> "select max(revision) as revision from " + table)
                    .collect(Collectors.joining(" union all ", "select coalesce(max(revision), 0) from (",
                            ") as every_table")));
            switch (dialect) {
                case H2 -> session.update("alter sequence ledger_revision restart with " + (highest + 1));
                case POSTGRESQL -> {
                    // Its sequences are in the write-ahead log: they skip numbers, and never give one twice.
                }
            }
            return highest;
        } catch (SQLException | SqlFailure failure) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_UNAVAILABLE, "ledger_revision"), failure);
        }
    }

    private static void enter(WriterConnection connection, Instant at) {
        try {
            connection.enter(at);
        } catch (SQLException | SqlFailure failure) {
            connection.drop();
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_UNAVAILABLE, "ledger_writer"), failure);
        }
    }

    @Override
    public <T> CompletionStage<Committed<T>> commit(LedgerWork<T> work) {
        PendingWork<T> pending = new PendingWork<>(work, room.deadline());
        if (closed) {
            return CompletableFuture.failedStage(new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE)));
        }
        if (!room.enter(pending)) {
            return CompletableFuture.failedStage(new ProblemException(Problem.of(ProblemCode.LEDGER_QUEUE_FULL)));
        }
        return pending.stage();
    }

    /** What it did so far. */
    public LedgerFigures figures() {
        return writer.figures();
    }

    /** Refuses new works, finishes those that wait, and fails what is not done after 10 s. The data source stays open. */
    @Override
    public void close() {
        closed = true;
        writer.stop();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        room.failRest(new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE)));
        room.close();
    }
}
