package jp.madoguchi.store.ledger.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/** Refuses a database that would lose what it acknowledged (docs/design/ledger.md 2). */
public final class ProductionCheck {

    private ProductionCheck() {}

    /**
     * Passes if an acknowledged commit is on the disk.
     *
     * @param hardened whether the ledger hardens each commit
     * @throws ProblemException {@code LEDGER_NOT_HARDENED}, with the setting that is wrong as its place
     */
    public static void pass(DataSource dataSource, boolean hardened) {
        try (Connection connection = dataSource.getConnection()) {
            Session session = new Session(connection);
            switch (Dialect.of(connection)) {
                case H2 -> {
                    require(hardened, "madoguchi.ledger.hardened");
                    String delay = session.first(
                            "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'",
                            row -> row.getString(1)).orElse("500");
                    require(delay.equals("0"), "WRITE_DELAY");
                }
                case POSTGRESQL -> {
                    for (String setting : new String[]{"fsync", "synchronous_commit", "full_page_writes"}) {
                        String value = session.first("select current_setting(?)", row -> row.getString(1), setting)
                                .orElse("off");
                        require(!value.equals("off"), setting);
                    }
                }
            }
        } catch (SQLException | SqlFailure failure) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure);
        }
    }

    private static void require(boolean holds, String setting) {
        if (!holds) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_NOT_HARDENED, setting));
        }
    }
}
