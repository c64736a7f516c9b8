package jp.madoguchi.reception.ledger;

/** Where a re-check stands. */
public enum RecheckState {
    /** It is asked as soon as the terminal answers and its turn has come. */
    WAITING,
    /** It was asked. */
    ASKED,
    /** A valid answer settled it. */
    SETTLED,
    /** Only a person can find out. */
    LEFT_TO_PERSON;

    /** Whether the gateway goes on by itself. */
    public boolean pending() {
        return this == WAITING || this == ASKED;
    }
}
