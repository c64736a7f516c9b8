package jp.madoguchi.reception.medical;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * The continuing care of a patient ended; the right to note it is checked before.
 *
 * @param facility institution
 * @param patient  patient
 * @param on       last day of the care, in Japan: discharge, last home visit
 * @param by       who notes it, by the staff's identifier
 */
public record CareEnd(FacilityCode facility, ResourceId patient, LocalDate on, String by) {

    public CareEnd {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(on);
        if (by.isBlank()) {
            throw new IllegalArgumentException("somebody notes it");
        }
    }
}
