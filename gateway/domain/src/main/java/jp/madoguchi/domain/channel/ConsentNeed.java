package jp.madoguchi.domain.channel;

/** What consent a channel needs before it shows more than the qualification. */
public enum ConsentNeed {
    /** One for each item, given by the patient at the reader or on the own device. */
    PER_ITEM,
    /** For the limit category only, asked at the desk. */
    LIMIT_CATEGORY_ONLY,
    /** For drug, diagnosis and checkup information, given on a mobile device. */
    MEDICAL_ITEMS,
    /** Said aloud. */
    ORAL,
    /** Said aloud; none from a person whose life or body is at stake and who cannot consent (R-CH-52, R-CH-53). */
    UNLESS_LIFE_AT_STAKE,
    /** None is needed, and none can be given: nothing but the qualification is there. */
    NONE
}
