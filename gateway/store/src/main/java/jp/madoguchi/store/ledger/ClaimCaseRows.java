package jp.madoguchi.store.ledger;

import org.jspecify.annotations.Nullable;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.claim.CaseState;
import jp.madoguchi.domain.desk.ClaimRun;
import java.util.Collections;
import java.util.Arrays;
import java.util.ArrayList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.ClaimCases;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;

/** Table {@code claim_case}. */
final class ClaimCaseRows implements ClaimCases {

    static final String TABLE = "claim_case";

    private static final List<CaseState> AWAITING = Arrays.stream(CaseState.values()).filter(CaseState::awaitsProof)
            .toList();

    private final Session session;
    private final RecordSeal seal;
    private final LongSupplier revision;
    private final Instant at;
    private final Supplier<SqlFailure> overtaken;

    /**
     * @param revision  gives the work's revision; asked only when something is written
     * @param overtaken made when another node wrote what was read
     */
    ClaimCaseRows(Session session, RecordSeal seal, LongSupplier revision, Instant at, Supplier<SqlFailure> overtaken) {
        this.session = session;
        this.seal = seal;
        this.revision = revision;
        this.at = at;
        this.overtaken = overtaken;
    }

    @Override
    public Optional<ClaimCaseRecord> byId(ResourceId id) {
        return session.first("select id, record from claim_case where id = ?", this::read, id.value());
    }

    @Override
    public List<ClaimCaseRecord> of(ResourceId patient) {
        return session.list("select id, record from claim_case where patient = ? order by visit, id", this::read,
                patient.value());
    }

    @Override
    public List<ClaimCaseRecord> withoutPatient(FacilityCode facility) {
        List<@Nullable Object> values = new ArrayList<>(List.of(facility.value()));
        AWAITING.forEach(state -> values.add(state.name()));
        return session.list("select id, record from claim_case where facility = ? and patient is null and state in ("
                + String.join(", ", Collections.nCopies(AWAITING.size(), "?")) + ") order by visit, id", this::read,
                values.toArray());
    }

    @Override
    public List<ClaimCaseRecord> due(LocalDate today, int most) {
        return session.list("select id, record from claim_case where due_on <= ? order by due_on, id limit ?",
                this::read,
                today, most);
    }

    private ClaimCaseRecord read(ResultSet row) throws SQLException {
        return seal.open(TABLE, row.getString(1), row.getBytes(2), ClaimCaseRecord.class);
    }

    @Override
    public void save(ClaimCaseRecord record, ClaimRun run) {
        long mine = revision.getAsLong();
        String id = record.id().value();
        String patient = record.patient() == null ? null : record.patient().value();
        String state = record.claimCase().state().name();
        LocalDate due = record.dueOn(run).orElse(null);
        byte[] sealed = seal.seal(TABLE, id, record);
        if (record.version() == 1) {
            session.update(
                    """
                            insert into claim_case (id, facility, patient, visit, state, due_on, version, revision, updated_at, record)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    id, record.facility().value(), patient, record.claimCase().facts().visit(), state, due, 1, mine, at,
                    sealed);
            return;
        }
        int replaced = session.update(
                """
                        update claim_case set patient = ?, state = ?, due_on = ?, version = ?, revision = ?, updated_at = ?, record = ?
                        where id = ? and version = ?""",
                patient, state, due, record.version(), mine, at, sealed, id, record.version() - 1);
        if (replaced == 0) {
            throw overtaken.get();
        }
    }
}
