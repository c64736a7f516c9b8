package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.rule.RuleId;

/**
 * Whether something may be looked up apart from the usual way ({@link ExceptionalRequest}), and what must be written down
 * ({@link ExceptionalView}).
 */
public sealed interface ExceptionalPermit {

    /** The rules that say so. */
    List<RuleId> rules();

    /** What every such view leaves behind. */
    enum Trace {
        /** Why. */
        REASON,
        /** Who looked. */
        USER,
        /** About whom. */
        PATIENT,
        /** When. */
        TIME,
        /** That the patient consented aloud. */
        ORAL_CONSENT,
        /** Why no consent could be had, though life or body was at stake. */
        GROUND_WITHOUT_CONSENT,
        /** Which doctor decided. */
        DECIDING_DOCTOR,
        /** The usage report to the operating body. */
        USAGE_REPORT
    }

    /**
     * It may.
     *
     * @param show   what it gives
     * @param record what must be written down before anything is shown
     */
    record Granted(Channel channel, Set<ViewableInformation> show, Set<Trace> record,
            List<RuleId> rules) implements ExceptionalPermit {
        public Granted {
            Objects.requireNonNull(channel);
            show = Set.copyOf(show);
            record = Collections.unmodifiableSet(EnumSet.copyOf(record));
            rules = List.copyOf(rules);
        }

        /** The same as far as a role may look (R-CO-09); denied where nothing of it is left. */
        public ExceptionalPermit seenBy(ViewerRole role, Viewers viewers, LocalDate day) {
            EnumSet<ViewableInformation> seen = EnumSet.noneOf(ViewableInformation.class);
            for (ViewableInformation one : show) {
                if (one.items().stream().allMatch(item -> viewers.maySee(role, item, day))) {
                    seen.add(one);
                }
            }
            return seen.isEmpty()
                    ? new Denied(Reason.NOT_FOR_THIS_ROLE, List.of(RuleId.of("R-CO-09")))
                    : new Granted(channel, seen, record, rules);
        }
    }

    /** It may not. */
    record Denied(Reason reason, List<RuleId> rules) implements ExceptionalPermit {
        public Denied {
            Objects.requireNonNull(reason);
            rules = List.copyOf(rules);
        }
    }

    /** Why it may not. */
    enum Reason {
        /** The function does not exist on that day. */
        NOT_YET,
        /** It has not been opened for the institution. */
        NOT_OPENED,
        /** It is for hospitals. */
        NOT_A_HOSPITAL,
        /** The role of whom looks sees nothing of it. */
        NOT_FOR_THIS_ROLE,
        /** This way of identification is announced, but no table says from when. */
        IDENTIFICATION_UNKNOWN,
        /** The patient said no. */
        CONSENT_REFUSED,
        /** No consent, and no life at stake. */
        CONSENT_MISSING,
        /** Without a consent a doctor decides. */
        DOCTOR_MUST_DECIDE
    }
}
