package jp.madoguchi.store.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.jspecify.annotations.Nullable;

/** {@link AuditReadings} from table {@code audit}, on connections of its own: neither the import nor the writer is disturbed. */
public final class SqlAuditReadings implements AuditReadings {

    private static final String COLUMNS = "number, at_time, client, action, resource_type, resource, patient, outcome, request,"
            + " parameters";

    private final DataSource dataSource;

    public SqlAuditReadings(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public List<AuditRecord> find(AuditQuery query) {
        try (Connection connection = dataSource.getConnection()) {
            Session session = new Session(connection);
            Long before = query.before();
            if (before == null) {
                return page(session, query, null);
            }
            Optional<Instant> place = session.first("select at_time from audit where number = ?",
                    row -> Objects.requireNonNull(Session.instant(row, 1)), before);
            return place.map(at -> page(session, query, at)).orElse(List.of());
        } catch (SQLException | SqlFailure failure) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure);
        }
    }

    private static List<AuditRecord> page(Session session, AuditQuery query, @Nullable Instant place) {
        List<@Nullable Object> values = new ArrayList<>();
        return session.list(statement(query, place, values), SqlAuditReadings::read, values.toArray());
    }

    /** The statement of a page, and what it is given in {@code values}. */
    static String statement(AuditQuery query, @Nullable Instant place, List<@Nullable Object> values) {
        StringBuilder where = new StringBuilder("facility = ?");
        values.add(query.facility().value());
        if (query.numbers() != null) {
            oneOf(where, "number", query.numbers(), values);
        }
        if (query.patients() != null) {
            oneOf(where, "patient", query.patients().stream().map(ResourceId::value).toList(), values);
        }
        and(where, " and at_time >= ?", query.from(), values);
        and(where, " and at_time < ?", query.until(), values);
        if (place != null) {
            // The first half alone would do for neither; it is what an index can begin with.
            where.append(" and at_time <= ? and (at_time < ? or number < ?)");
            Collections.addAll(values, place, place, query.before());
        }
        values.add(query.most());
        return "select " + COLUMNS + " from audit where " + where + " order by at_time desc, number desc limit ?";
    }

    private static void oneOf(StringBuilder where, String column, Collection<?> any, List<@Nullable Object> values) {
        if (any.isEmpty()) {
            where.append(" and 1 = 0");
            return;
        }
        where.append(" and ").append(column).append(" in (")
                .append(String.join(", ", Collections.nCopies(any.size(), "?"))).append(')');
        values.addAll(any);
    }

    private static void and(StringBuilder where, String condition, @Nullable Instant value,
            List<@Nullable Object> values) {
        if (value != null) {
            where.append(condition);
            values.add(value);
        }
    }

    private static AuditRecord read(ResultSet row) throws SQLException {
        String parameters = row.getString(10).strip();
        return new AuditRecord(row.getLong(1), Objects.requireNonNull(Session.instant(row, 2)), row.getString(3),
                AuditAction.valueOf(row.getString(4)), row.getString(5), id(row.getString(6)), id(row.getString(7)),
                AuditOutcome.valueOf(row.getString(8)), row.getString(9),
                parameters.isEmpty() ? List.of() : List.of(parameters.split(" +")));
    }

    private static @Nullable ResourceId id(@Nullable String text) {
        return text == null ? null : new ResourceId(text);
    }
}
