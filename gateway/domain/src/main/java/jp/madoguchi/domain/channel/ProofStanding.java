package jp.madoguchi.domain.channel;

/** On what the qualification of a visit rests. */
public enum ProofStanding {
    /** Something was shown at this visit and is confirmed. */
    SHOWN,
    /** The patient card only, tolerated after a proof in the same month (R-CH-32). */
    MONTHLY_INTERIM,
    /** The patient card only, and no proof in the month so far: the month stays open (R-CH-32a). */
    MONTHLY_PROOF_MISSING,
    /** Nothing yet. */
    NOT_PROVEN
}
