package jp.madoguchi.store.cache;

import java.io.Serializable;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * What a patient's entry is kept under. As it is the place that nearly all lookups lead to, it is kept once for each patient.
 *
 * @param facility institution; one text for all of its patients
 * @param patient  the patient's id
 */
public record PatientKey(String facility, CompactId patient) implements Lookup, Serializable {

    static PatientKey of(FacilityCode facility, ResourceId patient) {
        return new PatientKey(facility.value().intern(), CompactId.of(patient.value()));
    }
}
