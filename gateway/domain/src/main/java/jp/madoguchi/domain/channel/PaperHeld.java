package jp.madoguchi.domain.channel;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.rule.RuleId;
import org.jspecify.annotations.Nullable;

/** Which paper a person should hold on a day. */
public sealed interface PaperHeld {

    /**
     * A paper.
     *
     * @param paper         what the insurer gives without being asked
     * @param onApplication what it gives to whoever asks; null where nothing is said
     * @param uncertain     whether the table marks it as not confirmed for every insurer (R-CH-26)
     * @param rules         by which rules
     */
    record Holds(PaperKind paper, @Nullable PaperKind onApplication, boolean uncertain,
            List<RuleId> rules) implements PaperHeld {
        public Holds {
            Objects.requireNonNull(paper);
            rules = List.copyOf(rules);
        }
    }

    /** The table does not say: issue dates are data of each insurer (R-CH-27). */
    record Unknown(String reason) implements PaperHeld {

        /** The rule that says whose data it is. */
        public static final List<RuleId> RULES = List.of(RuleId.of("R-CH-27"));
    }
}
