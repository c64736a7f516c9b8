package jp.madoguchi.domain.channel;

import java.util.Set;
import jp.madoguchi.domain.consent.ConsentItem;

/** A kind of information that a channel may show. */
public enum ViewableInformation {
    /** 資格情報: insurer, symbol, number, branch, name, copay. */
    QUALIFICATION,
    /** 限度額適用認定証関連情報. */
    LIMIT_CATEGORY,
    /** 特定疾病療養受療証情報. */
    SPECIFIC_DISEASE,
    /** 公費・医療費助成の受給者証 (PMH). */
    PUBLIC_SUBSIDY,
    /** 薬剤情報. */
    MEDICINES,
    /** 診療情報. */
    TREATMENTS,
    /** 特定健診情報. */
    HEALTH_CHECKUPS,
    /** 手術情報. */
    OPERATIONS,
    /** 救急用サマリー. */
    EMERGENCY_SUMMARY;

    /** Whether it is medical: never shown without a consent, except to save a life (R-CH-52, R-CH-53). */
    public boolean medical() {
        return switch (this) {
            case QUALIFICATION, LIMIT_CATEGORY, SPECIFIC_DISEASE, PUBLIC_SUBSIDY -> false;
            case MEDICINES, TREATMENTS, HEALTH_CHECKUPS, OPERATIONS, EMERGENCY_SUMMARY -> true;
        };
    }

    /**
     * What a role must be allowed to see of the consents' items to be shown this (R-CO-09); nothing where every role may. The summary for
     * emergencies is made of medicines, treatments and check-ups.
     */
    public Set<ConsentItem> items() {
        return switch (this) {
            case QUALIFICATION, PUBLIC_SUBSIDY -> Set.of();
            case LIMIT_CATEGORY -> Set.of(ConsentItem.LIMIT_CERTIFICATE);
            case SPECIFIC_DISEASE -> Set.of(ConsentItem.SPECIFIC_DISEASES_CERTIFICATE);
            case MEDICINES -> Set.of(ConsentItem.MEDICINES);
            case TREATMENTS -> Set.of(ConsentItem.TREATMENTS);
            case HEALTH_CHECKUPS -> Set.of(ConsentItem.HEALTH_CHECKUPS);
            case OPERATIONS -> Set.of(ConsentItem.OPERATIONS);
            case EMERGENCY_SUMMARY ->
                Set.of(ConsentItem.MEDICINES, ConsentItem.TREATMENTS, ConsentItem.HEALTH_CHECKUPS);
        };
    }
}
