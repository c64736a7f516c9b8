package jp.madoguchi.domain.claim;

/** What a patient whose verification failed showed instead (R-RS-02). */
public enum ShownProof {
    /** The insurance screen of マイナポータル, on the patient's own phone. */
    PORTAL_SCREEN,
    /** An insurance card or 資格確認書 that the institution may accept on that day; which it may is decided elsewhere (rules 1.3). */
    CARD_OR_CERTIFICATE
}
