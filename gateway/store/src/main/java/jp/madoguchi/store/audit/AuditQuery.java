package jp.madoguchi.store.audit;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of table {@code audit} are looked for. All that is said must be so.
 *
 * @param facility whose data
 * @param numbers  rows of these numbers; null for any
 * @param patients about one of these; null for whomever
 * @param from     not earlier; null for any time
 * @param until    earlier than this; null for any time
 * @param before   behind the row of this number, in the order in which they are given; null to begin with the newest
 * @param most     how many at most, 1 to {@link #MOST}
 */
public record AuditQuery(FacilityCode facility, @Nullable Set<Long> numbers, @Nullable Set<ResourceId> patients,
        @Nullable Instant from, @Nullable Instant until, @Nullable Long before, int most) {

    /** More is not read at a time. */
    public static final int MOST = 1_000;

    public AuditQuery {
        Objects.requireNonNull(facility);
        numbers = numbers == null ? null : Set.copyOf(numbers);
        patients = patients == null ? null : Set.copyOf(patients);
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " rows are read at a time");
        }
    }
}
