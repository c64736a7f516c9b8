package jp.madoguchi.store.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.claim.CaseCursor;
import jp.madoguchi.reception.claim.CasePage;
import jp.madoguchi.reception.claim.CaseQuery;
import jp.madoguchi.reception.claim.CaseReadings;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.jspecify.annotations.Nullable;

/** {@link CaseReadings} from the tables, on connections of its own: the writer is not disturbed. */
public final class SqlCaseReadings implements CaseReadings {

    private final DataSource dataSource;
    private final RecordSeal seal;

    public SqlCaseReadings(DataSource dataSource, LedgerKey key) {
        this.dataSource = dataSource;
        this.seal = new RecordSeal(key);
    }

    @Override
    public CasePage page(CaseQuery query) {
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder("facility = ? and state in (")
                .append(String.join(", ", Collections.nCopies(query.states().size(), "?"))).append(')');
        values.add(query.facility().value());
        query.states().forEach(state -> values.add(state.name()));
        if (query.month() != null) {
            where.append(" and visit between ? and ?");
            values.add(query.month().atDay(1));
            values.add(query.month().atEndOfMonth());
        }
        if (query.patient() != null) {
            where.append(" and patient = ?");
            values.add(query.patient().value());
        }
        CaseCursor after = query.after();
        if (after != null) {
            where.append(" and (visit > ? or visit = ? and id > ?)");
            values.add(after.visit());
            values.add(after.visit());
            values.add(after.id().value());
        }
        values.add(query.most() + 1);
        List<ClaimCaseRecord> found = read(session -> session.list(
                "select id, record from claim_case where " + where + " order by visit, id limit ?", this::open,
                values.toArray()));
        boolean more = found.size() > query.most();
        return new CasePage(more ? found.subList(0, query.most()) : found, more);
    }

    @Override
    public Optional<ClaimCaseRecord> one(FacilityCode facility, ResourceId id) {
        return read(session -> session.first("select id, record from claim_case where id = ? and facility = ?",
                this::open, id.value(), facility.value()));
    }

    private ClaimCaseRecord open(ResultSet row) throws SQLException {
        return seal.open(ClaimCaseRows.TABLE, row.getString(1), row.getBytes(2), ClaimCaseRecord.class);
    }

    private <T> T read(Function<Session, T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.apply(new Session(connection));
        } catch (SQLException | SqlFailure failure) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure);
        }
    }
}
