package jp.madoguchi.domain.channel;

import java.util.Optional;
import jp.madoguchi.domain.insurance.CoverageCategory;

/** The scheme that issued a paper: provisional rules differ by it (R-CH-20, R-CH-21). */
public enum InsuranceScheme {
    /** 国民健康保険. */
    NATIONAL,
    /** 後期高齢者医療. */
    LATE_ELDERLY,
    /** 被用者保険. */
    EMPLOYEES;

    /** The scheme of an insurer's category; empty for public expenses, which issue no insurance paper. */
    public static Optional<InsuranceScheme> of(CoverageCategory category) {
        return switch (category) {
            case NATIONAL -> Optional.of(NATIONAL);
            case LATE_ELDERLY -> Optional.of(LATE_ELDERLY);
            case EMPLOYEES -> Optional.of(EMPLOYEES);
            case PUBLIC_EXPENSE -> Optional.empty();
        };
    }
}
