package jp.madoguchi.reception.ledger;

/** Whether an answer found its patient. */
public enum AnswerStanding {
    /** It is about one of the hospital's patients. */
    LINKED,
    /** It is about somebody without a number of the hospital's. */
    PROVISIONAL,
    /**
     * It is not certain whom it is about: a desk task, and not readable over FHIR. It stays so where somebody of the desk has said that it
     * is about nobody here.
     */
    REVIEW,
    /** It names nobody whom it could be attached to: nothing was found, or the question failed. */
    UNATTACHED
}
