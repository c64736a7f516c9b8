package jp.madoguchi.domain.subsidy;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.desk.DeskStep;

/**
 * Why the hub may not have returned a certificate that is on file. They cannot be told apart for certain (R-PM-02); the list of
 * participating bodies only ranks them (R-PM-10).
 */
public enum MissingReason {
    /** The body or its programme is not in the hub: paper. */
    NOT_PARTICIPATING(DeskStep.SHOW_SUBSIDY_CERTIFICATE),
    /** The patient declined: ask again. */
    DECLINED(DeskStep.ASK_SUBSIDY_CHOICE_AGAIN),
    /** The reader did not ask: look at the terminal's setting (R-PM-04). */
    NOT_ASKED(DeskStep.SWITCH_SUBSIDY_INFORMATION_ON),
    /** The entitlement ended: paper. */
    LAPSED(DeskStep.SHOW_SUBSIDY_CERTIFICATE),
    /** The body has not registered it yet: paper. */
    NOT_YET_REGISTERED(DeskStep.SHOW_SUBSIDY_CERTIFICATE);

    private final DeskStep step;

    MissingReason(DeskStep step) {
        this.step = step;
    }

    /** What the desk does if this is the reason. */
    public DeskStep step() {
        return step;
    }

    /** The possible reasons, the likeliest first. */
    static List<MissingReason> ranked(boolean listed, SubsidyChoice choice) {
        List<MissingReason> reasons = new ArrayList<>();
        if (!listed) {
            reasons.add(NOT_PARTICIPATING);
        }
        switch (choice) {
            case USE -> {
                // The question was answered: neither declined nor not asked.
            }
            case DO_NOT_USE -> reasons.add(DECLINED);
            case NOT_ASKED -> reasons.add(NOT_ASKED);
        }
        reasons.add(LAPSED);
        reasons.add(NOT_YET_REGISTERED);
        return List.copyOf(reasons);
    }
}
