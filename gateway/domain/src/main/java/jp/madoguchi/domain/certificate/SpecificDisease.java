package jp.madoguchi.domain.certificate;

/** A specific disease (認定疾病区分), OQSCD 013. */
public enum SpecificDisease {
    /** 人工腎臓を要する慢性腎不全. */
    CHRONIC_RENAL_FAILURE,
    /** 先天性血液凝固因子障害. */
    CONGENITAL_COAGULATION_DISORDER,
    /** 血液製剤によるHIV感染症. */
    HIV_BY_BLOOD_PRODUCTS
}
