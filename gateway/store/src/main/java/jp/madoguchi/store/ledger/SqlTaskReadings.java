package jp.madoguchi.store.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.desk.TaskPage;
import jp.madoguchi.reception.desk.TaskQuery;
import jp.madoguchi.reception.desk.TaskReadings;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.NameDifferenceRecord;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;

/** {@link TaskReadings} from the tables, on connections of its own: the writer is not disturbed. */
public final class SqlTaskReadings implements TaskReadings {

    private final DataSource dataSource;
    private final RecordSeal seal;

    public SqlTaskReadings(DataSource dataSource, LedgerKey key) {
        this.dataSource = dataSource;
        this.seal = new RecordSeal(key);
    }

    @Override
    public TaskPage page(TaskQuery query) {
        return read(session -> new DeskTaskRows(session, seal).page(query));
    }

    @Override
    public Optional<DeskTask> task(FacilityCode facility, ResourceId id) {
        return read(session -> new DeskTaskRows(session, seal).byId(id))
                .filter(task -> task.facility().equals(facility));
    }

    @Override
    public Optional<NameDifferenceRecord> names(FacilityCode facility, ResourceId task) {
        return read(session -> new NameDifferenceRows(session, seal, SqlTaskReadings::readOnly).ofTask(facility, task));
    }

    @Override
    public List<SubsidyEntry> certificates(FacilityCode facility, ResourceId task) {
        return read(session -> new SubsidyRows(session, seal, SqlTaskReadings::readOnly, patient -> readOnly())
                .undecided(task)).stream().filter(entry -> entry.facility().equals(facility)).toList();
    }

    @Override
    public Optional<AnswerRecord> answer(FacilityCode facility, ResourceId task) {
        return read(session -> new DeskTaskRows(session, seal).byId(task)
                .filter(found -> found.facility().equals(facility) && found.pending())
                .map(found -> found.cause().answer())
                .flatMap(answer -> new AnswerRows(session, seal).byId(answer.value())))
                .filter(answer -> answer.standing() == AnswerStanding.REVIEW);
    }

    private static long readOnly() {
        throw new IllegalStateException("readings write nothing");
    }

    private <T> T read(Function<Session, T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.apply(new Session(connection));
        } catch (SQLException | SqlFailure failure) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure);
        }
    }
}
