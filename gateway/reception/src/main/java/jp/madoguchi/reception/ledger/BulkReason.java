package jp.madoguchi.reception.ledger;

/** Why a row of a bulk job ended as it did; no personal data. */
public enum BulkReason {
    /** No card data on file: nothing to ask with. */
    NO_CARD_DATA,
    /** The hospital's number is not known here. */
    PATIENT_UNKNOWN,
    /** The result did not mention the person. */
    NOT_IN_RESULT,
    /** The result mentioned the person more than once, with different content: which one holds is not known. */
    TWICE_IN_RESULT,
    /** An insurance that was not on file. */
    NEW_INSURANCE,
    /** The insurance on file, with something else than before. */
    INSURANCE_DIFFERS,
    /** A medical ticket that was not on file, or differs. */
    TICKET_DIFFERS,
    /** The limit certificate may have changed: ask singly. */
    LIMIT_MAY_DIFFER,
    /** Public assistance is granted, its ticket is not registered yet. */
    NO_TICKET_YET,
    /** The old qualification ended, and a new one exists. */
    NEW_ONE_EXISTS,
    /** More than one qualification fits. */
    MULTIPLE,
    /** The national system refused the person's question, or failed at it. */
    REFUSED,
    /** What came back names another card than was asked for. */
    OTHER_CARD,
    /** What came back echoes the card that was asked for, and holds somebody else's data. */
    ANOTHER_PERSON,
    /** What came back describes several persons. */
    SEVERAL_PERSONS,
    /** It is not certain whom it is about: a desk task. */
    DOUBTFUL_PERSON
}
