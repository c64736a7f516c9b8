package jp.madoguchi.gateway.fhir;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is kept of every patient so that all can be looked through without decoding them. */
public interface Traits {

    /**
     * All parts of all names, each normalised as {@link jp.madoguchi.domain.identity.SearchText} does, each between line feeds:
     * {@code "\nヤマダ\nタロウ\n"}.
     */
    String names();

    /** Day of birth, where it is known. */
    @Nullable
    LocalDate birthDate();

    /** When anything of the patient changed last. */
    Instant changed();
}
