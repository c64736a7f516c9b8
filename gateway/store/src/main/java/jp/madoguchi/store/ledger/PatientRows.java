package jp.madoguchi.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.store.ledger.sql.Session;
import org.jspecify.annotations.Nullable;

/** Tables {@code patient} and {@code patient_key}. */
final class PatientRows {

    private static final String TABLE = "patient";
    private static final String COLUMNS = "select p.id, p.record, p.revision, p.updated_at from patient p ";

    private final Session session;
    private final RecordSeal seal;

    PatientRows(Session session, RecordSeal seal) {
        this.session = session;
        this.seal = seal;
    }

    Optional<Stored<PatientRecord>> byId(ResourceId id) {
        return session.first(COLUMNS + "where p.id = ?", this::read, id.value());
    }

    Optional<Stored<PatientRecord>> byNumber(PatientKey number) {
        return session.first(COLUMNS + "where p.facility = ? and p.number_key = ?", this::read,
                number.facility().value(), number.blinded(seal));
    }

    List<Stored<PatientRecord>> withNumber(FacilityCode facility, @Nullable ResourceId after, int most) {
        return session.list(
                COLUMNS + "where p.facility = ? and p.number_key is not null and p.id > ? order by p.id limit ?",
                this::read, facility.value(), after == null ? "" : after.value(), most);
    }

    List<Stored<PatientRecord>> byKey(PatientKey key) {
        return session.list(
                COLUMNS + "join patient_key k on k.patient = p.id where k.kind = ? and k.blind = ? order by p.id",
                this::read, key.kind().name(), key.blinded(seal));
    }

    private Stored<PatientRecord> read(ResultSet row) throws SQLException {
        PatientRecord record = seal.open(TABLE, row.getString(1), row.getBytes(2), PatientRecord.class);
        return new Stored<>(record, row.getLong(3), Objects.requireNonNull(Session.instant(row, 4)));
    }

    void insert(PatientRecord patient, long revision, Instant at) {
        String id = patient.id().value();
        session.update("""
                insert into patient (facility, standing, number_key, revision, updated_at, record, id)
                values (?, ?, ?, ?, ?, ?, ?)""",
                patient.facility().value(), patient.standing().name(), numberKey(patient), revision, at,
                seal.seal(TABLE, id, patient), id);
        addKeys(patient, PatientKey.of(patient));
    }

    /** Writes over the row that was read; false if it is not that row any more. */
    boolean replace(Stored<PatientRecord> before, PatientRecord patient, long revision, Instant at) {
        String id = patient.id().value();
        int rows = session.update("""
                update patient set standing = ?, number_key = ?, revision = ?, updated_at = ?, record = ?
                where id = ? and revision = ?""",
                patient.standing().name(), numberKey(patient), revision, at, seal.seal(TABLE, id, patient), id,
                before.revision());
        if (rows == 1) {
            changeKeys(before.record(), patient);
        }
        return rows == 1;
    }

    /** Notes that something of this patient is new. With {@code from}, only over the row that was read. */
    boolean touch(ResourceId patient, @Nullable Long from, long revision, Instant at) {
        return from == null
                ? session.update("update patient set revision = ?, updated_at = ? where id = ? and revision <= ?",
                        revision, at, patient.value(), revision) == 1
                : session.update("update patient set revision = ?, updated_at = ? where id = ? and revision = ?",
                        revision, at, patient.value(), from) == 1;
    }

    private byte @Nullable [] numberKey(PatientRecord patient) {
        PatientNumber number = patient.number();
        return number == null ? null : PatientKey.number(patient.facility(), number).blinded(seal);
    }

    private void changeKeys(PatientRecord before, PatientRecord after) {
        Set<PatientKey> were = PatientKey.of(before);
        Set<PatientKey> are = PatientKey.of(after);
        List<@Nullable Object[]> gone = new ArrayList<>();
        for (PatientKey key : were) {
            if (!are.contains(key)) {
                gone.add(new @Nullable Object[]{key.kind().name(), key.blinded(seal), after.id().value()});
            }
        }
        session.batch("delete from patient_key where kind = ? and blind = ? and patient = ?", gone);
        are.removeAll(were);
        addKeys(after, are);
    }

    private void addKeys(PatientRecord patient, Set<PatientKey> keys) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (PatientKey key : keys) {
            rows.add(new @Nullable Object[]{key.kind().name(), key.blinded(seal), patient.id().value(),
                    patient.facility().value()});
        }
        session.batch("insert into patient_key (kind, blind, patient, facility) values (?, ?, ?, ?)", rows);
    }
}
