package jp.madoguchi.reception.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/** The cases of visits whose qualification was not verified, as one work sees them. */
public interface ClaimCases {

    /** A case. */
    Optional<ClaimCaseRecord> byId(ResourceId id);

    /** All cases of a patient, oldest visit first. */
    List<ClaimCaseRecord> of(ResourceId patient);

    /** A facility's cases of nobody known that still wait for a proof. */
    List<ClaimCaseRecord> withoutPatient(FacilityCode facility);

    /** Cases that the national system should be asked about again by {@code today}; those first that are due the longest. */
    List<ClaimCaseRecord> due(LocalDate today, int most);

    /**
     * Adds a case, or replaces it by its next version.
     *
     * @param run when the hospital claims: the day on which the case is due again hangs on it
     */
    void save(ClaimCaseRecord record, ClaimRun run);
}
