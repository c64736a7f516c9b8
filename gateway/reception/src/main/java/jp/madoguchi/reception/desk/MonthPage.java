package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.channel.MonthCheck;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rule.RuleSwitch;
import org.jspecify.annotations.Nullable;

/**
 * A page of the patients whose month has no proof.
 *
 * @param month     the month
 * @param until     last day on which an answer made its patient one of those who are looked at, in Japan; whom nobody asked about until then
 *                  is not on the list
 * @param patients  whom it lacks, in the order of their ids; a page may be short, or empty, while others follow
 * @param byReading whose month is proven, but by another reading of the official texts would not be
 * @param lookedAt  the last patient who was looked at, if others follow; null on the last page
 */
public record MonthPage(YearMonth month, LocalDate until, List<Unproven> patients, List<ByReading> byReading,
        @Nullable ResourceId lookedAt) {

    /**
     * A patient with visits that nothing covers.
     *
     * @param patient   whose
     * @param violation the visits
     * @param open      what that hangs on that the official texts leave open; mostly nothing
     */
    public record Unproven(ResourceId patient, MonthCheck.Violation violation, Set<RuleSwitch> open) {
        public Unproven {
            Objects.requireNonNull(patient);
            Objects.requireNonNull(violation);
            open = Set.copyOf(open);
        }
    }

    /**
     * A patient whose month counts as proven by the hospital's reading only.
     *
     * @param patient whose
     * @param open    which readings of what the official texts leave open; never empty
     */
    public record ByReading(ResourceId patient, Set<RuleSwitch> open) {
        public ByReading {
            Objects.requireNonNull(patient);
            open = Set.copyOf(open);
            if (open.isEmpty()) {
                throw new IllegalArgumentException("a reading is of something that is left open");
            }
        }
    }

    public MonthPage {
        Objects.requireNonNull(month);
        Objects.requireNonNull(until);
        patients = List.copyOf(patients);
        byReading = List.copyOf(byReading);
    }

    /** Where the next page begins; empty on the last one. */
    public Optional<ResourceId> next() {
        return Optional.ofNullable(lookedAt);
    }
}
