package jp.madoguchi.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.LedgerDatabase;

/** An empty database of its own for a test: an H2 file, or a database in the one PostgreSQL that this JVM starts. */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Started once, stopped with the JVM. */
    private static final class Server {
        static final Path FILES = directory();
        static final EmbeddedPostgres POSTGRES = start();

        private static Path directory() {
            try {
                return Files.createTempDirectory("madoguchi-postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setDataDirectory(FILES).setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Dialect dialect;
    private final String url;
    private LedgerDatabase open;

    private TestDatabase(Dialect dialect, String url) {
        this.dialect = dialect;
        this.url = url;
        this.open = open(url);
    }

    public static TestDatabase create(Dialect dialect, Path folder) {
        return new TestDatabase(dialect, empty(dialect, folder));
    }

    /** Where a new database is that nobody has open. */
    public static String empty(Dialect dialect, Path folder) {
        return switch (dialect) {
            case H2 -> LedgerDatabase.embeddedUrl(folder);
            case POSTGRESQL -> postgres();
        };
    }

    /** One at a time: each is a copy of the one template. */
    private static synchronized String postgres() {
        String name = "ledger" + NUMBER.incrementAndGet();
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    /** Opens one, from whatever process. */
    public static LedgerDatabase open(String url) {
        return url.startsWith("jdbc:postgresql:")
                ? LedgerDatabase.open(url, "postgres", "postgres")
                : LedgerDatabase.open(url, "sa", "");
    }

    public DataSource dataSource() {
        return open.dataSource();
    }

    public String url() {
        return url;
    }

    /** The files that can hold something of this database, everything written out to them; of a server's, not those of its other databases alone. */
    public List<Path> files() throws IOException, SQLException {
        return switch (dialect) {
            case H2 -> files(Path.of(url.substring(url.indexOf('/'), url.indexOf(";"))).getParent(), file -> true);
            case POSTGRESQL -> {
                Path all = Server.FILES.resolve("base");
                Path own = all.resolve(Long.toString(number()));
                yield files(Server.FILES, file -> !file.startsWith(all) || file.startsWith(own));
            }
        };
    }

    private static List<Path> files(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(wanted).filter(Files::isRegularFile).toList();
        }
    }

    /** The server's number of this database, everything written out. */
    private long number() throws SQLException {
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
            try (var found = statement
                    .executeQuery("select oid from pg_database where datname = '" + name(url) + "'")) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private static String name(String url) {
        return url.replaceAll("^.*/|\\?.*$", "");
    }

    /** Closes everything and opens it again, as a restart does. */
    public void restart() {
        open.close();
        open = open(url);
    }

    @Override
    public void close() {
        open.close();
    }

    /** How many connections the server still has to a database; a process that was killed leaves what it sent last to be done. */
    public static long connections(String url) throws SQLException {
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection
                        .prepareStatement("select count(*) from pg_stat_activity where datname = ?")) {
            statement.setString(1, name(url));
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    /** Ends every other connection, as a database does that is restarted. PostgreSQL only. */
    public static void killConnections() throws SQLException {
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname like 'ledger%'");
        }
    }
}
