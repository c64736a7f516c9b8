package jp.madoguchi.gateway.desk;

import java.time.YearMonth;
import jp.madoguchi.domain.claim.ClaimDecision;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;

/**
 * A case as a clerk sees it.
 *
 * @param record   the case
 * @param month    month of claim that was looked at
 * @param decision how it would be claimed in that month; what was claimed stands in the case
 */
record ShownCase(ClaimCaseRecord record, YearMonth month, ClaimDecision decision) {}
