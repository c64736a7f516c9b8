package jp.madoguchi.reception.claim;

import java.util.List;
import java.util.Optional;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;

/**
 * A page of the list of cases.
 *
 * @param cases sorted by day of the visit and id
 * @param more  whether others follow
 */
public record CasePage(List<ClaimCaseRecord> cases, boolean more) {

    public CasePage {
        cases = List.copyOf(cases);
    }

    /** Where the next page begins; empty on the last one. */
    public Optional<CaseCursor> next() {
        return more && !cases.isEmpty() ? Optional.of(CaseCursor.behind(cases.getLast())) : Optional.empty();
    }
}
