package jp.madoguchi.reception.ledger;

/** Where a file came from. */
public enum SourceFolder {
    /** Results that readers drop unasked. */
    FACE,
    /** Answers to questions. */
    RES,
    /** Patient directory files. */
    DIRECTORY
}
