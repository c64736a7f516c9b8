package jp.madoguchi.domain.claim;

/**
 * Where a case stands: {@code OPEN → (RESOLVED_CURRENT | RESOLVED_FILE | OLD_QUALIFICATION | UNKNOWN_77 | SELF_PAY) → CLAIMED →
 * (ACCEPTED | RETURNED → OPEN)} (rules 3.3). Until the claim is made, new facts may lead from one settled state to another or back to
 * {@code OPEN}. A self-paid visit has nothing to claim by: it is claimed only after a later proof has made it {@code RESOLVED_CURRENT}
 * or another settled state.
 */
public enum CaseState {
    /** No way to claim yet. */
    OPEN,
    /** Way (1). */
    RESOLVED_CURRENT,
    /** Way (2). */
    RESOLVED_FILE,
    /** Way (3). */
    OLD_QUALIFICATION,
    /** Way (4). */
    UNKNOWN_77,
    /** Not claimable: the patient paid the whole cost. */
    SELF_PAY,
    /** The claim was sent. */
    CLAIMED,
    /** The claim was paid or finally taken: the end. */
    ACCEPTED,
    /** The claim came back (返戻). */
    RETURNED;

    /** The settled state of a way. */
    static CaseState of(ClaimWay way) {
        return switch (way) {
            case CONFIRMED -> RESOLVED_CURRENT;
            case HEARD -> RESOLVED_FILE;
            case FORMER -> OLD_QUALIFICATION;
            case UNKNOWN -> UNKNOWN_77;
        };
    }

    /** Whether a claim can be made in it. */
    public boolean hasWay() {
        return this == RESOLVED_CURRENT || this == RESOLVED_FILE || this == OLD_QUALIFICATION || this == UNKNOWN_77;
    }

    /** Whether new facts may still change how it is claimed. */
    public boolean beforeClaim() {
        return this == OPEN || this == SELF_PAY || hasWay();
    }

    /** Whether the gateway goes on asking the national system: nothing confirms the current qualification, and nothing is claimed. */
    public boolean awaitsProof() {
        return this == OPEN || this == RESOLVED_FILE || this == OLD_QUALIFICATION || this == UNKNOWN_77;
    }

    /** Whether a case may go from this state to another. */
    public boolean mayBecome(CaseState next) {
        return switch (this) {
            case OPEN, SELF_PAY -> next.beforeClaim() && next != this;
            case RESOLVED_CURRENT, RESOLVED_FILE, OLD_QUALIFICATION, UNKNOWN_77 ->
                next == CLAIMED || next.beforeClaim() && next != this;
            case CLAIMED -> next == ACCEPTED || next == RETURNED;
            case RETURNED -> next == OPEN;
            case ACCEPTED -> false;
        };
    }
}
