package jp.madoguchi.reception.ledger;

/** What a person has to decide. */
public enum DeskTaskKind {
    /** Whom an answer is about. */
    IDENTITY_DOUBTFUL,
    /** Which of two files of one name is right. */
    FILE_NAME_REUSED,
    /** Whether a newly registered patient is the provisional one. */
    LINK_PROVISIONAL
}
