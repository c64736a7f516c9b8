package jp.madoguchi.reception.claim;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * Which case somebody works on.
 *
 * @param facility institution; another institution's cases are not there
 * @param caseId   the case
 */
public record CaseOrder(FacilityCode facility, ResourceId caseId) {

    public CaseOrder {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(caseId);
    }
}
