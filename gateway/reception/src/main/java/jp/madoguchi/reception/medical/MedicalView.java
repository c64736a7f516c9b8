package jp.madoguchi.reception.medical;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.consent.View;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.medical.MedicalRecord;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.rule.RuleSwitch;

/** What somebody who wants to look at medical information gets. */
public sealed interface MedicalView {

    /**
     * It may be looked at now, and is not to be kept.
     *
     * @param content what it is
     * @param first   what has to be done before it is relied on (R-CO-10)
     * @param open    what that it may be looked at hangs on that the official texts leave open (R-CO-08); mostly nothing
     */
    record Shown(MedicalRecord content, Optional<DeskStep> first, Set<RuleSwitch> open) implements MedicalView {
        public Shown {
            Objects.requireNonNull(content);
            Objects.requireNonNull(first);
            open = Set.copyOf(open);
        }
    }

    /** It must not be looked at. */
    record Refused(View.Refused why) implements MedicalView {
        public Refused {
            Objects.requireNonNull(why);
        }
    }

    /** Nothing is here: it was never asked for, had to make room, or the gateway was restarted. It may be asked for. */
    record NotHere() implements MedicalView {}

    /** It was asked for, and no answer has come yet. */
    record NotYet() implements MedicalView {}

    /** It was asked for in vain. */
    record Failed(Notice notice) implements MedicalView {
        public Failed {
            Objects.requireNonNull(notice);
        }
    }

    /** The answer is larger than all there is room for. */
    record TooLarge() implements MedicalView {}
}
