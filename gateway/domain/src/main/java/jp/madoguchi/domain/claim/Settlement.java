package jp.madoguchi.domain.claim;

import java.time.YearMonth;
import java.util.Objects;

/**
 * How a case is or was claimed.
 *
 * @param way   in which way
 * @param month month of the claim for which that was decided
 * @param entry what is written into the claim
 */
public record Settlement(ClaimWay way, YearMonth month, ClaimEntry entry) {

    public Settlement {
        Objects.requireNonNull(way);
        Objects.requireNonNull(month);
        Objects.requireNonNull(entry);
    }
}
