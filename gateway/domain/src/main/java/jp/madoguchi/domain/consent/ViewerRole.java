package jp.madoguchi.domain.consent;

/** As whom a member of staff looks at information (R-CO-09). */
public enum ViewerRole {
    /** 医師. */
    DOCTOR,
    /** 歯科医師. */
    DENTIST,
    /** 薬剤師. */
    PHARMACIST,
    /** 看護師. */
    NURSE,
    /** 窓口職員: the qualification and what is paid, nothing medical. */
    DESK_STAFF,
    /** 請求担当. */
    CLAIM_STAFF
}
