package jp.madoguchi.gateway.desk;

import java.time.YearMonth;
import java.util.Set;
import jp.madoguchi.domain.claim.ClaimDecision;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;

/**
 * A case as a clerk sees it.
 *
 * @param record   the case
 * @param run      when the hospital claims
 * @param month    month of claim that was looked at
 * @param decision how it would be claimed in that month; what was claimed stands in the case
 * @param open     what that hangs on that the official texts leave open (R-CL-07)
 */
record ShownCase(ClaimCaseRecord record, ClaimRun run, YearMonth month, ClaimDecision decision, Set<RuleSwitch> open) {}
