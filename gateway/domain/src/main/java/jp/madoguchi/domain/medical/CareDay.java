package jp.madoguchi.domain.medical;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done on one day.
 *
 * @param done       day of treatment or dispensing (DiDate)
 * @param prescribed day of the prescription (PrDate)
 * @param medicines  medicines
 * @param treatments treatments
 */
public record CareDay(@Nullable LocalDate done, @Nullable LocalDate prescribed, List<Medicine> medicines,
        List<TreatmentItem> treatments) {

    public CareDay {
        medicines = List.copyOf(medicines);
        treatments = List.copyOf(treatments);
    }

    /** Masked: numbers only. */
    @Override
    public String toString() {
        return "CareDay[" + medicines.size() + " " + treatments.size() + "]";
    }
}
