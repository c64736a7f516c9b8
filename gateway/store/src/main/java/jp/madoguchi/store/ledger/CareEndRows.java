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
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.CareEndRecord.Standing;
import jp.madoguchi.reception.ledger.CareEnds;
import jp.madoguchi.store.ledger.sql.Session;
import org.jspecify.annotations.Nullable;

/** Table {@code care_end}. */
final class CareEndRows implements CareEnds {

    private static final String TABLE = "care_end";

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
        return session.list("""
                select id, facility, patient, ended_on, noted_by, noted_at, undone_at, undone_by, replaced_by, reason
                from care_end where patient = ? order by first_revision, noted_at, id""", this::read, patient.value());
    }

    private CareEndRecord read(ResultSet row) throws SQLException {
        return new CareEndRecord(new ResourceId(row.getString(1)), new FacilityCode(row.getString(2)),
                new ResourceId(row.getString(3)), row.getObject(4, LocalDate.class), row.getString(5),
                Objects.requireNonNull(Session.instant(row, 6)), standing(row));
    }

    private Standing standing(ResultSet row) throws SQLException {
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
    public Map<ResourceId, List<LocalDate>> of(Set<ResourceId> patients) {
        Map<ResourceId, List<LocalDate>> ends = new HashMap<>();
        OfPatients.each(patients, (marks, ids) -> session.list(
                "select patient, ended_on from care_end where undone_at is null and patient in (" + marks
                        + ") order by ended_on",
                row -> Map.entry(new ResourceId(row.getString(1)), row.getObject(2, LocalDate.class)), ids)
                .forEach(one -> ends.computeIfAbsent(one.getKey(), first -> new ArrayList<>()).add(one.getValue())));
        return ends;
    }

    /** The ends that were noted of a patient, also those that count no more, as their rows were written last. */
    static List<Stored<PatientSnapshot.CareEnded>> ends(Session session, ResourceId patient) {
        return session.list("""
                select ended_on, undone_at, noted_at, revision from care_end where patient = ?
                order by first_revision, noted_at, id""", row -> {
            Instant undoneAt = Session.instant(row, 2);
            return new Stored<>(new PatientSnapshot.CareEnded(row.getObject(1, LocalDate.class), undoneAt == null),
                    row.getLong(4),
                    undoneAt == null ? Objects.requireNonNull(Session.instant(row, 3)) : undoneAt);
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
                    replaced_by, reason, first_revision, revision) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    id, end.facility().value(), end.patient().value(), end.on(), end.by(), end.notedAt(), undone.at(),
                    undone.by(), undone.replacedBy(), reason, mine, mine);
        }
        touched.accept(end.patient());
    }
}
