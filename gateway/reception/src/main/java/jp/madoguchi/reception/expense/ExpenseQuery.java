package jp.madoguchi.reception.expense;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to know what pays for a visit.
 *
 * @param facility     institution
 * @param patient      whose visit
 * @param visit        its day, in Japan
 * @param totalCostYen the total cost (総医療費, 10割) of the month so far in yen, 0 or more; null where nobody has named it
 */
public record ExpenseQuery(FacilityCode facility, ResourceId patient, LocalDate visit, @Nullable Long totalCostYen) {

    public ExpenseQuery {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(visit);
        if (totalCostYen != null && totalCostYen < 0) {
            throw new IllegalArgumentException("a cost is 0 yen or more");
        }
    }
}
