package jp.madoguchi.domain.certificate;

/** Which certificate (限度額適用認定証区分), OQSCD 011. */
public enum LimitClassification {
    /** 限度額適用認定証. */
    LIMIT,
    /** 限度額適用・標準負担額減額認定証. */
    LIMIT_AND_REDUCTION,
    /** 標準負担額減額認定証. */
    REDUCTION
}
