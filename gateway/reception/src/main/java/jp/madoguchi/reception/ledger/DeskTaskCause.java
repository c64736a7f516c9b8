package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rule.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * Why a desk task was raised.
 *
 * @param reason     as a word of a closed set (a {@code DoubtReason}, a {@code ResultClass}, a {@code ProblemCode}); no personal data
 * @param rules      the rules that led there; may be empty
 * @param answer     the answer it is about, if any
 * @param candidates patients between whom somebody decides
 * @param asOf       when that was so; what is known from later may settle it
 */
public record DeskTaskCause(String reason, List<RuleId> rules, @Nullable ResourceId answer,
        List<ResourceId> candidates, Instant asOf) {

    public DeskTaskCause {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(asOf);
        rules = List.copyOf(rules);
        candidates = List.copyOf(candidates);
    }
}
