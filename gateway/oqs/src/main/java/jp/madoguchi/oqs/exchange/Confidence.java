package jp.madoguchi.oqs.exchange;

/** How well an exchange's file id is known: the official list is not public. */
public enum Confidence {
    /** Seen in a source that works against the real terminal. */
    SEEN,
    /** Concluded from the scheme of the others: to be compared with the real terminal. */
    INFERRED,
    /** Seen in a list of ids only: what stands in the files is not known. */
    NAMED,
    /** Known by its number and purpose only. */
    LISTED
}
