package jp.madoguchi.store.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes: group after group, each in one transaction (docs/design/ledger.md 2). */
final class GroupWriter implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final Duration MARKS_ARE_KEPT = Duration.ofDays(1);

    private final WaitingRoom room;
    private final WriterConnection database;
    private final RecordSeal seal;
    private final InstantSource time;
    private final int mostInGroup;
    private final AtomicLong lastRevision;
    private final AtomicLong commits = new AtomicLong();
    private final CountDownLatch stopping = new CountDownLatch(1);

    GroupWriter(WaitingRoom room, WriterConnection database, RecordSeal seal, InstantSource time, int mostInGroup,
            long lastRevision) {
        this.room = room;
        this.database = database;
        this.seal = seal;
        this.time = time;
        this.mostInGroup = mostInGroup;
        this.lastRevision = new AtomicLong(lastRevision);
    }

    /** Lets it finish what waits and then end. It is never interrupted: H2 closes its file when a thread that uses it is. */
    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        while (stopping.getCount() > 0 || !room.isEmpty()) {
            try {
                List<PendingWork<?>> group = room.nextGroup(mostInGroup);
                if (!group.isEmpty()) {
                    write(group);
                }
            } catch (InterruptedException interrupted) {
                LOG.warn("The ledger's writer was interrupted; it goes on");
            }
        }
        database.close(time.instant().minus(MARKS_ARE_KEPT));
    }

    /** What is known of a group that may have been committed before its connection was lost. */
    private static final class Round {
        private boolean ran;
        private long revision;
    }

    private void write(List<PendingWork<?>> group) {
        Round round = new Round();
        for (int attempt = 1;; attempt++) {
            try {
                if (!round.ran || !database.wasCommitted(new Session(database.get()), round.revision)) {
                    commit(group, round);
                }
                if (round.revision > 0) {
                    commits.incrementAndGet();
                    database.harden();
                }
                room.acknowledge(group);
                return;
            } catch (SQLException | RuntimeException | Error failure) {
                database.drop();
                LOG.warn("The ledger could not commit a group of {} (attempt {} of {}): {}", group.size(), attempt,
                        ATTEMPTS, failure.getClass().getSimpleName());
                if (attempt == ATTEMPTS) {
                    room.fail(group, new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure));
                    return;
                }
                pause(FIRST_PAUSE_MILLIS << 2 * (attempt - 1));
            }
        }
    }

    private void pause(long millis) {
        try {
            if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.debug("Stopping: no pause before the next attempt");
            }
        } catch (InterruptedException interrupted) {
            LOG.warn("The ledger's writer was interrupted; it goes on");
        }
    }

    private void commit(List<PendingWork<?>> group, Round round) throws SQLException {
        Connection connection = database.get();
        Session session = new Session(connection);
        long highest = 0;
        for (PendingWork<?> work : group) {
            highest = Math.max(highest, run(work, connection, session, group.size() > 1));
        }
        if (highest == 0) {
            connection.rollback();
            return;
        }
        database.mark(session, highest, time.instant());
        round.revision = highest;
        round.ran = true;
        connection.commit();
        lastRevision.accumulateAndGet(highest, Math::max);
    }

    /** Runs one work behind its savepoint, a second time if another node was faster. Returns its revision, 0 if it wrote nothing. */
    private long run(PendingWork<?> work, Connection connection, Session session, boolean inCompany)
            throws SQLException {
        for (boolean again = false;; again = true) {
            Savepoint before = inCompany ? connection.setSavepoint() : null;
            try {
                SqlTransaction transaction = new SqlTransaction(session, seal, () -> database.drawRevision(session),
                        time.instant());
                boolean wrote = work.run(transaction, lastRevision.get());
                database.added(transaction.added(), session);
                if (before != null) {
                    connection.releaseSavepoint(before);
                }
                return wrote ? work.revision() : 0;
            } catch (SQLException | RuntimeException | Error failure) {
                SQLException sql = sqlOf(failure);
                if (sql != null && Dialect.isConnectionLost(sql)) {
                    throw sql;
                }
                if (before == null) {
                    connection.rollback();
                } else {
                    connection.rollback(before);
                }
                if (again || sql == null || !Dialect.isOvertaken(sql)) {
                    work.failed(sql == null
                            ? failure
                            : new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), sql));
                    return 0;
                }
            }
        }
    }

    private static @Nullable SQLException sqlOf(Throwable failure) {
        return switch (failure) {
            case SqlFailure known -> known.failure();
            case SQLException sql -> sql;
            default -> null;
        };
    }

    LedgerFigures figures() {
        return room.figures(commits.get(), lastRevision.get());
    }
}
