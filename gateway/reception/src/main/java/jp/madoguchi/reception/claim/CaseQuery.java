package jp.madoguchi.reception.claim;

import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.claim.CaseState;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * Which cases somebody wants to see.
 *
 * @param facility institution
 * @param states   states; never empty
 * @param month    month of the visit; null for any
 * @param patient  whom they are about; null for anybody
 * @param after    where the page before ended; null for the first page
 * @param most     how many at most, 1 to {@value #MOST}
 */
public record CaseQuery(FacilityCode facility, Set<CaseState> states, @Nullable YearMonth month,
        @Nullable ResourceId patient, @Nullable CaseCursor after, int most) {

    /** The longest page. */
    public static final int MOST = 100;

    public CaseQuery {
        Objects.requireNonNull(facility);
        states = Set.copyOf(EnumSet.copyOf(states));
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " cases");
        }
    }
}
