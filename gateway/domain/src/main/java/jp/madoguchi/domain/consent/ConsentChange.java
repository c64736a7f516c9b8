package jp.madoguchi.domain.consent;

import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;

/** What somebody wants to do about a consent after it was asked for (R-CO-03). */
public enum ConsentChange {
    /** Give one that was not given. */
    GIVE,
    /** Change one that was given. */
    CHANGE,
    /** すべての同意を取消す (R-CH-36). */
    REVOKE_ALL;

    /** The rules that decide. */
    public static final List<RuleId> RULES = List.of(RuleId.of("R-CO-03"), RuleId.of("R-CH-36"));

    /** Whether the card must be read again: for everything but the revocation. */
    public boolean needsCard() {
        return this != REVOKE_ALL;
    }

    /** What the desk has to do first; empty when the change may be made now. */
    public Optional<DeskStep> before(boolean cardWasRead) {
        return needsCard() && !cardWasRead ? Optional.of(DeskStep.READ_CARD_FOR_CONSENT) : Optional.empty();
    }
}
