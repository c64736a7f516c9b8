package jp.madoguchi.reception.medical;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * The continuing care of a patient began; the right to note it is checked before.
 *
 * @param facility  institution
 * @param patient   patient
 * @param situation HOME_VISIT or INPATIENT
 * @param on        first day of the care, in Japan
 * @param by        who notes it, by the staff's identifier
 */
public record CareBegin(FacilityCode facility, ResourceId patient, CareSituation situation, LocalDate on, String by) {

    public CareBegin {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(situation);
        Objects.requireNonNull(on);
        if (by.isBlank()) {
            throw new IllegalArgumentException("somebody notes it");
        }
    }
}
