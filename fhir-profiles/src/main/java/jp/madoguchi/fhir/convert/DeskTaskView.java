package jp.madoguchi.fhir.convert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import org.jspecify.annotations.Nullable;

/**
 * A piece of desk work as a program may see it: neither who of the staff does it, nor between whom somebody decides.
 *
 * @param id       FHIR id
 * @param stamp    as of what
 * @param step     what somebody is asked to do
 * @param patient  whom it is about; null while nobody knows, or where it is about no patient
 * @param answer   the answer of that patient that it is about, if any
 * @param reason   why it came up, as a word
 * @param rules    the rules that led there
 * @param open     what it hangs on that the official texts leave open; mostly nothing
 * @param visit    day of the visit
 * @param due      last day on which it is in time
 * @param raisedAt when it came up
 * @param standing where it stands
 */
public record DeskTaskView(ResourceId id, Stamp stamp, DeskStep step, @Nullable ResourceId patient,
        @Nullable ResourceId answer, String reason, List<RuleId> rules, Set<RuleSwitch> open,
        LocalDate visit, LocalDate due, Instant raisedAt, Standing standing) {

    /** Where it stands. */
    public sealed interface Standing {

        /** Nobody works on it. */
        record Open() implements Standing {}

        /** Somebody works on it. */
        record Taken() implements Standing {}

        /** Somebody did it; how it ended, as a word. */
        record Done(String outcome) implements Standing {}

        /** It came to nothing; why, as a word. */
        record Cancelled(String reason) implements Standing {}
    }

    public DeskTaskView {
        Objects.requireNonNull(id);
        Objects.requireNonNull(stamp);
        Objects.requireNonNull(step);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(visit);
        Objects.requireNonNull(due);
        Objects.requireNonNull(raisedAt);
        Objects.requireNonNull(standing);
        rules = List.copyOf(rules);
        open = Set.copyOf(open);
        if (answer != null && patient == null) {
            throw new IllegalArgumentException("an answer of nobody cannot be read");
        }
    }
}
