package jp.madoguchi.domain.rule;

/**
 * What the official texts leave open, so that the hospital decides it: every one is a dated value in {@code switches.csv}. The default
 * is the careful reading.
 */
public enum RuleSwitch {
    /** Whether a patient card alone is tolerated after a proof in the same month (R-CH-32b): {@code on} or {@code off}. */
    PATIENT_CARD_INTERIM,
    /** Whether the tolerated visit must come after the proof (R-CH-32a): {@code on} or {@code off}. */
    PATIENT_CARD_ONLY_AFTER_PROOF,
    /** How long a certificate's grace lasts (R-EX-03, conflict C2): {@code month-end} or {@code day}. */
    GRACE_FORM,
    /** Whether certificates that expired before the grace existed enjoy it (R-EX-03): {@code on} or {@code off}. */
    GRACE_RETROACTIVE,
    /** Whether a face lock stops the visual check as well (R-LK-04): {@code on} or {@code off}. */
    FACE_LOCK_STOPS_VISUAL,
    /** Minutes after which a terminal left in visual mode raises an alarm (R-CH-07). */
    VISUAL_MODE_ALARM_MINUTES,
    /** What an answer 有効（未登録） is at the reception (R-RS-09, conflict C13): {@code desk} or {@code accept}. */
    ACCEPT_VALIDITY_6,
    /**
     * What an insurance card or certificate in its time proves that the national system does not know (R-RS-01, R-RS-02, R-RS-05):
     * {@code as-shown}, the usual share by what it shows, or {@code whole-cost}.
     */
    VALID_PAPER_NOT_FOUND,
    /** Whether way (4) follows a returned way (3) (R-CL-07, conflict C15): {@code on} or {@code off}. */
    WAY_4_AFTER_RETURN,
    /** Whether readers show 「全て同意する」 (R-CO-01): {@code on} or {@code off}. */
    COMPREHENSIVE_CONSENT,
    /** Whether 「全て同意する」 covers operations where they are offered (R-CO-01, conflict C14): {@code on} or {@code off}. */
    ALL_AGREED_COVERS_OPERATIONS,
    /** Whether medical information of public assistance may be asked for (R-CO-08, conflict C12): {@code on} or {@code off}. */
    PUBLIC_ASSISTANCE_MEDICAL_INFORMATION,
    /** Whether a change of the limit category inside a month counts from the next month (R-CT-04): {@code on} or {@code off}. */
    LIMIT_CHANGE_NEXT_MONTH,
    /** The most public expenses that one claim carries (rules 7.3). */
    PUBLIC_EXPENSES_PER_CLAIM,
    /** Hours in which a second person reviews an emergency, disaster or failure view (R-SE-09). */
    SECOND_REVIEW_HOURS
}
