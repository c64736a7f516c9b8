package jp.madoguchi.domain.insurance;

import java.util.Objects;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * What tells one insured person from all others: insurer, symbol, number and branch.
 *
 * @param insurer insurer or public payer
 * @param symbol  symbol, where the card has one
 * @param number  number, or recipient number of a public expense
 * @param branch  branch number, where there is one
 */
public record MemberId(InsurerNumber insurer, @Nullable CardSymbol symbol, CardNumber number,
        @Nullable BranchNumber branch) {

    public MemberId {
        Objects.requireNonNull(insurer);
        Objects.requireNonNull(number);
    }

    /**
     * A membership that a person typed or imported. A late-stage elderly person's number is individual already: a branch beside it is
     * refused (R-BR-03). What the national system holds is not refused here, since it is a fact.
     */
    public static Parsed<MemberId> typed(InsurerNumber insurer, @Nullable CardSymbol symbol, CardNumber number,
            @Nullable BranchNumber branch) {
        return branch != null && !BranchNumber.isUsedBy(insurer)
                ? Parsed.refused(ProblemCode.BRANCH_NUMBER_NOT_USED, "branch")
                : Parsed.of(new MemberId(insurer, symbol, number, branch));
    }

    /** The same membership with the branch that an answer named (R-BR-04); no branch is added where none is used (R-BR-03). */
    public MemberId withBranch(@Nullable BranchNumber answered) {
        return answered == null || !BranchNumber.isUsedBy(insurer)
                ? this
                : new MemberId(insurer, symbol, number, answered);
    }

    /** Equal for two writings of one membership. A missing branch is a value of its own. */
    public String matchKey() {
        return cardKey() + "|" + (branch == null ? "" : branch.value());
    }

    /** As {@link #matchKey()} without the branch: what all persons of one card share. */
    public String cardKey() {
        return insurer.value() + "|" + (symbol == null ? "" : symbol.matchKey()) + "|" + number.matchKey();
    }

    /** Whether two writings may be of one membership: equal in insurer and number, and in every part that both name. */
    public boolean mayEqual(MemberId other) {
        return insurer.equals(other.insurer) && number.matchKey().equals(other.number.matchKey())
                && (symbol == null || other.symbol == null || symbol.matchKey().equals(other.symbol.matchKey()))
                && (branch == null || other.branch == null || branch.equals(other.branch));
    }

    /** Whether both stand on cards of one insurer, symbol and number, and no branch tells their persons apart (R-BR-02, R-BR-04). */
    public boolean mayBeOfOnePerson(MemberId other) {
        return cardKey().equals(other.cardKey())
                && (branch == null || other.branch == null || branch.equals(other.branch));
    }

    /** Masked: the insurer only. */
    @Override
    public String toString() {
        return "MemberId[" + insurer.value() + "]";
    }
}
