package jp.madoguchi.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.CareBeginRecord;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.CareEndRecord.Standing;
import jp.madoguchi.reception.ledger.CareEnds;
import jp.madoguchi.store.ledger.sql.Session;
import org.jspecify.annotations.Nullable;

/** Tables {@code care_end} and {@code care_begin}. */
final class CareEndRows implements CareEnds {

    private static final String TABLE = "care_end";
    private static final String COLUMNS = "id, facility, patient, ended_on, noted_by, noted_at, undone_at, undone_by, "
            + "replaced_by, reason, situation";
    private static final String BEGINS = """
            select id, facility, patient, situation, began_on, noted_by, noted_at, revision from care_begin
            where patient = ? order by revision, noted_at, id""";

    private final Session session;
    private final RecordSeal seal;
    private final LongSupplier revision;
    private final Consumer<ResourceId> touched;

    /**
     * @param revision gives the work's revision; asked only when something is written
     * @param touched  told of patients of whom something can be read otherwise now
     */
    CareEndRows(Session session, RecordSeal seal, LongSupplier revision, Consumer<ResourceId> touched) {
        this.session = session;
        this.seal = seal;
        this.revision = revision;
        this.touched = touched;
    }

    @Override
    public List<CareEndRecord> history(ResourceId patient) {
        return ends(session, seal, patient).stream().map(Stored::record).toList();
    }

    private static CareEndRecord read(ResultSet row, RecordSeal seal) throws SQLException {
        String situation = row.getString(11);
        return new CareEndRecord(new ResourceId(row.getString(1)), new FacilityCode(row.getString(2)),
                new ResourceId(row.getString(3)), situation == null ? null : CareSituation.valueOf(situation),
                row.getObject(4, LocalDate.class), row.getString(5), Objects.requireNonNull(Session.instant(row, 6)),
                standing(row, seal));
    }

    private static Standing standing(ResultSet row, RecordSeal seal) throws SQLException {
        Instant undoneAt = Session.instant(row, 7);
        if (undoneAt == null) {
            return new Standing.Counts();
        }
        String replacedBy = row.getString(9);
        return replacedBy == null
                ? new Standing.Withdrawn(row.getString(8), undoneAt,
                        seal.open(TABLE, row.getString(1), row.getBytes(10), String.class))
                : new Standing.Replaced(row.getString(8), undoneAt, new ResourceId(replacedBy));
    }

    @Override
    public Map<ResourceId, List<CareEndRecord>> of(Set<ResourceId> patients) {
        Map<ResourceId, List<CareEndRecord>> ends = new HashMap<>();
        OfPatients.each(patients, (marks, ids) -> session.list(
                "select " + COLUMNS + " from care_end where undone_at is null and patient in (" + marks
                        + ") order by ended_on",
                row -> read(row, seal), ids)
                .forEach(one -> ends.computeIfAbsent(one.patient(), first -> new ArrayList<>()).add(one)));
        return ends;
    }

    @Override
    public List<CareBeginRecord> begins(ResourceId patient) {
        return begins(session, patient).stream().map(Stored::record).toList();
    }

    /** The continuing care of a patient that was noted to begin. */
    static List<Stored<CareBeginRecord>> begins(Session session, ResourceId patient) {
        return session.list(BEGINS, row -> {
            CareBeginRecord begin = new CareBeginRecord(new ResourceId(row.getString(1)),
                    new FacilityCode(row.getString(2)), new ResourceId(row.getString(3)),
                    CareSituation.valueOf(row.getString(4)), row.getObject(5, LocalDate.class), row.getString(6),
                    Objects.requireNonNull(Session.instant(row, 7)));
            return new Stored<>(begin, row.getLong(8), begin.notedAt());
        }, patient.value());
    }

    @Override
    public void save(CareBeginRecord begin) {
        session.update("""
                insert into care_begin (id, facility, patient, situation, began_on, noted_by, noted_at, revision)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", begin.id().value(), begin.facility().value(),
                begin.patient().value(), begin.situation().name(), begin.on(), begin.by(), begin.notedAt(),
                revision.getAsLong());
        touched.accept(begin.patient());
    }

    /** The ends that were noted of a patient, also those that count no more, as their rows were written last. */
    static List<Stored<CareEndRecord>> ends(Session session, RecordSeal seal, ResourceId patient) {
        return session.list("select " + COLUMNS + ", revision from care_end where patient = ? "
                + "order by first_revision, noted_at, id", row -> {
                    CareEndRecord end = read(row, seal);
                    Instant undoneAt = Session.instant(row, 7);
                    return new Stored<>(end, row.getLong(12), undoneAt == null ? end.notedAt() : undoneAt);
                }, patient.value());
    }

    /** What undid an end, if anything did. */
    private record Undone(@Nullable Instant at, @Nullable String by, @Nullable String replacedBy,
            @Nullable String reason) {}

    private static Undone undone(CareEndRecord end) {
        return switch (end.standing()) {
            case Standing.Counts counts -> new Undone(null, null, null, null);
            case Standing.Withdrawn one -> new Undone(one.at(), one.by(), null, one.reason());
            case Standing.Replaced one -> new Undone(one.at(), one.by(), one.with().value(), null);
        };
    }

    @Override
    public void save(CareEndRecord end) {
        long mine = revision.getAsLong();
        String id = end.id().value();
        Undone undone = undone(end);
        byte[] reason = undone.reason() == null ? null : seal.seal(TABLE, id, undone.reason());
        if (session.update("""
                update care_end set undone_at = ?, undone_by = ?, replaced_by = ?, reason = ?, revision = ?
                where id = ?""", undone.at(), undone.by(), undone.replacedBy(), reason, mine, id) == 0) {
            session.update("""
                    insert into care_end (id, facility, patient, ended_on, noted_by, noted_at, undone_at, undone_by,
                    replaced_by, reason, situation, first_revision, revision)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    id, end.facility().value(), end.patient().value(), end.on(), end.by(), end.notedAt(), undone.at(),
                    undone.by(), undone.replacedBy(), reason, end.of() == null ? null : end.of().name(), mine, mine);
        }
        touched.accept(end.patient());
    }
}
