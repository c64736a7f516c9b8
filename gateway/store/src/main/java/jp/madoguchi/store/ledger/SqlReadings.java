package jp.madoguchi.store.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import javax.sql.DataSource;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.LedgerReadings;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;

/** {@link LedgerReadings} on connections of their own: the writer is not disturbed. A work that writes fails, and is rolled back. */
public final class SqlReadings implements LedgerReadings {

    private final DataSource dataSource;
    private final RecordSeal seal;
    private final InstantSource time;

    public SqlReadings(DataSource dataSource, LedgerKey key, InstantSource time) {
        this.dataSource = dataSource;
        this.seal = new RecordSeal(key);
        this.time = time;
    }

    @Override
    public <T> T read(LedgerWork<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return work.apply(new SqlTransaction(new Session(connection), seal, SqlReadings::refused,
                        time.instant()));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | SqlFailure failure) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure);
        }
    }

    private static long refused() {
        throw new IllegalStateException("a reading writes nothing");
    }
}
