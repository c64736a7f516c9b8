package jp.madoguchi.reception.ledger;

/** Where a file came from. */
public enum SourceFolder {
    /** Results that readers drop unasked. */
    FACE,
    /** Answers to questions. */
    RES,
    /** Patient directory files. */
    DIRECTORY,
    /** Replies over HTTP; the name is the question's. */
    WEB
}
