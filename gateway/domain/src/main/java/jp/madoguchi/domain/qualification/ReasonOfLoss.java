package jp.madoguchi.domain.qualification;

/** Why a qualification ended (資格喪失事由), OQSCD 008. */
public enum ReasonOfLoss {
    /** 死亡. */
    DEATH("01"),
    /** 生活保護受給開始. */
    PUBLIC_ASSISTANCE("02"),
    /** 医療保険等の資格取得. */
    OTHER_INSURANCE("03"),
    /** その他. */
    OTHER("99");

    private final String code;

    ReasonOfLoss(String code) {
        this.code = code;
    }

    /** The code of OQSCD 008. */
    public String code() {
        return code;
    }
}
