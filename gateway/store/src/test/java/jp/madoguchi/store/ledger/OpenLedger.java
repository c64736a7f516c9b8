package jp.madoguchi.store.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.Session;

/** A ledger that is open on an empty database of its own, as a gateway has it: it can be restarted, and its rows looked at. */
final class OpenLedger implements AutoCloseable {

    static final LedgerKey KEY = LedgerKey.of(new byte[32]);

    private final TestDatabase database;
    private final InstantSource clock;
    private SqlLedger ledger;

    OpenLedger(Dialect dialect, Path folder, InstantSource clock) {
        this.database = TestDatabase.create(dialect, folder);
        this.clock = clock;
        this.ledger = node();
    }

    /** The time stands still at {@link Samples#NOW}. */
    OpenLedger(Dialect dialect, Path folder) {
        this(dialect, folder, InstantSource.fixed(Samples.NOW));
    }

    /** The ledger as it is open now: another one after a restart. */
    SqlLedger ledger() {
        return ledger;
    }

    /** Opens the same database once more, as another node does. */
    SqlLedger node() {
        return SqlLedger.open(database.dataSource(), KEY, clock, LedgerSettings.DEFAULT);
    }

    DataSource dataSource() {
        return database.dataSource();
    }

    /** Closes the ledger and its database, and opens both again. */
    void restart() {
        ledger.close();
        database.restart();
        ledger = node();
    }

    /** Commits a work, and waits for it. */
    <T> T run(LedgerWork<T> work) {
        return ledger.commit(work).toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join().value();
    }

    /** What stands in the database. */
    <T> List<T> rows(String sql, Session.RowReader<T> reader) {
        try (Connection connection = database.dataSource().getConnection()) {
            return new Session(connection).list(sql, reader);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ledger.close();
        database.close();
    }
}
