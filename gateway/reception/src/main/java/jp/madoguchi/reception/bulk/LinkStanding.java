package jp.madoguchi.reception.bulk;

/** Whether hospital and national system link the same number to a patient. */
public enum LinkStanding {
    /** The same number here and there. */
    AGREES,
    /** Linked here; the newest answer names no number. A change of insurance ends a registration. */
    HERE_ONLY,
    /** The newest answer names a number that is not linked here. */
    THERE_ONLY,
    /** Different numbers here and there. */
    DISAGREES,
    /** Linked neither here nor there. */
    NOWHERE,
    /** The same number is linked here to another patient too. */
    TWICE_HERE,
    /** The hospital's number is not known here. */
    PATIENT_UNKNOWN
}
