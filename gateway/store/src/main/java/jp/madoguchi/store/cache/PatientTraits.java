package jp.madoguchi.store.cache;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a patient so that a search looks through all without decoding one (docs/design/fhir-api.md 3). In memory only, as the
 * resources are.
 *
 * @param names     all parts of all names, normalised by {@code SearchText}, each between line feeds: {@code "\nヤマダ\nタロウ\n"}
 * @param birthDate day of birth, where known
 * @param changed   when anything of the patient changed last
 */
public record PatientTraits(String names, @Nullable LocalDate birthDate, Instant changed) implements Serializable {

    /** Without content: all of it is personal. */
    @Override
    public String toString() {
        return "PatientTraits";
    }
}
