package jp.madoguchi.reception.claim;

import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;

/** Cases as they are read, beside the ledger's writer. Every call waits for the database, and fails with {@code LEDGER_UNAVAILABLE}. */
public interface CaseReadings {

    /** A page of cases, sorted by day of the visit and id. */
    CasePage page(CaseQuery query);

    /** A facility's case. */
    Optional<ClaimCaseRecord> one(FacilityCode facility, ResourceId id);
}
