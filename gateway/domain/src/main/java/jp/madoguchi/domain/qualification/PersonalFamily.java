package jp.madoguchi.domain.qualification;

/** The insured person or a family member (本人・家族の別), OQSCD 009. */
public enum PersonalFamily {
    /** 本人. */
    INSURED,
    /** 家族. */
    FAMILY
}
