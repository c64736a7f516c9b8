package jp.madoguchi.oqs.message;

/** What was strange in a file that could be used all the same. */
public enum RemarkKind {
    /** An element that this version does not know: ignored with all that is in it. */
    UNKNOWN_ELEMENT,
    /** A code that its table does not have, in an element that decides nothing: taken as absent. */
    UNKNOWN_CODE,
    /** A value that decides nothing and cannot be read, such as in the echo of the question: taken as absent. */
    UNREADABLE_VALUE,
    /** A certificate or ticket without what makes it one: left out. */
    INCOMPLETE_GROUP,
    /** Two places of the file say different things; which one holds is written where it is read. */
    CONTRADICTION
}
