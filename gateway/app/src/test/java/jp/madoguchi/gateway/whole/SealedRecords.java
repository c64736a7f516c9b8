package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.crypto.RowCipher;

/**
 * Every sealed value of an embedded ledger that is not in use, opened with its key. The columns are found in the schema, so that a new table
 * is opened too: its rows are sealed for their primary key, several columns of it joined by "/", and one that were not would fail here.
 */
final class SealedRecords {

    /** A binary column that is none of the blind keys: those are keyed digests, in which nothing can be read. */
    private static final String SEALED = """
            select c.table_name, c.column_name from information_schema.columns c
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
            where c.table_schema = 'PUBLIC' and t.table_type = 'BASE TABLE' and c.data_type like '%BINARY%'
            and coalesce(c.domain_name, '') <> 'BLIND_KEY'
            order by c.table_name, c.column_name""";

    private SealedRecords() {}

    /** What was sealed, by table; a table without rows has an empty list. */
    static Map<String, List<byte[]>> opened(Path data) throws IOException, SQLException {
        RowCipher cipher = LedgerKey.read(data.resolve("keys").resolve("ledger.key")).cipher();
        Map<String, List<byte[]>> opened = new TreeMap<>();
        try (Connection ledger = ledger(data);
                PreparedStatement schema = ledger.prepareStatement(SEALED);
                ResultSet columns = schema.executeQuery()) {
            while (columns.next()) {
                String table = columns.getString(1);
                opened.computeIfAbsent(table.toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .addAll(column(ledger, cipher, table, columns.getString(2)));
            }
        }
        return opened;
    }

    /** The embedded ledger below a data directory. */
    static Connection ledger(Path data) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + data.resolve("ledger").resolve("ledger") + ";IFEXISTS=TRUE", "madoguchi", "");
    }

    private static List<byte[]> column(Connection ledger, RowCipher cipher, String table, String column)
            throws SQLException {
        List<String> key = primaryKey(ledger, table);
        assertThat(key).as("what %s is sealed for", table).isNotEmpty();
        List<byte[]> opened = new ArrayList<>();
        try (PreparedStatement query = ledger.prepareStatement(
                "select " + column + ", " + String.join(", ", key) + " from " + table + " where " + column
                        + " is not null");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                List<String> id = new ArrayList<>();
                for (int part = 2; part < key.size() + 2; part++) {
                    id.add(rows.getString(part));
                }
                opened.add(cipher.open(table.toLowerCase(Locale.ROOT), String.join("/", id), rows.getBytes(1)));
            }
        }
        return opened;
    }

    private static List<String> primaryKey(Connection ledger, String table) throws SQLException {
        TreeMap<Integer, String> key = new TreeMap<>();
        try (ResultSet columns = ledger.getMetaData().getPrimaryKeys(null, "PUBLIC", table)) {
            while (columns.next()) {
                key.put(columns.getInt("KEY_SEQ"), columns.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(key.values());
    }
}
