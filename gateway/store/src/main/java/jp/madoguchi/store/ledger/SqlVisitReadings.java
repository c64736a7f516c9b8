package jp.madoguchi.store.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.desk.VisitReadings;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.jspecify.annotations.Nullable;

/** {@link VisitReadings} from the answers, on connections of its own. Nothing sealed is opened. */
public final class SqlVisitReadings implements VisitReadings {

    private final DataSource dataSource;

    public SqlVisitReadings(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public List<ResourceId> askedAbout(FacilityCode facility, Instant since, Instant until, @Nullable ResourceId after,
            int most) {
        try (Connection connection = dataSource.getConnection()) {
            return AnswerRows.askedAbout(new Session(connection), facility, since, until,
                    after == null ? "" : after.value(), most);
        } catch (SQLException | SqlFailure failure) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure);
        }
    }
}
