package jp.madoguchi.domain.subsidy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.insurance.Programme;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import org.jspecify.annotations.Nullable;

/**
 * Which public expenses a visit may use (rules 7.3): valid on the day, then applicable to illness and institution, then confirmed by
 * staff, then by priority. The gateway proposes, staff decide.
 *
 * @param proposed what may be used, first in the claim first
 * @param excluded what may not, and why
 */
public record ExpenseProposal(List<Proposed> proposed, List<Excluded> excluded) {

    /**
     * May be used.
     *
     * @param expense   the public expense
     * @param programme its programme; null where its number means nothing here
     * @param doubts    what staff should look at
     */
    public record Proposed(PublicExpense expense, @Nullable Programme programme, Set<Doubt> doubts) {
        public Proposed {
            Objects.requireNonNull(expense);
            doubts = Set.copyOf(doubts);
        }
    }

    /** May not be used, and why. */
    public record Excluded(PublicExpense expense, Exclusion why) {
        public Excluded {
            Objects.requireNonNull(expense);
            Objects.requireNonNull(why);
        }
    }

    /** What staff should look at. */
    public enum Doubt {
        /** It holds for a named illness only: is that what is treated? */
        NAMED_ILLNESS,
        /** It holds at named institutions only, and which is not known here. */
        NAMED_INSTITUTION,
        /** Its number belongs to no programme known here, so its place is the last. */
        UNKNOWN_PROGRAMME,
        /** Sources disagree on its place among the others. */
        RANK_UNCERTAIN
    }

    /** Why one may not be used. */
    public enum Exclusion {
        /** Its first day is after the visit. */
        NOT_YET_VALID,
        /** Its last day was before the visit. */
        EXPIRED,
        /** It names other institutions. */
        OTHER_INSTITUTION,
        /** Another illness is treated. */
        OTHER_ILLNESS,
        /** The number is an insurer's, not a public payer's. */
        NOT_A_PUBLIC_EXPENSE,
        /** The same entitlement is there from a better source. */
        SAME_AS_ANOTHER
    }

    private static final Comparator<PublicExpense> BY_WRITING = Comparator
            .comparing((PublicExpense expense) -> expense.payer().value())
            .thenComparing(PublicExpense::recipient)
            .thenComparing(PublicExpense::source)
            .thenComparing(expense -> String.valueOf(expense.validity().from()))
            .thenComparing(expense -> String.valueOf(expense.validity().to()))
            .thenComparing(expense -> expense.institutions().stream().map(FacilityCode::value).sorted().toList()
                    .toString());
    private static final Comparator<Proposed> BY_PRIORITY = Comparator
            .comparingInt((Proposed one) -> one.programme() == null ? Integer.MAX_VALUE : one.programme().priority())
            .thenComparing(Proposed::expense, BY_WRITING);

    public ExpenseProposal {
        proposed = List.copyOf(proposed);
        excluded = List.copyOf(excluded);
    }

    /** What may be used of all that a patient has. The order in which it is known makes no difference. */
    public static ExpenseProposal of(Collection<PublicExpense> known, Treatment treatment, Programmes programmes) {
        List<Proposed> proposed = new ArrayList<>();
        List<Excluded> excluded = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Comparator<PublicExpense> bestFirst = Comparator.comparing(PublicExpense::source).thenComparing(BY_WRITING);
        for (PublicExpense expense : known.stream().distinct().sorted(bestFirst).toList()) {
            Optional<Programme> programme = programmes.of(expense.payer(), treatment.visit());
            Exclusion why = exclusion(expense, programme.orElse(null), treatment);
            if (why == null && !seen.add(expense.matchKey())) {
                why = Exclusion.SAME_AS_ANOTHER;
            }
            if (why == null) {
                proposed.add(new Proposed(expense, programme.orElse(null), doubts(expense, programme.orElse(null))));
            } else {
                excluded.add(new Excluded(expense, why));
            }
        }
        proposed.sort(BY_PRIORITY);
        excluded.sort(Comparator.comparing(Excluded::expense, BY_WRITING));
        return new ExpenseProposal(proposed, excluded);
    }

    private static @Nullable Exclusion exclusion(PublicExpense expense, @Nullable Programme programme,
            Treatment treatment) {
        if (programme != null && !programme.isPublicExpense()) {
            return Exclusion.NOT_A_PUBLIC_EXPENSE;
        }
        if (expense.validity().from() != null && treatment.visit().isBefore(expense.validity().from())) {
            return Exclusion.NOT_YET_VALID;
        }
        if (!expense.validity().covers(treatment.visit())) {
            return Exclusion.EXPIRED;
        }
        if (!expense.institutions().isEmpty() && !expense.institutions().contains(treatment.facility())) {
            return Exclusion.OTHER_INSTITUTION;
        }
        boolean otherIllness = programme != null && programme.named()
                && treatment.otherIllnesses().contains(programme.code());
        return otherIllness ? Exclusion.OTHER_ILLNESS : null;
    }

    private static Set<Doubt> doubts(PublicExpense expense, @Nullable Programme programme) {
        if (programme == null) {
            return Set.of(Doubt.UNKNOWN_PROGRAMME);
        }
        EnumSet<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (programme.named()) {
            doubts.add(Doubt.NAMED_ILLNESS);
            if (expense.institutions().isEmpty()) {
                doubts.add(Doubt.NAMED_INSTITUTION);
            }
        }
        if (!programme.rankCertain()) {
            doubts.add(Doubt.RANK_UNCERTAIN);
        }
        return doubts;
    }

    /** What the desk does about the proposal; empty when there is nothing to choose. */
    public Optional<DeskStep> step() {
        return proposed.isEmpty() ? Optional.empty() : Optional.of(DeskStep.CHOOSE_PUBLIC_EXPENSES);
    }

    /** The public expenses of a claim after staff said which of those proposed are used. */
    public ClaimExpenses confirm(Set<PublicExpense> chosen, Treatment treatment, RuleSwitches switches) {
        List<PublicExpense> ordered = proposed.stream().map(Proposed::expense).filter(chosen::contains).toList();
        int most = switches.number(RuleSwitch.PUBLIC_EXPENSES_PER_CLAIM, treatment.visit());
        int kept = Math.min(most, ordered.size());
        return new ClaimExpenses(ordered.subList(0, kept), ordered.subList(kept, ordered.size()));
    }
}
