package jp.madoguchi.domain.channel;

/** What a channel may ask the national system for. */
public enum Askable {
    /** The latest qualification; a lost one only when nothing newer is known (R-CH-05). */
    LATEST_QUALIFICATION,
    /** Whether the very qualification that the paper shows is valid; never a newer one (R-CH-14). */
    SHOWN_QUALIFICATION,
    /** Whether the qualification on file is valid (R-CH-32). */
    STORED_QUALIFICATION,
    /** The qualification by name, birth date, sex and address (R-CH-50). */
    QUALIFICATION_BY_FOUR_ITEMS,
    /** 限度区分. */
    LIMIT_CATEGORY,
    /** 特定疾病. */
    SPECIFIC_DISEASE,
    /** 公費・医療費助成 (PMH). */
    PUBLIC_SUBSIDY,
    /** Drug, diagnosis and checkup information. */
    MEDICAL_INFORMATION,
    /** The summary for emergencies (救急用サマリー). */
    EMERGENCY_SUMMARY
}
