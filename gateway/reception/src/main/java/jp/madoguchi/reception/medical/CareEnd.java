package jp.madoguchi.reception.medical;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * The continuing care of a patient ended; the right to note it is checked before.
 *
 * @param facility institution
 * @param patient  patient
 * @param of       which care: HOME_VISIT, INPATIENT or ONLINE; null for all of it
 * @param on       last day of the care, in Japan: discharge, last home visit
 * @param by       who notes it, by the staff's identifier
 */
public record CareEnd(FacilityCode facility, ResourceId patient, @Nullable CareSituation of, LocalDate on,
        String by) {

    public CareEnd {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(on);
        if (by.isBlank()) {
            throw new IllegalArgumentException("somebody notes it");
        }
    }
}
