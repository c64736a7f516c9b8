package jp.madoguchi.reception.expense;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.insurance.Programme;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.ledger.CoverageRecord;
import org.jspecify.annotations.Nullable;

/**
 * An insurance that covers the day of a visit.
 *
 * @param coverage    the insurance as the ledger keeps it
 * @param member      insurer and number
 * @param programme   its kind; null where the number means nothing here
 * @param askedForDay whether the national system was asked about this day or a later one: an earlier answer does not carry over (R-CH-03)
 * @param share       what the patient pays of it
 * @param limit       its limit category
 * @param diseases    its certificates of specific diseases
 */
public record InsuranceLine(CoverageRecord coverage, MemberId member, @Nullable Programme programme,
        boolean askedForDay, Share share, LimitLine limit, List<DiseaseLine> diseases) {

    private static final List<RuleId> ASKED = List.of(RuleId.of("R-CH-30"));
    private static final List<RuleId> EARLIER = List.of(RuleId.of("R-CH-03"), RuleId.of("R-CH-30"));

    public InsuranceLine {
        Objects.requireNonNull(coverage);
        Objects.requireNonNull(member);
        Objects.requireNonNull(share);
        Objects.requireNonNull(limit);
        diseases = List.copyOf(diseases);
    }

    /** The rules that say how far it is proven. */
    public List<RuleId> rules() {
        return askedForDay ? ASKED : EARLIER;
    }
}
