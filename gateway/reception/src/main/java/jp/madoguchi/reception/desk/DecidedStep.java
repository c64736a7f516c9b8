package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.channel.NextStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.reception.ledger.DeskTask;
import org.jspecify.annotations.Nullable;

/**
 * What comes next at the desk, and what it left to people.
 *
 * @param step    the step, with the rules that led there
 * @param patient whom it is about; null while nobody knows
 * @param visit   day of the visit
 * @param open    what the step hangs on that the official texts leave open; mostly nothing
 * @param tasks   the desk tasks that stand for it, raised now or before; empty where no person has to act later
 */
public record DecidedStep(NextStep step, @Nullable ResourceId patient, LocalDate visit,
        Set<RuleSwitch> open, List<DeskTask> tasks) {

    public DecidedStep {
        Objects.requireNonNull(step);
        Objects.requireNonNull(visit);
        open = Set.copyOf(open);
        tasks = List.copyOf(tasks);
    }

    /** Masked: the visit only. */
    @Override
    public String toString() {
        return "DecidedStep[" + visit + "]";
    }
}
