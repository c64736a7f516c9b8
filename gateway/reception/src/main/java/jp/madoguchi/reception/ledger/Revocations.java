package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/** When patients took all their consents back (R-CH-36), as one work sees it. */
public interface Revocations {

    /** The last time a patient did; empty if never. */
    Optional<Instant> of(ResourceId patient);

    /** A patient does. An earlier moment than the one that is kept changes nothing. */
    void save(FacilityCode facility, ResourceId patient, Instant at);
}
