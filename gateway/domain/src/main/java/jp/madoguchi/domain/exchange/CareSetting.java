package jp.madoguchi.domain.exchange;

/** The setting that a question is asked in (診療フラグ, OQSCD 028). */
public enum CareSetting {
    /** 外来. */
    OUTPATIENT,
    /** 訪問診療等. */
    HOME_VISIT,
    /** オンライン診療等. */
    ONLINE,
    /** 救急時. */
    EMERGENCY
}
