package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.CardQuestion;
import org.jspecify.annotations.Nullable;

/**
 * That a patient is expected on a day. There is one for each institution, day and patient, however many visits of that day are booked.
 *
 * @param id        id
 * @param facility  institution
 * @param day       day of the visit, in Japan
 * @param patient   the hospital's number
 * @param card      card data that the list named; without it, what is on file is asked with
 * @param withdrawn whether nobody is expected any more
 * @param source    who said so last
 * @param listedAt  since when it stands as it does
 * @param batch     the bulk jobs in which it was planned to ask about the patient; null while it was not
 * @param version   as the ledger gave it; 0 while it was never saved
 */
public record AppointmentRecord(
        ResourceId id,
        FacilityCode facility,
        LocalDate day,
        PatientNumber patient,
        @Nullable CardQuestion card,
        boolean withdrawn,
        AppointmentSource source,
        Instant listedAt,
        @Nullable ResourceId batch,
        int version) {

    public AppointmentRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(day);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(source);
        Objects.requireNonNull(listedAt);
        if (version < 0) {
            throw new IllegalArgumentException("versions count from 0");
        }
    }

    /** Whether it still has to be planned to ask about the patient. */
    public boolean isUnplanned() {
        return !withdrawn && batch == null;
    }

    /** The same, as a newer list says it. */
    public AppointmentRecord listed(@Nullable CardQuestion newCard, boolean nowWithdrawn, AppointmentSource by,
            Instant at) {
        return new AppointmentRecord(id, facility, day, patient, newCard, nowWithdrawn, by, at, batch, version);
    }

    /** The same, planned. */
    public AppointmentRecord planned(ResourceId in) {
        return new AppointmentRecord(id, facility, day, patient, card, withdrawn, source, listedAt, in, version);
    }

    /** The same as a ledger holds it. */
    public AppointmentRecord at(int ledgersVersion) {
        return new AppointmentRecord(id, facility, day, patient, card, withdrawn, source, listedAt, batch,
                ledgersVersion);
    }

    /** Masked: id and day only. */
    @Override
    public String toString() {
        return "AppointmentRecord[" + id + " " + day + "]";
    }
}
