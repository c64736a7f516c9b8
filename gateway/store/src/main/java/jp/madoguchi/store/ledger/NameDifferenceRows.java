package jp.madoguchi.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.NameDifferenceRecord;
import jp.madoguchi.reception.ledger.NameDifferences;
import jp.madoguchi.store.ledger.sql.Session;

/** Table {@code name_difference}: both spellings are sealed. */
final class NameDifferenceRows implements NameDifferences {

    private static final String TABLE = "name_difference";

    private final Session session;
    private final RecordSeal seal;
    private final LongSupplier revision;

    /** @param revision gives the work's revision; asked only when something is written */
    NameDifferenceRows(Session session, RecordSeal seal, LongSupplier revision) {
        this.session = session;
        this.seal = seal;
        this.revision = revision;
    }

    @Override
    public List<NameDifferenceRecord> of(ResourceId patient) {
        return session.list(
                "select task, record from name_difference where patient = ? order by first_seen_at, task", this::read,
                patient.value());
    }

    /** What a facility's task is about. */
    Optional<NameDifferenceRecord> ofTask(FacilityCode facility, ResourceId task) {
        return session.first("select task, record from name_difference where task = ? and facility = ?", this::read,
                task.value(), facility.value());
    }

    @Override
    public void add(NameDifferenceRecord difference) {
        String task = difference.task().value();
        session.update("""
                insert into name_difference (task, facility, patient, first_seen_at, revision, record)
                values (?, ?, ?, ?, ?, ?)""",
                task, difference.facility().value(), difference.patient().value(), difference.firstSeenAt(),
                revision.getAsLong(), seal.seal(TABLE, task, difference));
    }

    private NameDifferenceRecord read(ResultSet row) throws SQLException {
        return seal.open(TABLE, row.getString(1), row.getBytes(2), NameDifferenceRecord.class);
    }
}
