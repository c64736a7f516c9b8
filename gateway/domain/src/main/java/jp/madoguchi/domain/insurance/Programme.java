package jp.madoguchi.domain.insurance;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the first two digits of an insurer's or public payer's number stand for (法別番号, rules 7.3).
 *
 * @param code         two digits; {@code 00} for national health insurance, whose numbers have none
 * @param prefecture   two digits where the number means this in one prefecture only; null where it does everywhere
 * @param scope        whose it is
 * @param category     major category of insurance
 * @param key          a word for programs, such as {@code local-child}
 * @param priority     rank in a claim that carries several, the smallest first (第1公費); 0 for an insurance
 * @param rankCertain  whether all sources agree on the rank
 * @param named        whether it holds for the named illness at the named institution only (指定医療機関)
 * @param inHub        whether bodies may hold its certificates in the public medical hub (PMH)
 * @param japanese     what a clerk calls it
 * @param english      the same in English
 */
public record Programme(
        String code,
        @Nullable String prefecture,
        ProgrammeScope scope,
        CoverageCategory category,
        String key,
        int priority,
        boolean rankCertain,
        boolean named,
        boolean inHub,
        String japanese,
        String english) {

    public Programme {
        Objects.requireNonNull(code);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(category);
        Objects.requireNonNull(key);
        Objects.requireNonNull(japanese);
        Objects.requireNonNull(english);
    }

    /** Whether it is a public expense (公費), national or local, rather than an insurance. */
    public boolean isPublicExpense() {
        return scope != ProgrammeScope.INSURANCE;
    }
}
