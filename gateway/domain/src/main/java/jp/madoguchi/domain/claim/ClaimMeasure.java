package jp.madoguchi.domain.claim;

/** What the notices brought into force, and what holds from a day in {@code claim-calendar.csv} on. */
public enum ClaimMeasure {
    /** A declaration (被保険者資格申立書) takes the place of a proof; by the day of the visit (R-RS-01, R-RS-03, R-RS-04). */
    DECLARATION,
    /** A claim may carry a lost or former qualification, way (3); by the day of the visit (R-CL-01). */
    FORMER_NUMBER_CLAIM,
    /** A claim may be sent with unknown insurer (不詳), way (4); by the month of the claim (R-CL-02). */
    UNKNOWN_CLAIM,
    /** Claims with a lost qualification are re-assigned by themselves (レセプト振替); by the month of the claim (R-CL-04). */
    REASSIGNMENT,
    /** Patients examined apart from the desk verify by the consent web; by the day of the visit (R-RS-05a). */
    CONSENT_WEB
}
