package jp.madoguchi.domain.certificate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * First and last valid day, both inclusive; either may be unknown.
 *
 * @param from first valid day
 * @param to   last valid day
 */
public record DateRange(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** Whether a day lies inside; an unknown end is open. */
    public boolean covers(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** Whether nothing is known. */
    public boolean isUnknown() {
        return from == null && to == null;
    }
}
