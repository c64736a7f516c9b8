package jp.madoguchi.store.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.CareEnds;
import jp.madoguchi.store.ledger.sql.Session;

/** Table {@code care_end}. */
final class CareEndRows implements CareEnds {

    private final Session session;
    private final LongSupplier revision;
    private final Consumer<ResourceId> touched;
    private final Instant at;

    /**
     * @param revision gives the work's revision; asked only when something is written
     * @param touched  told of patients of whom something can be read otherwise now
     * @param at       when the work is done
     */
    CareEndRows(Session session, LongSupplier revision, Consumer<ResourceId> touched, Instant at) {
        this.session = session;
        this.revision = revision;
        this.touched = touched;
        this.at = at;
    }

    @Override
    public Optional<LocalDate> of(ResourceId patient) {
        return end(session, patient).map(Stored::record);
    }

    /** The last day of a patient's care, as it was noted last, and with which revision. */
    static Optional<Stored<LocalDate>> end(Session session, ResourceId patient) {
        return session.first("select ended_on, revision, noted_at from care_end where patient = ?",
                row -> new Stored<>(row.getObject(1, LocalDate.class), row.getLong(2),
                        Objects.requireNonNull(Session.instant(row, 3))),
                patient.value());
    }

    @Override
    public void save(FacilityCode facility, ResourceId patient, LocalDate endedOn) {
        long mine = revision.getAsLong();
        if (session.update("update care_end set ended_on = ?, noted_at = ?, revision = ? where patient = ?", endedOn,
                at, mine, patient.value()) == 0) {
            session.update("""
                    insert into care_end (patient, facility, ended_on, noted_at, revision) values (?, ?, ?, ?, ?)""",
                    patient.value(), facility.value(), endedOn, at, mine);
        }
        touched.accept(patient);
    }
}
