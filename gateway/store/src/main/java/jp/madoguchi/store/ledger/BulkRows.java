package jp.madoguchi.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.BulkBatchPlace;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkJobs;
import jp.madoguchi.reception.ledger.BulkLine;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkRowQuery;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.jspecify.annotations.Nullable;

/** Tables {@code bulk_job} and {@code bulk_row}. */
final class BulkRows implements BulkJobs {

    private static final String JOB = "bulk_job";
    private static final String ROW = "bulk_row";
    private static final String JOBS = "select id, version, record from bulk_job where ";

    private final Session session;
    private final RecordSeal seal;
    private final LongSupplier revision;
    private final Supplier<SqlFailure> overtaken;

    /**
     * @param revision  gives the work's revision; asked only when something is written
     * @param overtaken made when another node wrote what was read
     */
    BulkRows(Session session, RecordSeal seal, LongSupplier revision, Supplier<SqlFailure> overtaken) {
        this.session = session;
        this.seal = seal;
        this.revision = revision;
        this.overtaken = overtaken;
    }

    @Override
    public Optional<BulkJob> byId(ResourceId id) {
        return session.first(JOBS + "id = ?", this::job, id.value());
    }

    @Override
    public Optional<BulkJob> byQuestion(InquiryId question) {
        return session.first(JOBS + "question = ?", this::job, question.value());
    }

    @Override
    public List<BulkJob> ofBatch(ResourceId batch) {
        return session.list(JOBS + "batch = ? order by planned_at, id", this::job, batch.value());
    }

    @Override
    public List<BulkBatchPlace> batches(FacilityCode facility, @Nullable BulkBatchPlace after, int most) {
        List<@Nullable Object> values = new ArrayList<>(List.of(facility.value()));
        if (after != null) {
            values.addAll(List.of(after.plannedAt(), after.plannedAt(), after.batch().value()));
        }
        values.add(most);
        return session.list("select first_at, batch from (select min(planned_at) as first_at, batch from bulk_job "
                + "where facility = ? group by batch) as batches"
                + (after == null ? "" : " where first_at < ? or first_at = ? and batch < ?")
                + " order by first_at desc, batch desc limit ?",
                row -> new BulkBatchPlace(Objects.requireNonNull(Session.instant(row, 1)),
                        new ResourceId(row.getString(2))),
                values.toArray());
    }

    @Override
    public Map<BulkState.Phase, Integer> phases() {
        Map<BulkState.Phase, Integer> phases = new EnumMap<>(BulkState.Phase.class);
        session.list("select state, count(*) from bulk_job group by state",
                row -> Map.entry(BulkState.Phase.valueOf(row.getString(1)), row.getInt(2)))
                .forEach(counted -> phases.put(counted.getKey(), counted.getValue()));
        return phases;
    }

    @Override
    public List<BulkJob> due(BulkState.Phase phase, Instant now, int most) {
        return session.list(JOBS + """
                state = ? and due_at <= ? and (claimed_until is null or claimed_until <= ?)
                order by due_at, id limit ?""", this::job, phase.name(), now, now, most);
    }

    @Override
    public List<BulkJob> due(BulkLine line, BulkState.Phase phase, Instant now, int most) {
        return session.list(JOBS + """
                state = ? and due_at <= ? and (claimed_until is null or claimed_until <= ?)
                and facility = ? and terminal = ? order by due_at, id limit ?""", this::job, phase.name(), now, now,
                line.facility().value(), line.terminal().value(), most);
    }

    @Override
    public List<BulkJob> planned(@Nullable ResourceId after, int most) {
        return session.list(JOBS + "state = 'PLANNED' and id > ? order by id limit ?", this::job,
                after == null ? "" : after.value(), most);
    }

    @Override
    public Map<BulkLine, Integer> underWay() {
        Map<BulkLine, Integer> lines = new LinkedHashMap<>();
        session.list("""
                select facility, terminal, count(case when state <> 'PLANNED' then 1 end) from bulk_job
                where state in ('PLANNED', 'SENT', 'ACCEPTED', 'ASKED')
                group by facility, terminal order by facility, terminal""",
                row -> Map.entry(new BulkLine(new FacilityCode(row.getString(1)), new TerminalId(row.getString(2))),
                        row.getInt(3)))
                .forEach(line -> lines.put(line.getKey(), line.getValue()));
        return lines;
    }

    private BulkJob job(ResultSet row) throws SQLException {
        return seal.open(JOB, row.getString(1), row.getBytes(3), BulkJob.class).at(row.getInt(2));
    }

