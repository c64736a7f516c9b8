package jp.madoguchi.reception.claim;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.reception.desk.OrderIdentifiers;
import jp.madoguchi.reception.ledger.AppliedRequest;

/**
 * Somebody wants to change a case.
 *
 * @param facility institution; another institution's cases are not there
 * @param caseId   the case
 * @param version  the version that they saw
 * @param request  the request: the same one again changes nothing. Its action names who it is by, and holds no personal data
 */
public record CaseOrder(FacilityCode facility, ResourceId caseId, int version, AppliedRequest request) {

    public CaseOrder {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(caseId);
        Objects.requireNonNull(request);
    }

    /**
     * Takes what a client sent; identifiers have 1 to 64 letters, digits and {@code . _ @ -}.
     *
     * @param requestId the client's identifier of this request
     * @param action    what it asks for, with everything in it that makes it another request, as a word or a digest
     * @param by        who, by the staff's identifier
     */
    public static Parsed<CaseOrder> parse(FacilityCode facility, ResourceId caseId, int version, String requestId,
            String action, String by) {
        return OrderIdentifiers.parse(requestId, by,
                () -> new CaseOrder(facility, caseId, version, new AppliedRequest(requestId, action + " " + by)));
    }
}
