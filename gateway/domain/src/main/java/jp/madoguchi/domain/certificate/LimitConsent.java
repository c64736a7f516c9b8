package jp.madoguchi.domain.certificate;

/** Whether the patient agreed that the limit category is looked up (限度額適用認定証提供同意); for a card number orally (R-CT-01). */
public enum LimitConsent {
    /** At the reader, or orally at the desk. */
    GIVEN,
    /** The patient declined. */
    DECLINED,
    /** Nobody asked yet. */
    NOT_ASKED
}
