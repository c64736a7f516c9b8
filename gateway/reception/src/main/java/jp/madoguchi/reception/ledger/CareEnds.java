package jp.madoguchi.reception.ledger;

import java.time.LocalDate;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/** When the continuing care of patients ended (R-CH-34), as one work sees it. */
public interface CareEnds {

    /** The last day of a patient's care, in Japan, as it was noted last; empty if no end was noted. */
    Optional<LocalDate> of(ResourceId patient);

    /** A patient's care ended. What is noted last counts, also where it is an earlier day: it may be a correction. */
    void save(FacilityCode facility, ResourceId patient, LocalDate endedOn);
}
