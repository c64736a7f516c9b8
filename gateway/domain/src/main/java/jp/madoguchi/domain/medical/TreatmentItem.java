package jp.madoguchi.domain.medical;

import org.jspecify.annotations.Nullable;

/**
 * One treatment (診療情報). Quantities are kept as written.
 *
 * @param code     code of the treatment
 * @param name     its name
 * @param category identification of the treatment (MeTrIdCl), as a code
 * @param quantity quantity
 * @param times    how often
 * @param unit     unit of the quantity
 */
public record TreatmentItem(
        @Nullable String code,
        @Nullable String name,
        @Nullable String category,
        @Nullable String quantity,
        @Nullable String times,
        @Nullable String unit) {

    /** Masked. */
    @Override
    public String toString() {
        return "TreatmentItem[masked]";
    }
}
