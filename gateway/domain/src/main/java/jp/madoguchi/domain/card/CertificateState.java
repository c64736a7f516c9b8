package jp.madoguchi.domain.card;

/** What can be done with the certificate of a My Number card on a day. */
public enum CertificateState {
    /** Everything. */
    NORMAL,
    /** The qualification check only: no drug, diagnosis or checkup information (R-EX-04). */
    GRACE,
    /** Nothing: the reader says 006 (失効・有効期限切れ, R-EX-06; before the grace existed R-EX-02). */
    EXPIRED,
    /** Nothing with this smartphone, although the physical card may still serve (R-EX-07). */
    UNUSABLE
}
