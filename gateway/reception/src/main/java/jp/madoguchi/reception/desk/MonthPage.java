package jp.madoguchi.reception.desk;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.channel.MonthCheck;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * A page of the patients whose month has no proof.
 *
 * @param month     the month
 * @param patients  whom it lacks, in the order of their ids; a page may be short, or empty, while others follow
 * @param lookedAt  the last patient who was looked at, if others follow; null on the last page
 */
public record MonthPage(YearMonth month, List<Unproven> patients, @Nullable ResourceId lookedAt) {

    /**
     * A patient with visits that nothing covers.
     *
     * @param patient   whose
     * @param violation the visits
     */
    public record Unproven(ResourceId patient, MonthCheck.Violation violation) {
        public Unproven {
            Objects.requireNonNull(patient);
            Objects.requireNonNull(violation);
        }
    }

    public MonthPage {
        Objects.requireNonNull(month);
        patients = List.copyOf(patients);
    }

    /** Where the next page begins; empty on the last one. */
    public Optional<ResourceId> next() {
        return Optional.ofNullable(lookedAt);
    }
}
