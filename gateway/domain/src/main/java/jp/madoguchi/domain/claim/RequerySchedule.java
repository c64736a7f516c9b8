package jp.madoguchi.domain.claim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import jp.madoguchi.domain.desk.DueBy;

/**
 * When the gateway asks the national system again by itself (R-CL-06): every day until the claim run's last day, the 10th of the month after
 * the case was opened, so at least once from the 1st on, before the claim is made. A case that still waits then is asked about once for
 * every later claim run, from the 1st of each month on.
 */
public final class RequerySchedule {

    private RequerySchedule() {}

    /** The next day on which a case is due; empty once nothing is to be found out any more. */
    public static Optional<LocalDate> nextDue(ClaimCase waiting) {
        if (!waiting.state().awaitsProof()) {
            return Optional.empty();
        }
        LocalDate next = waiting.askedOn().plusDays(1);
        LocalDate lastDaily = DueBy.CLAIM_RUN.lastDay(waiting.openedOn());
        return Optional.of(next.isAfter(lastDaily)
                ? YearMonth.from(waiting.askedOn()).plusMonths(1).atDay(1)
                : next);
    }

    /** Whether a case is due on a day. */
    public static boolean isDue(ClaimCase waiting, LocalDate today) {
        return nextDue(waiting).filter(due -> !due.isAfter(today)).isPresent();
    }

    /**
     * The month of claim in which a visit is claimed at the earliest: that of the next claim run, from the 1st to the 10th of a month after
     * the visit's.
     */
    public static YearMonth nextClaimMonth(LocalDate visit, LocalDate today) {
        YearMonth first = YearMonth.from(visit).plusMonths(1);
        YearMonth now = YearMonth.from(today);
        YearMonth run = today.isAfter(now.atDay(DueBy.LAST_DAY_OF_CLAIM_RUN)) ? now.plusMonths(1) : now;
        return run.isAfter(first) ? run : first;
    }

    /**
     * Whether the try that must come before a claim (R-RS-07) was made: in the month of the claim, or the case needs none, or nothing is
     * known that the national system could be asked with.
     */
    public static boolean triedBeforeClaim(ClaimCase waiting, YearMonth claimMonth) {
        return !waiting.state().awaitsProof() || waiting.facts().numberToAskWith().isEmpty()
                || !waiting.askedOn().isBefore(claimMonth.atDay(1));
    }
}
