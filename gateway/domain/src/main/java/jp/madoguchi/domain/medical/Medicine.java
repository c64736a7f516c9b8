package jp.madoguchi.domain.medical;

import org.jspecify.annotations.Nullable;

/**
 * One medicine. Quantities are kept as written: nothing here computes with them.
 *
 * @param code        code of the medicine
 * @param name        its name
 * @param ingredient  general name of what is in it
 * @param quantity    quantity
 * @param unit        unit of the quantity
 * @param usage       how it is taken
 * @param instruction special instruction
 * @param times       days or times it was given for
 * @param category    identification of the treatment (MeTrIdCl), as a code
 */
public record Medicine(
        @Nullable String code,
        @Nullable String name,
        @Nullable String ingredient,
        @Nullable String quantity,
        @Nullable String unit,
        @Nullable String usage,
        @Nullable String instruction,
        @Nullable String times,
        @Nullable String category) {

    /** Masked. */
    @Override
    public String toString() {
        return "Medicine[masked]";
    }
}
