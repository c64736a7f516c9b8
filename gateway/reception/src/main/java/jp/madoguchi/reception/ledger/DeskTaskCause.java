package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import org.jspecify.annotations.Nullable;

/**
 * Why a desk task was raised.
 *
 * @param reason     as a word of a closed set (a {@code DoubtReason}, a {@code ResultClass}, a {@code ProblemCode}); no personal data
 * @param rules      the rules that led there; may be empty
 * @param answer     the answer it is about, if any
 * @param candidates patients between whom somebody decides
 * @param asOf       when that was so; what is known from later may settle it
 * @param open       what it hangs on that the official texts leave open; mostly nothing
 */
public record DeskTaskCause(String reason, List<RuleId> rules, @Nullable ResourceId answer,
        List<ResourceId> candidates, Instant asOf, Set<RuleSwitch> open) {

    public DeskTaskCause {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(asOf);
        rules = List.copyOf(rules);
        candidates = List.copyOf(candidates);
        // Tasks from before it was kept say nothing of it.
        open = Set.copyOf(Objects.requireNonNullElse(open, Set.of()));
    }

    /** Why, where nothing is left open. */
    public DeskTaskCause(String reason, List<RuleId> rules, @Nullable ResourceId answer, List<ResourceId> candidates,
            Instant asOf) {
        this(reason, rules, answer, candidates, asOf, Set.of());
    }
}
