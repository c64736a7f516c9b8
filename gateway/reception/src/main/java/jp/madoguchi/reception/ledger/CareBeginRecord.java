package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * That the continuing care of a patient began (R-CH-34), as somebody noted it: the national system tells a house call, a home visit and an
 * in-patient's bedside by the end of the consent at most.
 *
 * @param id        its own id
 * @param facility  institution
 * @param patient   patient
 * @param situation HOME_VISIT or INPATIENT
 * @param on        first day of the care, in Japan
 * @param by        who noted it, by the staff's identifier
 * @param notedAt   when
 */
public record CareBeginRecord(ResourceId id, FacilityCode facility, ResourceId patient, CareSituation situation,
        LocalDate on, String by, Instant notedAt) {

    public CareBeginRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        if (situation != CareSituation.HOME_VISIT && situation != CareSituation.INPATIENT) {
            throw new IllegalArgumentException("home visits and in-patients only");
        }
        Objects.requireNonNull(on);
        Objects.requireNonNull(by);
        Objects.requireNonNull(notedAt);
    }

    /** Masked: the situation and the day. */
    @Override
    public String toString() {
        return "CareBeginRecord[" + situation + " " + on + "]";
    }
}
