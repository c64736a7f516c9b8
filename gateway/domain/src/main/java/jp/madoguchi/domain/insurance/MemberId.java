package jp.madoguchi.domain.insurance;

import java.util.Objects;
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

    /** Equal for two writings of one membership. A missing branch is a value of its own. */
    public String matchKey() {
        return cardKey() + "|" + (branch == null ? "" : branch.value());
    }

    /** As {@link #matchKey()} without the branch: what all persons of one card share. */
    public String cardKey() {
        return insurer.value() + "|" + (symbol == null ? "" : symbol.matchKey()) + "|" + number.matchKey();
    }

    /** Masked: the insurer only. */
    @Override
    public String toString() {
        return "MemberId[" + insurer.value() + "]";
    }
}
