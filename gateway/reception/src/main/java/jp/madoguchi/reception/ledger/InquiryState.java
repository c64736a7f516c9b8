package jp.madoguchi.reception.ledger;

/** Where a question stands. A time-out is not a state: a late answer is taken all the same. */
public enum InquiryState {
    /** Committed; its file is being written or waits at the terminal. */
    ASKED,
    /** An answer was committed. */
    ANSWERED,
    /** It was said that it could not be asked, or that it failed. That is no last word: an answer that comes all the same is taken. */
    FAILED,
    /** It could not be handed to the terminal. */
    NOT_SENT
}
