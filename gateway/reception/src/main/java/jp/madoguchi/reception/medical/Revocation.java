package jp.madoguchi.reception.medical;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * A patient takes all consents back; the right to note it is checked before.
 *
 * @param facility institution
 * @param patient  patient
 * @param by       who notes it, by the staff's identifier
 */
public record Revocation(FacilityCode facility, ResourceId patient, String by) {

    public Revocation {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        if (by.isBlank()) {
            throw new IllegalArgumentException("somebody notes it");
        }
    }
}
