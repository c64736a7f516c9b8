package jp.madoguchi.reception.claim;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk opens a case with when there was no answer at all: reader, terminal or network failed.
 *
 * @param facility  institution
 * @param terminal  terminal that re-queries go through
 * @param patient   patient, if it is known who it is
 * @param birthDate birth date, where it is known and the patient is not
 * @param visit     day of the visit
 * @param result    what the verification gave; never a proof
 * @param insured   whether the patient says that a valid insurance exists
 */
public record CaseOpening(FacilityCode facility, TerminalId terminal, @Nullable ResourceId patient,
        @Nullable LocalDate birthDate, LocalDate visit, ResultClass result, boolean insured) {

    public CaseOpening {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(visit);
        Objects.requireNonNull(result);
    }

    /** Masked: the visit only. */
    @Override
    public String toString() {
        return "CaseOpening[" + visit + " " + result + "]";
    }
}
