package jp.madoguchi.store.ledger;

import java.nio.ByteBuffer;
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

    private static final String BY_IDS = COLUMNS + "join " + Slices.rows("(cast(? as varchar(64)))")
            + " as w (id) on p.id = w.id";
    private static final String BY_NUMBERS = COLUMNS + "join " + Slices.rows("(cast(? as blind_key))")
            + " as w (number_key) on p.number_key = w.number_key where p.facility = ?";
    private static final String BEARERS = "select k.blind, p.id, p.number_key is null from "
            + Slices.rows("(cast(? as varchar(16)), cast(? as blind_key))")
            + " as w (kind, blind) join patient_key k on k.kind = w.kind and k.blind = w.blind"
            + " join patient p on p.id = k.patient limit ?";
    private static final String KEYS_OF = "select k.blind, k.patient from "
            + Slices.rows("(cast(? as varchar(64)))")
            + " as w (patient) join patient_key k on k.patient = w.patient";
    private static final String INSERT_KEY = "insert into patient_key (kind, blind, patient, facility) values (?, ?, ?, ?)";

    private final Session session;
    private final RecordSeal seal;

    PatientRows(Session session, RecordSeal seal) {
        this.session = session;
        this.seal = seal;
    }

    Optional<Stored<PatientRecord>> byId(ResourceId id) {
        return session.first(COLUMNS + "where p.id = ?", this::read, id.value());
    }

    /** Those who are there, in no order. */
    List<Stored<PatientRecord>> byIds(List<String> ids) {
        List<Stored<PatientRecord>> found = new ArrayList<>();
        for (List<@Nullable String> some : Slices.<String>of(ids)) {
            found.addAll(session.list(BY_IDS, this::read, some.toArray()));
        }
        return found;
    }

    Optional<Stored<PatientRecord>> byNumber(PatientKey number) {
        return session.first(COLUMNS + "where p.facility = ? and p.number_key = ?", this::read,
                number.facility().value(), number.blinded(seal));
    }

    /** Patients of one institution, by their numbers. */
    List<Stored<PatientRecord>> byNumbers(FacilityCode facility, List<PatientKey> numbers) {
        List<Stored<PatientRecord>> found = new ArrayList<>();
        for (List<byte @Nullable []> some : Slices.of(numbers.stream().map(key -> key.blinded(seal)).toList())) {
            List<@Nullable Object> parameters = new ArrayList<>(some);
            parameters.add(facility.value());
            found.addAll(session.list(BY_NUMBERS, this::read, parameters.toArray()));
        }
        return found;
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

    /** As {@link #byKey}, at most so many, in no order. */
    List<Stored<PatientRecord>> someByKey(PatientKey key, int most) {
        return session.list(
                COLUMNS + "join patient_key k on k.patient = p.id where k.kind = ? and k.blind = ? limit ?",
                this::read, key.kind().name(), key.blinded(seal), most);
    }

    /**
     * Whom a key leads to.
     *
     * @param blind       the key
     * @param patient     the patient
     * @param provisional whether the patient is without a number
     */
    record Bearer(ByteBuffer blind, ResourceId patient, boolean provisional) {}

    /** Whom these keys, {@value Slices#SIZE} at most, lead to; so many are read at most. */
    List<Bearer> bearers(List<PatientKey> keys, int most) {
        List<@Nullable Object> parameters = new ArrayList<>();
        for (PatientKey key : Slices.<PatientKey>of(keys).getFirst()) {
            parameters.add(key == null ? null : key.kind().name());
            parameters.add(key == null ? null : key.blinded(seal));
        }
        parameters.add(most);
        return session.list(BEARERS, row -> new Bearer(ByteBuffer.wrap(row.getBytes(1)),
                new ResourceId(row.getString(2)), row.getBoolean(3)), parameters.toArray());
    }

    /** Every patient of an institution who has no number, by every key. */
    List<Bearer> provisionalBearers(FacilityCode facility) {
        List<String> all = session.list("select id from patient where facility = ? and number_key is null",
                row -> row.getString(1), facility.value());
        List<Bearer> bearers = new ArrayList<>();
        for (List<@Nullable String> some : Slices.<String>of(all)) {
            bearers.addAll(session.list(KEYS_OF, row -> new Bearer(ByteBuffer.wrap(row.getBytes(1)),
                    new ResourceId(row.getString(2)), true), some.toArray()));
        }
        return bearers;
    }

    private Stored<PatientRecord> read(ResultSet row) throws SQLException {
        PatientRecord record = seal.open(TABLE, row.getString(1), row.getBytes(2), PatientRecord.class);
        return new Stored<>(record, row.getLong(3), Objects.requireNonNull(Session.instant(row, 4)));
    }

    void insert(List<PatientRecord> patients, long revision, Instant at) {
        List<@Nullable Object[]> rows = new ArrayList<>(patients.size());
        List<@Nullable Object[]> keys = new ArrayList<>(3 * patients.size());
        for (PatientRecord patient : patients) {
            String id = patient.id().value();
            rows.add(new @Nullable Object[]{patient.facility().value(), patient.standing().name(), numberKey(patient),
                    revision, at, seal.seal(TABLE, id, patient), id});
            PatientKey.of(patient).forEach(key -> keys.add(key(patient, key)));
        }
        session.batch("""
                insert into patient (facility, standing, number_key, revision, updated_at, record, id)
                values (?, ?, ?, ?, ?, ?, ?)""", rows);
        session.batch(INSERT_KEY, keys);
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
        session.batch(INSERT_KEY, are.stream().map(key -> key(after, key)).toList());
    }

    private @Nullable Object[] key(PatientRecord patient, PatientKey key) {
        return new @Nullable Object[]{key.kind().name(), key.blinded(seal), patient.id().value(),
                patient.facility().value()};
    }
}
