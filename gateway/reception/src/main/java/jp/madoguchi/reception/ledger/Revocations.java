package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.InquiryId;

/** When patients took all their consents back (R-CH-36), as one work sees it. */
public interface Revocations {

    /** The last time a patient did; empty if never. */
    Optional<Instant> of(ResourceId patient);

    /** The last time that each of these patients did; who never did is left out. */
    Map<ResourceId, Instant> of(Set<ResourceId> patients);

    /** A patient does. An earlier moment than the one that is kept changes nothing. */
    void save(FacilityCode facility, ResourceId patient, Instant at);

    /** What became of one that was sent to the national system. */
    Optional<HomeRevocation> sentBy(InquiryId question);

    /** The newest that was sent for a patient. */
    Optional<HomeRevocation> newestSent(ResourceId patient);

    /** Those of which nothing was said since a time or before, oldest first, so many at most. */
    List<HomeRevocation> unanswered(FacilityCode facility, Instant askedBy, int most);

    /** Adds or replaces what became of one. */
    void save(HomeRevocation revocation);
}
