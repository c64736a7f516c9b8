package jp.madoguchi.store.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.ModeRecord;
import jp.madoguchi.reception.ledger.OutageRecord;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.ledger.RecheckState;
import jp.madoguchi.reception.mode.OutageReadings;
import jp.madoguchi.reception.mode.RecheckCursor;
import jp.madoguchi.reception.mode.RecheckPage;
import jp.madoguchi.reception.mode.RecheckQuery;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.jspecify.annotations.Nullable;

/** {@link OutageReadings} from the tables, on connections of its own: the writer is not disturbed. */
public final class SqlOutageReadings implements OutageReadings {

    private final DataSource dataSource;
    private final RecordSeal seal;

    public SqlOutageReadings(DataSource dataSource, LedgerKey key) {
        this.dataSource = dataSource;
        this.seal = new RecordSeal(key);
    }

    @Override
    public RecheckPage page(RecheckQuery query) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(query.facility().value());
        query.states().forEach(state -> values.add(state.name()));
        values.add(query.since());
        RecheckCursor after = query.after();
        if (after != null) {
            values.addAll(List.of(after.visit().withDayOfMonth(1), after.claimRun(), after.visit(),
                    after.id().value()));
        }
        String behind = after == null ? "" : " and (treatment_month, claim_run, visit, id) > (?, ?, ?, ?)";
        values.add(query.most() + 1);
        List<RecheckRecord> found = read(session -> session.list(
                "select id, record from recheck where facility = ? and state in ("
                        + String.join(", ", Collections.nCopies(query.states().size(), "?")) + ") and visit >= ?"
                        + behind + " order by treatment_month, claim_run, visit, id limit ?",
                row -> seal.open("recheck", row.getString(1), row.getBytes(2), RecheckRecord.class),
                values.toArray()));
        boolean more = found.size() > query.most();
        return new RecheckPage(more ? found.subList(0, query.most()) : found, more);
    }

    @Override
    public Map<RecheckState, Long> counts(FacilityCode facility, LocalDate since) {
        Map<RecheckState, Long> counts = new EnumMap<>(RecheckState.class);
        for (RecheckState state : RecheckState.values()) {
            counts.put(state, 0L);
        }
        read(session -> session.list(
                "select state, count(*) from recheck where facility = ? and visit >= ? group by state",
                row -> counts.put(RecheckState.valueOf(row.getString(1)), row.getLong(2)), facility.value(), since));
        return counts;
    }

    @Override
    public List<OutageRecord> outages(FacilityCode facility, Instant since) {
        return read(session -> session.list("""
                select terminal, begun_at, ended_at from outage where facility = ?
                and (ended_at is null or ended_at >= ?) order by begun_at, terminal""",
                row -> new OutageRecord(facility, new TerminalId(row.getString(1)),
                        Objects.requireNonNull(Session.instant(row, 2)), Session.instant(row, 3)),
                facility.value(), since));
    }

    @Override
    public List<ModeRecord> changes(FacilityCode facility, int most) {
        return read(session -> session.list("""
                select kind, version, record from mode_change where facility = ?
                order by changed_at desc, revision desc limit ?""",
                row -> seal.open(ModeRows.CHANGES, ModeRows.changeId(facility, row.getString(1), row.getInt(2)),
                        row.getBytes(3), ModeRecord.class),
                facility.value(), most));
    }

    @Override
    public List<LookUpRecord> lookUps(FacilityCode facility, boolean unreviewed, int most) {
        return read(session -> session.list(
                "select id, record from exceptional_view where facility = ?"
                        + (unreviewed ? " and reviewed_at is null" : "") + " order by revision desc limit ?",
                row -> seal.open(ModeRows.VIEWS, row.getString(1), row.getBytes(2), LookUpRecord.class),
                facility.value(), most));
    }

    private <T> T read(Function<Session, T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.apply(new Session(connection));
        } catch (SQLException | SqlFailure failure) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure);
        }
    }
}
