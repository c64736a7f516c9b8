package jp.madoguchi.domain.consent;

/** What a consent is about. The last six came with the sharing of EMR data (電子カルテ情報共有); their element names are inferred. */
public enum ConsentItem {
    /** 限度額適用認定証. */
    LIMIT_CERTIFICATE,
    /** 特定疾病療養受療証. */
    SPECIFIC_DISEASES_CERTIFICATE,
    /** 特定健診情報. */
    HEALTH_CHECKUPS,
    /** 薬剤情報. */
    MEDICINES,
    /** 診療情報. */
    TREATMENTS,
    /** 手術情報. */
    OPERATIONS,
    /** 傷病名. */
    DIAGNOSES,
    /** 感染症. */
    INFECTIONS,
    /** アレルギー. */
    ALLERGIES,
    /** 薬剤禁忌. */
    CONTRAINDICATIONS,
    /** 検査. */
    TESTS,
    /** 処方. */
    PRESCRIPTIONS;

    /** Whether it is medical information rather than a certificate that says what is paid. */
    public boolean isMedical() {
        return switch (this) {
            case LIMIT_CERTIFICATE, SPECIFIC_DISEASES_CERTIFICATE -> false;
            case HEALTH_CHECKUPS, MEDICINES, TREATMENTS, OPERATIONS, DIAGNOSES, INFECTIONS, ALLERGIES,
                    CONTRAINDICATIONS, TESTS, PRESCRIPTIONS ->
                true;
        };
    }
}
