package jp.madoguchi.domain.claim;

/** What a patient came with. */
public enum Brought {
    /** A My Number card, whose verification was tried or could not be tried. */
    MY_NUMBER_CARD,
    /**
     * No My Number card, but an insurance card or 資格確認書. Where it may be accepted it is a {@link ShownProof} as well; where not, there is
     * neither a valid card nor a verification (R-RS-05).
     */
    CARD_OR_CERTIFICATE,
    /** Neither My Number card nor insurance card nor 資格確認書 (R-RS-05). */
    NOTHING
}
