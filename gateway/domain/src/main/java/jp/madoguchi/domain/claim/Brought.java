package jp.madoguchi.domain.claim;

/** What a patient came with. */
public enum Brought {
    /** A My Number card, whose verification was tried or could not be tried. */
    MY_NUMBER_CARD,
    /**
     * No My Number card, but an insurance card or 資格確認書. It may be accepted on that day, by itself or when the lookup says so.
     */
    CARD_OR_CERTIFICATE,
    /** A paper that proves nothing on that day: expired, or a notice alone. There is neither a valid card nor a verification (R-RS-05). */
    UNACCEPTED_PAPER,
    /** Neither My Number card nor insurance card nor 資格確認書 (R-RS-05). */
    NOTHING,
    /** Nobody wrote it down. It is asked for, never taken for one of the others (R-CH-30). */
    UNKNOWN
}
