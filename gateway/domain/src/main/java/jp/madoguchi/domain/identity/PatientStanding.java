package jp.madoguchi.domain.identity;

/** Whether a patient is one of the hospital's. */
public enum PatientStanding {
    /** Known by the hospital's own number. */
    LINKED,
    /** Has an answer but no number of the hospital's yet: readable, marked, never merged by itself. */
    PROVISIONAL
}
