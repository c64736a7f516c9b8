package jp.madoguchi.domain.qualification;

/** What kind of membership (被保険者証区分), OQSCD 010. Retired kinds may still arrive for older qualifications. */
public enum InsuredCardClassification {
    /** 一般. */
    GENERAL("01"),
    /** 退職. */
    RETIRED("02"),
    /** 短期（一般）. */
    SHORT_TERM("03"),
    /** 短期（退職）. */
    SHORT_TERM_RETIRED("04"),
    /** 資格証明書, since 2024-12-02 特別療養費の支給対象者. */
    SPECIAL_MEDICAL_EXPENSE("05"),
    /** 特例退職. */
    SPECIAL_RETIRED("06"),
    /** 自衛官. */
    SELF_DEFENCE_FORCES("07"),
    /** 医療扶助. */
    PUBLIC_ASSISTANCE("A1");

    private final String code;

    InsuredCardClassification(String code) {
        this.code = code;
    }

    /** The code of OQSCD 010. */
    public String code() {
        return code;
    }
}
