package jp.madoguchi.domain.privacy;

/** What may be shown about a patient. */
public enum Displayed {
    /** The number of the reception (受付番号). */
    RECEPTION_NUMBER,
    /** The name. */
    NAME,
    /** The address. */
    ADDRESS,
    /** Anything about the insurer. */
    INSURER,
    /** When and where the next visit is. */
    NEXT_VISIT
}