    @Override
    public BulkJob save(BulkJob job) {
        long mine = revision.getAsLong();
        String id = job.id().value();
        BulkJob now = job.at(job.version() + 1);
        InquiryId question = job.state().question();
        BulkJob.Claim claim = job.claim();
        byte[] sealed = seal.seal(JOB, id, now);
        int saved = job.version() == 0
                ? session.update(
                        """
                                insert into bulk_job (id, batch, facility, terminal, kind, planned_at, state, question, due_at, persons,
                                open_persons, refused, claimed_by, claimed_until, version, revision, record)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        id, job.batch().value(), job.facility().value(), job.terminal().value(),
                        job.subject().kind().name(),
                        job.plannedAt(), job.state().phase().name(), question == null ? null : question.value(),
                        job.state().dueAt(), job.persons(), job.open(), job.refused(),
                        claim == null ? null : claim.by(),
                        claim == null ? null : claim.until(), now.version(), mine, sealed)
                : session.update("""
                        update bulk_job set state = ?, question = ?, due_at = ?, persons = ?, open_persons = ?,
                        refused = ?, claimed_by = ?, claimed_until = ?, version = ?, revision = ?, record = ?
                        where id = ? and version = ?""",
                        job.state().phase().name(), question == null ? null : question.value(), job.state().dueAt(),
                        job.persons(), job.open(), job.refused(), claim == null ? null : claim.by(),
                        claim == null ? null : claim.until(), now.version(), mine, sealed, id, job.version());
        if (saved == 0) {
            throw overtaken.get();
        }
        return now;
    }

    @Override
    public List<BulkRow> rows(ResourceId job) {
        return session.list("select number, record from bulk_row where job = ? order by number",
                row -> row(job, row), job.value());
    }

    /** Job by job: a page ends with the job in which it is full. */
    @Override
    public List<BulkRow> rows(BulkRowQuery query) {
        BulkRowQuery.Place after = query.after();
        List<BulkRow> rows = new ArrayList<>();
        boolean begun = after == null;
        for (String id : session.list("select id from bulk_job where batch = ? order by planned_at, id",
                row -> row.getString(1), query.batch().value())) {
            ResourceId job = new ResourceId(id);
            int behind = after != null && after.job().equals(job) ? after.number() : 0;
            begun |= behind > 0;
            if (begun && rows.size() < query.most()) {
                rows.addAll(page(job, query, behind, query.most() - rows.size()));
            }
        }
        return rows;
    }

    private List<BulkRow> page(ResourceId job, BulkRowQuery query, int behind, int most) {
        List<@Nullable Object> values = new ArrayList<>(List.of(job.value(), behind));
        query.outcomes().forEach(outcome -> values.add(outcome.name()));
        values.add(most);
        return session.list("select number, record from bulk_row where job = ? and number > ? and outcome in ("
                + String.join(", ", Collections.nCopies(query.outcomes().size(), "?")) + ") order by number limit ?",
                row -> row(job, row), values.toArray());
    }

    @Override
    public Map<BulkOutcome, Integer> outcomes(ResourceId batch) {
        Map<BulkOutcome, Integer> outcomes = new EnumMap<>(BulkOutcome.class);
        session.list("""
                select outcome, count(*) from bulk_row join bulk_job on job = bulk_job.id where batch = ?
                group by outcome""", row -> Map.entry(BulkOutcome.valueOf(row.getString(1)), row.getInt(2)),
                batch.value()).forEach(counted -> outcomes.put(counted.getKey(), counted.getValue()));
        return outcomes;
    }

    @Override
    public Optional<BulkRow> registered(ResourceId patient) {
        return session.first("""
                select number, record, job from bulk_row where patient = ? and outcome = 'REGISTERED'
                order by revision desc, job, number limit 1""", row -> row(new ResourceId(row.getString(3)), row),
                patient.value());
    }

    private BulkRow row(ResourceId job, ResultSet row) throws SQLException {
        return seal.open(ROW, rowId(job, row.getInt(1)), row.getBytes(2), BulkRow.class);
    }

    private static String rowId(ResourceId job, int number) {
        return job.value() + "/" + number;
    }

    @Override
    public void forgetRows(ResourceId job) {
        // A work without a revision has written nothing, and is undone.
        var unused = revision.getAsLong();
        session.update("delete from bulk_row where job = ?", job.value());
    }

    @Override
    public void save(List<BulkRow> rows) {
        List<@Nullable Object[]> fresh = new ArrayList<>();
        for (BulkRow row : rows) {
            byte[] sealed = seal.seal(ROW, rowId(row.job(), row.number()), row);
            String patient = row.patient() == null ? null : row.patient().value();
            String reason = row.reason() == null ? null : row.reason().name();
            long mine = revision.getAsLong();
            int replaced = session.update("""
                    update bulk_row set patient = ?, outcome = ?, reason = ?, revision = ?, record = ?
                    where job = ? and number = ?""",
                    patient, row.outcome().name(), reason, mine, sealed, row.job().value(), row.number());
            if (replaced == 0) {
                fresh.add(new @Nullable Object[]{row.job().value(), row.number(), patient, row.outcome().name(), reason,
                        mine, sealed});
            }
        }
        session.batch("""
                insert into bulk_row (job, number, patient, outcome, reason, revision, record)
                values (?, ?, ?, ?, ?, ?, ?)""", fresh);
    }
}
