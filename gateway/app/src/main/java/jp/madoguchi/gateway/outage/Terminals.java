package jp.madoguchi.gateway.outage;

import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.mode.HealthWatch;
import jp.madoguchi.reception.mode.TerminalHealth;

/**
 * The terminals that can be asked, and how they are.
 *
 * @param facility institution
 * @param asking   they; none in shadow mode
 * @param watch    what is known of them
 */
public record Terminals(FacilityCode facility, List<TerminalId> asking, HealthWatch watch) {

    public Terminals {
        asking = List.copyOf(asking);
    }

    TerminalHealth health(TerminalId terminal) {
        return watch.of(facility, terminal);
    }

    /**
     * The terminal that somebody names; without a name the usual one, if it can be asked, else the first.
     *
     * @throws ProblemException {@code SHADOW_MODE} if none can be asked, {@code VALUE_MALFORMED} if there is no such terminal
     */
    public TerminalId choose(String name, Optional<TerminalId> usual) {
        if (asking.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.SHADOW_MODE));
        }
        if (name.isEmpty()) {
            return usual.filter(asking::contains).orElse(asking.getFirst());
        }
        return asking.stream().filter(one -> one.value().equals(name)).findFirst()
                .orElseThrow(() -> new ProblemException(Problem.at(ProblemCode.VALUE_MALFORMED, "terminal")));
    }
}
