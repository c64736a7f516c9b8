package jp.madoguchi.store.ledger.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The ledger's tables, brought to their newest form by Flyway. */
public final class LedgerSchema {

    private LedgerSchema() {}

    /** Migrates what is there and tells its dialect; {@code LEDGER_UNAVAILABLE} if the database cannot be reached or changed. */
    public static Dialect migrate(DataSource dataSource) {
        try {
            Dialect dialect = dialectOf(dataSource);
            Flyway.configure(LedgerSchema.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect.folder())
                    .load()
                    .migrate();
            return dialect;
        } catch (SQLException | FlywayException failure) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_UNAVAILABLE, "schema"), failure);
        }
    }

    /** The tables of the ledger's schema that have a column of a name, as the database itself says, ready to stand in a statement. */
    public static List<String> tablesWith(Connection connection, String column) {
        return new Session(connection).list("""
                select t.table_name from information_schema.tables t join information_schema.columns c
                on c.table_schema = t.table_schema and c.table_name = t.table_name
                where t.table_schema = current_schema and t.table_type = 'BASE TABLE' and lower(c.column_name) = ?
                order by t.table_name""", row -> '"' + row.getString(1) + '"', column);
    }

    private static Dialect dialectOf(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Dialect.of(connection);
        }
    }
}
