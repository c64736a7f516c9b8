package jp.madoguchi.domain.card;

import java.util.List;
import jp.madoguchi.domain.desk.DeskStep;

/** What the questions of the troubleshooting lead to (rules 2.3). */
@SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable
public enum TroubleOutcome {
    /** There is no trouble. */
    NO_TROUBLE(List.of()),
    /** The certificate has expired and serves in its grace: read it, and tell the patient to renew it (R-EX-03). */
    EXPIRED_IN_GRACE(List.of(DeskStep.RENEW_CERTIFICATE)),
    /** The certificate has expired and serves no more: another proof (R-EX-02, R-EX-06). */
    EXPIRED(List.of(DeskStep.RENEW_CERTIFICATE, DeskStep.ASK_PORTAL_OR_PAPER)),
    /** Locked: staff check the face, the municipality unlocks (R-LK-04). */
    LOCKED(List.of(DeskStep.UNLOCK_CARD)),
    /** The card is at fault: the procedure of an unverified qualification. */
    CARD_AT_FAULT(List.of(DeskStep.ASK_PORTAL_OR_PAPER)),
    /** The reader is at fault: its maker, and meanwhile another way. */
    READER_AT_FAULT(List.of(DeskStep.CALL_READER_MAKER, DeskStep.VERIFY_BY_OTHER_PATH)),
    /** The reader works again. */
    RESOLVED(List.of());

    private final List<DeskStep> steps;

    TroubleOutcome(List<DeskStep> steps) {
        this.steps = steps;
    }

    /** What to do, in this order. */
    public List<DeskStep> steps() {
        return steps;
    }
}
