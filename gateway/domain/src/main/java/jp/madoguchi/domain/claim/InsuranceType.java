package jp.madoguchi.domain.claim;

import java.util.Optional;

/** The kind of insurance that a patient declares (加入医療保険種別). */
public enum InsuranceType {
    /** 健康保険組合. */
    HEALTH_INSURANCE_SOCIETY("健康保険組合"),
    /** 協会けんぽ. */
    JAPAN_HEALTH_INSURANCE_ASSOCIATION("協会けんぽ"),
    /** 共済組合. */
    MUTUAL_AID("共済組合"),
    /** 国民健康保険, of a municipality. */
    NATIONAL("国民健康保険"),
    /** 国民健康保険組合. */
    NATIONAL_SOCIETY("国民健康保険組合"),
    /** 後期高齢者医療. */
    LATE_ELDERLY("後期高齢者医療"),
    /** Another one, or the patient does not know (その他・わからない). */
    OTHER_OR_UNKNOWN("その他・わからない");

    private final String label;

    InsuranceType(String label) {
        this.label = label;
    }

    /** The words on the form. */
    public String label() {
        return label;
    }

    /** Whether it names an insurance at all. */
    public boolean tellsInsurance() {
        return this != OTHER_OR_UNKNOWN;
    }

    /** By the words on the form or the constant's name. */
    static Optional<InsuranceType> of(String text) {
        for (InsuranceType type : values()) {
            if (type.label.equals(text) || type.name().equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
