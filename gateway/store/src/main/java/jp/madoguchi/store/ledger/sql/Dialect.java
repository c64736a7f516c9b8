package jp.madoguchi.store.ledger.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** A database the ledger runs on, and what is different there. */
public enum Dialect {

    /** Embedded H2: written on commit ({@code WRITE_DELAY=0}), on the disk only after {@code CHECKPOINT SYNC}. */
    H2("h2", "CHECKPOINT SYNC"),

    /** PostgreSQL: a commit is on the disk, as long as {@code fsync} and {@code synchronous_commit} are on. */
    POSTGRESQL("postgresql", "");

    private static final Set<String> H2_CLOSED = Set.of("90007", "90028", "90031", "90067", "90098", "90121");

    private final String folder;
    private final String harden;

    Dialect(String folder, String harden) {
        this.folder = folder;
        this.harden = harden;
    }

    /** The dialect of a connection. */
    public static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        return switch (product) {
            case "h2" -> H2;
            case "postgresql" -> POSTGRESQL;
            default -> throw new SQLException("the ledger runs on H2 and PostgreSQL, not on " + product);
        };
    }

    /** The folder of its own migrations. */
    String folder() {
        return folder;
    }

    /** Brings what was committed to the disk. Returns when it is there. */
    public void harden(Connection connection) throws SQLException {
        if (!harden.isEmpty()) {
            try (var statement = connection.createStatement()) {
                statement.execute(harden);
            }
        }
    }

    /** The statement that draws the next number of a sequence; both databases know it. */
    public String nextValueOf(String sequence) {
        return switch (this) {
            case H2 -> "select next value for " + sequence;
            case POSTGRESQL -> "select nextval('" + sequence + "')";
        };
    }

    /** Whether a failure means that the connection or the database is gone, so that nothing of the transaction is left. */
    public static boolean isConnectionLost(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && lost(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean lost(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return failure instanceof java.sql.SQLRecoverableException
                    || failure instanceof java.sql.SQLTransientConnectionException
                    || failure instanceof java.sql.SQLNonTransientConnectionException;
        }
        // 08: connection; 57P: PostgreSQL is being shut down; the others: H2 says that object, connection, file or database is closed.
        return state.startsWith("08") || state.startsWith("57P") || H2_CLOSED.contains(state);
    }

    /** Whether a failure means that another node was faster and the same work may succeed when run again. */
    public static boolean isOvertaken(SQLException failure) {
        String state = failure.getSQLState();
        // 23505: unique key; 40: serialization and deadlock; 90131, HYT00: H2, row changed or locked by another connection.
        return state != null && (state.equals("23505") || state.startsWith("40") || state.equals("90131")
                || state.equals("HYT00"));
    }
}
