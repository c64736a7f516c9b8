package jp.madoguchi.reception.expense;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.certificate.LimitInForce;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import org.jspecify.annotations.Nullable;

/**
 * The limit category (限度額適用区分) of an insurance on the day of a visit.
 *
 * @param standing which counts, or why none does
 * @param open     what that hangs on that the official texts leave open (R-CT-04)
 * @param step     what the desk does where none counts; null where one does
 * @param caps     the highest amounts, the month's first
 */
public record LimitLine(LimitInForce standing, Set<RuleSwitch> open, @Nullable DeskStep step, List<CapLine> caps) {

    private static final List<RuleId> COUNTS = List.of(RuleId.of("R-CT-04"));
    private static final List<RuleId> NONE = List.of(RuleId.of("R-CT-01"), RuleId.of("R-CT-04"));

    public LimitLine {
        Objects.requireNonNull(standing);
        open = Set.copyOf(open);
        caps = List.copyOf(caps);
    }

    /** The rules that say so. */
    public List<RuleId> rules() {
        return standing instanceof LimitInForce.InForce ? COUNTS : NONE;
    }
}
