package jp.madoguchi.domain.claim;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import org.jspecify.annotations.Nullable;

/** How one visit is claimed in one month, with the rules that led there. */
public sealed interface ClaimDecision {

    /** Why. */
    List<RuleId> rules();

    /**
     * It is claimed.
     *
     * @param way   in which of the four ways
     * @param entry what is written into the claim
     */
    record Claim(ClaimWay way, ClaimEntry entry, List<RuleId> rules) implements ClaimDecision {
        public Claim {
            Objects.requireNonNull(way);
            Objects.requireNonNull(entry);
            rules = List.copyOf(rules);
        }

        /** What makes it come back all the same, though it is re-assigned as a rule (R-CL-04); empty where it is not claimed by a former number. */
        public Set<ReturnReason> comesBackIf() {
            return way == ClaimWay.FORMER ? Reassignment.COMES_BACK_IF : Set.of();
        }
    }

    /**
     * It waits (HOLD).
     *
     * @param reason why, with what a person does about it
     * @param until  the first month in which it can be claimed, where a date is all that is missing
     */
    record Hold(HoldReason reason, @Nullable YearMonth until, List<RuleId> rules) implements ClaimDecision {
        public Hold {
            Objects.requireNonNull(reason);
            rules = List.copyOf(rules);
        }
    }

    /**
     * It is not claimed (NOT_CLAIMABLE): the patient pays the whole cost, and is paid back after later proof.
     *
     * @param step what a person does: {@code PROOF_LATER}
     */
    record NotClaimable(DeskStep step, List<RuleId> rules) implements ClaimDecision {
        public NotClaimable {
            Objects.requireNonNull(step);
            rules = List.copyOf(rules);
        }
    }
}
