package jp.madoguchi.reception.mode;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.RecheckRecord;

/**
 * How urgent a re-check is for the claim: the earliest treatment month first, then the fewest days to the claim run, then the oldest visit,
 * then by id. A total order.
 *
 * @param month     treatment month
 * @param daysToRun days to the claim run; negative after it
 * @param visit     day of the visit
 * @param id        the re-check
 */
public record ClaimUrgency(YearMonth month, long daysToRun, LocalDate visit, ResourceId id)
        implements
            Comparable<ClaimUrgency> {

    private static final Comparator<ClaimUrgency> ORDER = Comparator.comparing(ClaimUrgency::month)
            .thenComparingLong(ClaimUrgency::daysToRun).thenComparing(ClaimUrgency::visit)
            .thenComparing(ClaimUrgency::id);

    /** Of a re-check on a day. */
    public static ClaimUrgency of(RecheckRecord recheck, LocalDate today) {
        return new ClaimUrgency(YearMonth.from(recheck.visit()), ChronoUnit.DAYS.between(today, recheck.claimRun()),
                recheck.visit(), recheck.id());
    }

    /** The day of the claim run that a visit is claimed with, as it looks today (R-CL-06). */
    static LocalDate claimRun(LocalDate visit, LocalDate today, RecheckSettings settings) {
        return settings.claimRun().dueFor(visit, today);
    }

    @Override
    public int compareTo(ClaimUrgency other) {
        return ORDER.compare(this, other);
    }
}
