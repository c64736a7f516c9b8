package jp.madoguchi.store.ledger.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/** A transaction beside the ledger's writer, on a connection of its own. */
public final class OwnTransaction {

    private OwnTransaction() {}

    /**
     * Runs a work and commits it; what it throws leaves no effect.
     *
     * @param hardened whether the commit must outlive a loss of power when this returns
     * @throws ProblemException {@code LEDGER_UNAVAILABLE} if the database does not take it, or what the work throws
     */
    public static <T> T run(DataSource dataSource, boolean hardened, Function<Session, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(new Session(connection));
                connection.commit();
                if (hardened) {
                    Dialect.of(connection).harden(connection);
                }
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException | SqlFailure failure) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure);
        }
    }
}
