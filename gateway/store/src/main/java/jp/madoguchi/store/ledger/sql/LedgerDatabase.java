package jp.madoguchi.store.ledger.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database for the ledger with a small pool of connections, for whoever has no container that pools. Any other {@link DataSource}
 * does as well, as long as it is not enlisted in somebody else's transactions.
 */
public final class LedgerDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerDatabase.class);

    private static final int MOST_CONNECTIONS = 8;
    private static final int WAIT_SECONDS = 5;

    private final DataSource dataSource;
    private final AutoCloseable pool;

    private LedgerDatabase(DataSource dataSource, AutoCloseable pool) {
        this.dataSource = dataSource;
        this.pool = pool;
    }

    /**
     * The URL of the embedded ledger below a data folder, as it survives {@code kill -9} and, with hardening, power loss
     * (docs/design/ledger.md 2). It stays open between connections and is closed by {@link #close()} only.
     * H2 writes no trace file, which would hold statements with their values and which nobody masks (R-SE-10).
     *
     * <p>{@code async:}, because H2's usual file closes for everybody when one thread is interrupted while it reads; containers and
     * Camel interrupt threads when they stop.
     */
    public static String embeddedUrl(Path data) {
        return "jdbc:h2:async:" + data.toAbsolutePath().resolve("ledger").resolve("ledger")
                + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=5000;QUERY_CACHE_SIZE=128;TRACE_LEVEL_FILE=0";
    }

    /**
     * Opens a pool on {@code jdbc:h2:} or {@code jdbc:postgresql:}, which may carry user and password itself ({@link LedgerAddress}).
     * Connecting, and waiting for an answer, are bounded.
     *
     * @throws IllegalArgumentException as {@link LedgerAddress#of}
     */
    public static LedgerDatabase open(String url, String user, String password) {
        LedgerAddress address = LedgerAddress.of(url, user, password);
        return address.isPostgresql() ? postgresql(address) : h2(url, user, password);
    }

    private static LedgerDatabase h2(String url, String user, String password) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, user, password);
        pool.setMaxConnections(MOST_CONNECTIONS);
        pool.setLoginTimeout(WAIT_SECONDS);
        return new LedgerDatabase(pool, () -> {
            try (Connection last = pool.getConnection(); var statement = last.createStatement()) {
                statement.execute("SHUTDOWN");
            } catch (SQLException alreadyClosed) {
                LOG.debug("The embedded ledger was closed already", alreadyClosed);
            }
            pool.dispose();
        });
    }

    private static LedgerDatabase postgresql(LedgerAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("madoguchi-ledger");
        config.setJdbcUrl(address.url());
        if (!address.user().isEmpty()) {
            config.setUsername(address.user());
        }
        if (!address.password().isEmpty()) {
            config.setPassword(address.password());
        }
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_SECONDS * 1000L);
        config.setInitializationFailTimeout(-1);
        Properties driver = new Properties();
        driver.setProperty("connectTimeout", Integer.toString(WAIT_SECONDS));
        driver.setProperty("socketTimeout", "20");
        driver.setProperty("tcpKeepAlive", "true");
        driver.setProperty("reWriteBatchedInserts", "true");
        config.setDataSourceProperties(driver);
        HikariDataSource pool = new HikariDataSource(config);
        return new LedgerDatabase(pool, pool);
    }

    /** The pool. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Closes the pool, and the database where it is embedded. */
    @Override
    public void close() {
        try {
            pool.close();
        } catch (Exception failure) {
            LOG.warn("The ledger's connections could not be closed", failure);
        }
    }
}
