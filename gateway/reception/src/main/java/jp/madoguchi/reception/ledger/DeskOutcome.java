package jp.madoguchi.reception.ledger;

/** How a desk task ended, in the words of the person who did it. */
public enum DeskOutcome {
    /** What was asked for was done. */
    RESOLVED,
    /** The patient did not want it. */
    DECLINED,
    /** The patient could not be reached. */
    NOT_REACHED,
    /** It turned out not to be needed. */
    NOT_NEEDED,
    /** It went on to somebody outside of the reception. */
    HANDED_ON
}
