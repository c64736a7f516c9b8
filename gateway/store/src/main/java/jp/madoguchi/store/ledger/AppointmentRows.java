package jp.madoguchi.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.AppointmentRecord;
import jp.madoguchi.reception.ledger.Appointments;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.jspecify.annotations.Nullable;

/** Table {@code appointment}. */
final class AppointmentRows implements Appointments {

    private static final String TABLE = "appointment";
    private static final String ALL = "select id, version, record from appointment where ";

    private final Session session;
    private final RecordSeal seal;
    private final LongSupplier revision;
    private final Supplier<SqlFailure> overtaken;

    /**
     * @param revision  gives the work's revision; asked only when something is written
     * @param overtaken made when another node wrote what was read
     */
    AppointmentRows(Session session, RecordSeal seal, LongSupplier revision, Supplier<SqlFailure> overtaken) {
        this.session = session;
        this.seal = seal;
        this.revision = revision;
        this.overtaken = overtaken;
    }

    private AppointmentRecord read(ResultSet row) throws SQLException {
        return seal.open(TABLE, row.getString(1), row.getBytes(3), AppointmentRecord.class).at(row.getInt(2));
    }

    @Override
    public Optional<AppointmentRecord> of(FacilityCode facility, LocalDate day, PatientNumber patient) {
        return session.first(ALL + "subject = ?", this::read, (Object) subject(facility, day, patient));
    }

    private byte[] subject(FacilityCode facility, LocalDate day, PatientNumber patient) {
        return seal.blind().key("APPOINTMENT", facility.value(), day + "|" + patient.value());
    }

    @Override
    public List<AppointmentRecord> list(FacilityCode facility, LocalDate day, @Nullable ResourceId after, int most) {
        List<@Nullable Object> values = new ArrayList<>(List.of(facility.value(), day));
        if (after != null) {
            values.add(after.value());
        }
        values.add(most);
        return session.list(ALL + "facility = ? and visit = ?" + (after == null ? "" : " and id > ?")
                + " order by id limit ?", this::read, values.toArray());
    }

    @Override
    public List<Unplanned> unplanned(FacilityCode facility, LocalDate from, LocalDate to) {
        return session.list("""
                select visit, count(*), min(listed_at), max(listed_at) from appointment
                where facility = ? and withdrawn = false and batch is null and visit between ? and ?
                group by visit order by visit""",
                row -> new Unplanned(row.getObject(1, LocalDate.class), row.getInt(2),
                        Objects.requireNonNull(Session.instant(row, 3)),
                        Objects.requireNonNull(Session.instant(row, 4))),
                facility.value(), from, to);
    }

    @Override
    public List<AppointmentRecord> unplanned(FacilityCode facility, LocalDate day, int most) {
        return session.list(ALL + """
                facility = ? and withdrawn = false and batch is null and visit = ?
                order by listed_at, id limit ?""", this::read, facility.value(), day, most);
    }

    /** The unique blind key refuses what another node added meanwhile; then the work is run again. */
    @Override
    public AppointmentRecord save(AppointmentRecord appointment) {
        String id = appointment.id().value();
        AppointmentRecord now = appointment.at(appointment.version() + 1);
        String batch = appointment.batch() == null ? null : appointment.batch().value();
        byte[] sealed = seal.seal(TABLE, id, now);
        int saved = appointment.version() == 0
                ? session.update("""
                        insert into appointment (id, facility, visit, subject, withdrawn, source, listed_at, batch,
                        version, revision, record) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        id, appointment.facility().value(), appointment.day(),
                        subject(appointment.facility(), appointment.day(), appointment.patient()),
                        appointment.withdrawn(), appointment.source().name(), appointment.listedAt(), batch,
                        now.version(), revision.getAsLong(), sealed)
                : session.update("""
                        update appointment set withdrawn = ?, source = ?, listed_at = ?, batch = ?, version = ?,
                        revision = ?, record = ? where id = ? and version = ?""",
                        appointment.withdrawn(), appointment.source().name(), appointment.listedAt(), batch,
                        now.version(), revision.getAsLong(), sealed, id, appointment.version());
        if (saved == 0) {
            throw overtaken.get();
        }
        return now;
    }

    @Override
    public int forget(FacilityCode facility, LocalDate before, int most) {
        List<String> old = session.list(
                "select id from appointment where facility = ? and visit < ? order by visit limit ?",
                row -> row.getString(1), facility.value(), before, most);
        if (!old.isEmpty()) {
            long mine = revision.getAsLong();
            old.forEach(id -> session.update("delete from appointment where id = ? and revision < ?", id, mine));
        }
        return old.size();
    }
}
