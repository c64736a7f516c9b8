package jp.madoguchi.domain.subsidy;

import java.util.List;
import java.util.Set;

/**
 * The public expenses of a claim (rules 7.3).
 *
 * @param claimed those that it carries, 第1公費 first
 * @param leftOut those for which it has no place
 */
public record ClaimExpenses(List<PublicExpense> claimed, List<PublicExpense> leftOut) {

    /** What the claim clerk should know. */
    public enum Warning {
        /** More were chosen than a claim carries. */
        TOO_MANY_PUBLIC_EXPENSE
    }

    public ClaimExpenses {
        claimed = List.copyOf(claimed);
        leftOut = List.copyOf(leftOut);
    }

    /** What the claim clerk should know; empty when all is well. */
    public Set<Warning> warnings() {
        return leftOut.isEmpty() ? Set.of() : Set.of(Warning.TOO_MANY_PUBLIC_EXPENSE);
    }
}
