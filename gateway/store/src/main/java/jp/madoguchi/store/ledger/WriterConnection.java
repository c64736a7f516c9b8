package jp.madoguchi.store.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's one connection, opened again after it was lost, and the writer's mark in {@code ledger_writer}. */
final class WriterConnection {

    private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);

    private final DataSource dataSource;
    private final Dialect dialect;
    private final boolean hardened;
    private final String writer = UUID.randomUUID().toString();
    private final String nextRevision;
    private final PlannerStatistics statistics;
    private @Nullable Connection connection;

    WriterConnection(DataSource dataSource, Dialect dialect, boolean hardened) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.hardened = hardened;
        this.nextRevision = dialect.nextValueOf("ledger_revision");
        this.statistics = new PlannerStatistics(dialect);
    }

    Connection get() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = dataSource.getConnection();
            open.setAutoCommit(false);
            connection = open;
        }
        return open;
    }

    /** Makes this writer's row. */
    void enter(Instant at) throws SQLException {
        new Session(get()).update("insert into ledger_writer (id, revision, seen_at) values (?, 0, ?)", writer, at);
        get().commit();
    }

    long drawRevision(Session session) {
        return session.number(nextRevision);
    }

    /** Leaves the group's highest revision in its transaction: proof of its commit (docs/design/ledger.md 2.2). */
    void mark(Session session, long revision, Instant at) {
        session.update("update ledger_writer set revision = ?, seen_at = ? where id = ?", revision, at, writer);
    }

    /**
     * Whether a group of which no answer came back was committed. The row is locked for reading, so that this waits for a
     * transaction that a broken connection left behind and that is being committed in this moment.
     */
    boolean wasCommitted(Session session, long revision) {
        return session.number("select revision from ledger_writer where id = ? for update", writer) >= revision;
    }

    /** So many patients were added by a work of this transaction. */
    void added(int patients, Session session) {
        statistics.added(patients, session);
    }

    void harden() throws SQLException {
        if (hardened) {
            dialect.harden(get());
        }
    }

    /** Gives a connection up that may be broken. */
    void drop() {
        Connection broken = connection;
        connection = null;
        if (broken == null) {
            return;
        }
        try {
            broken.rollback();
        } catch (SQLException | RuntimeException lost) {
            LOG.debug("Nothing to roll back on a lost connection", lost);
        }
        try {
            broken.setAutoCommit(true);
        } catch (SQLException | RuntimeException lost) {
            LOG.debug("A lost connection keeps its mode", lost);
        }
        try {
            broken.close();
        } catch (SQLException | RuntimeException lost) {
            LOG.debug("A lost connection is closed already", lost);
        }
    }

    /** Removes this writer's mark and those of writers that have been silent for long, and gives the connection back. */
    void close(Instant silentSince) {
        try {
            Session session = new Session(get());
            session.update("delete from ledger_writer where id = ? or seen_at < ?", writer, silentSince);
            get().commit();
            harden();
        } catch (SQLException | SqlFailure failure) {
            LOG.warn("The ledger's writer could not take its mark away: {}", failure.getClass().getSimpleName());
        }
        drop();
    }
}
