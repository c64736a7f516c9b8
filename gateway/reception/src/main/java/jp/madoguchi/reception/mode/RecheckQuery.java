package jp.madoguchi.reception.mode;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.reception.ledger.RecheckState;
import org.jspecify.annotations.Nullable;

/**
 * Which re-checks somebody wants to see.
 *
 * @param facility institution
 * @param states   where they stand; at least one
 * @param since    first day of visit
 * @param after    where the page begins; null for the first one
 * @param most     length of the page, 1 to {@link #MOST}
 */
public record RecheckQuery(FacilityCode facility, Set<RecheckState> states, LocalDate since,
        @Nullable RecheckCursor after, int most) {

    /** Longest page. */
    public static final int MOST = 100;

    public RecheckQuery {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(since);
        states = Set.copyOf(EnumSet.copyOf(states));
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " entries");
        }
    }
}
