package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/** The ledger's own list of who is expected when, as one work sees it. Whoever tells of appointments writes here. */
public interface Appointments {

    /**
     * A day on which somebody is expected whom nobody has planned to ask about.
     *
     * @param day    the day
     * @param number how many
     * @param oldest since when the first of them is listed
     * @param newest since when the last of them is listed
     */
    record Unplanned(LocalDate day, int number, Instant oldest, Instant newest) {
        public Unplanned {
            Objects.requireNonNull(day);
            Objects.requireNonNull(oldest);
            Objects.requireNonNull(newest);
        }
    }

    /** A patient's appointment of a day, withdrawn ones too. */
    Optional<AppointmentRecord> of(FacilityCode facility, LocalDate day, PatientNumber patient);

    /** All of a day by id, withdrawn ones too; those behind an id, if one is given. */
    List<AppointmentRecord> list(FacilityCode facility, LocalDate day, @Nullable ResourceId after, int most);

    /** Days of a span with appointments that are not planned yet, in order. */
    List<Unplanned> unplanned(FacilityCode facility, LocalDate from, LocalDate to);

    /** The appointments of a day that are not planned yet; those first that are listed the longest. */
    List<AppointmentRecord> unplanned(FacilityCode facility, LocalDate day, int most);

    /** Adds an appointment, or replaces exactly the version that it bears; gives it with its new version. */
    AppointmentRecord save(AppointmentRecord appointment);

    /** Deletes appointments of days before a day, and tells how many. */
    int forget(FacilityCode facility, LocalDate before, int most);
}
