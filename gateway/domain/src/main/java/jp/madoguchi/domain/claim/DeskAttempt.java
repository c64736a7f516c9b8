package jp.madoguchi.domain.claim;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A verification at the desk, and what the clerk knows beside its result.
 *
 * @param visit         day of the visit
 * @param result        what the verification gave; {@link ResultClass#EQUIPMENT} where none was possible
 * @param brought       what the patient came with
 * @param insured       what the patient says about being insured
 * @param knownPatient  whether identity and earlier insurance are known from earlier visits (再診・受診歴)
 * @param oqsReachable  whether the national system can be reached in another way than by the reader that failed
 * @param shown         what the patient showed instead, if anything
 * @param declaration   the declaration, written or heard, if there is one
 */
public record DeskAttempt(
        LocalDate visit,
        ResultClass result,
        Brought brought,
        InsuredStatement insured,
        boolean knownPatient,
        boolean oqsReachable,
        @Nullable ShownProof shown,
        @Nullable QualificationDeclaration declaration) {

    public DeskAttempt {
        Objects.requireNonNull(visit);
        Objects.requireNonNull(result);
        Objects.requireNonNull(brought);
        Objects.requireNonNull(insured);
        if (declaration != null && insured == InsuredStatement.NOT_INSURED) {
            throw new IllegalArgumentException("whoever hands in a declaration says that they are insured");
        }
    }
}
