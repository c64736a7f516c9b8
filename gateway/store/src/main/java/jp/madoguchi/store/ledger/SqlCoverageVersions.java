package jp.madoguchi.store.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;

/**
 * Versions of coverages that were replaced, read beside the writer; the writer makes them. Every call takes a connection, waits for the
 * database, and fails with {@code LEDGER_UNAVAILABLE}.
 */
public final class SqlCoverageVersions {

    private final DataSource dataSource;
    private final RecordSeal seal;

    public SqlCoverageVersions(DataSource dataSource, LedgerKey key) {
        this.dataSource = dataSource;
        this.seal = new RecordSeal(key);
    }

    /**
     * Versions before another one.
     *
     * @param newest the newest of them first, no more than were wanted
     * @param all    how many there are
     */
    public record Older(List<CoverageVersion> newest, int all) {
        public Older {
            newest = List.copyOf(newest);
        }
    }

    /** One version; empty if there never was one, if it is no longer kept, or if it is the one in force. */
    public Optional<CoverageVersion> one(ResourceId coverage, long version) {
        return inTransaction(session -> new CoverageVersionRows(session, seal).one(coverage, version)
                .map(found -> withSource(session, found)));
    }

    /**
     * Versions of a coverage that were written at a time or later.
     *
     * @param current the version in force: older ones are counted
     * @param before  older ones than this are given
     */
    public Older older(ResourceId coverage, long current, long before, Instant since, int most) {
        return inTransaction(session -> {
            CoverageVersionRows rows = new CoverageVersionRows(session, seal);
            return new Older(rows.before(coverage, before, since, most).stream()
                    .map(found -> withSource(session, found)).toList(), rows.countBefore(coverage, current, since));
        });
    }

    /** Forgets versions that were replaced before a time, at most {@code most} of them in one commit; tells how many those were. */
    public int forget(Instant replacedBefore, int most) {
        return inTransaction(session -> new CoverageVersionRows(session, seal).forget(replacedBefore, most));
    }

    private CoverageVersion withSource(Session session, Stored<CoverageRecord> found) {
        return new CoverageVersion(found,
                new AnswerRows(session, seal).byId(found.record().answer().value()).orElseThrow());
    }

    private <T> T inTransaction(Function<Session, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(new Session(connection));
                connection.commit();
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
