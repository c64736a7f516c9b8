package jp.madoguchi.reception.ledger;

/** Why a row of a bulk job ended as it did; no personal data. Of what differs from what was on file the most urgent stands first here. */
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
    DOUBTFUL_PERSON,
    /** The qualification ended with the person's death. */
    LOST_BY_DEATH,
    /** The qualification ended because public assistance began. */
    LOST_TO_PUBLIC_ASSISTANCE,
    /** The qualification ended because the person is insured elsewhere. */
    LOST_TO_OTHER_INSURANCE,
    /** The qualification is not valid on that day; why is not said. */
    NOT_VALID,
    /** The national system knows no qualification of this number and birth date. */
    NOTHING_FOUND,
    /** The job stopped before it was sent. */
    JOB_NOT_SENT,
    /** The job failed. */
    JOB_FAILED,
    /** The job got no reply in time. */
    JOB_WITHOUT_REPLY,
    /** The job was still being worked on after the longest time. */
    JOB_NOT_DONE_IN_TIME,
    /** The terminal could not be asked until the day was over, or for the longest time. */
    JOB_OF_TERMINAL_OUT;

    /** Whether only the job stopped: a late result still says something about the person, and the job may be sent anew. */
    public boolean isOfStoppedJob() {
        return switch (this) {
            case JOB_NOT_SENT, JOB_FAILED, JOB_WITHOUT_REPLY, JOB_NOT_DONE_IN_TIME, JOB_OF_TERMINAL_OUT -> true;
            case NO_CARD_DATA, PATIENT_UNKNOWN, NOT_IN_RESULT, TWICE_IN_RESULT, NEW_INSURANCE, INSURANCE_DIFFERS,
                    TICKET_DIFFERS, LIMIT_MAY_DIFFER, NO_TICKET_YET, NEW_ONE_EXISTS, MULTIPLE, REFUSED, OTHER_CARD,
                    ANOTHER_PERSON, SEVERAL_PERSONS, DOUBTFUL_PERSON, LOST_BY_DEATH, LOST_TO_PUBLIC_ASSISTANCE,
                    LOST_TO_OTHER_INSURANCE, NOT_VALID, NOTHING_FOUND ->
                false;
        };
    }
}
