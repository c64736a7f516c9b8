package jp.madoguchi.reception.claim;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.ExportPurpose;

/**
 * Somebody wants what a claim names of a patient; the right is checked before.
 *
 * @param facility institution
 * @param patient  whose
 * @param visit    day of the visit; its month is that of the treatment
 * @param purpose  what for
 * @param consumer who gets it: the program, by its name; never blank
 */
public record ExportOrder(FacilityCode facility, ResourceId patient, LocalDate visit, ExportPurpose purpose,
        String consumer) {

    public ExportOrder {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(visit);
        Objects.requireNonNull(purpose);
        if (consumer.isBlank()) {
            throw new IllegalArgumentException("an export is to somebody");
        }
    }

    /** Masked: patient and purpose. */
    @Override
    public String toString() {
        return "ExportOrder[" + patient + " " + purpose + "]";
    }
}
