package jp.madoguchi.domain.consent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;

/** Whether somebody may look at something, and the rules that say so. */
public sealed interface View {

    /** The rules that led there. */
    List<RuleId> rules();

    /**
     * It may be looked at.
     *
     * @param first what has to be done first, where that is asked for (R-CO-10)
     * @param open  what that hangs on that the official texts leave open; mostly nothing
     */
    record Allowed(Optional<DeskStep> first, List<RuleId> rules, Set<RuleSwitch> open) implements View {
        public Allowed {
            rules = List.copyOf(rules);
            open = Set.copyOf(open);
        }
    }

    /**
     * It must not be looked at, not even what was taken over before.
     *
     * @param open what that hangs on that the official texts leave open; mostly nothing
     */
    record Refused(Reason reason, List<RuleId> rules, Set<RuleSwitch> open) implements View {
        public Refused {
            rules = List.copyOf(rules);
            open = Set.copyOf(open);
        }

        /** Without anything left open. */
        public Refused(Reason reason, List<RuleId> rules) {
            this(reason, rules, Set.of());
        }
    }

    /** Why something must not be looked at. */
    enum Reason {
        /** The role is not among those who may. */
        NOT_FOR_THIS_ROLE,
        /** The national system holds no such information about people insured there. */
        NO_SUCH_INFORMATION,
        /** It was reported as another person's. */
        REPORTED_AS_ANOTHER_PERSONS,
        /** No consent was given. */
        CONSENT_NOT_GIVEN,
        /** The consent was taken back. */
        CONSENT_REVOKED,
        /** Its time is over, or has not begun. */
        CONSENT_EXPIRED,
        /** The continuing care that it was given for has ended: discharge, end of the home visits (R-CH-34). */
        CARE_ENDED
    }
}
