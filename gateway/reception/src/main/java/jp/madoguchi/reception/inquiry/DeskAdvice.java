package jp.madoguchi.reception.inquiry;

import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.claim.DeskDecision;
import jp.madoguchi.domain.rule.RuleSwitch;

/**
 * What the desk does because of an answer, as it is told to whoever asked.
 *
 * @param decision what the desk does, and why; without a step where nothing is left to do
 * @param open     what that hangs on that the official texts leave open (R-CH-22, R-RS-09); mostly nothing
 */
public record DeskAdvice(DeskDecision decision, Set<RuleSwitch> open) {

    public DeskAdvice {
        Objects.requireNonNull(decision);
        open = Set.copyOf(open);
    }
}
