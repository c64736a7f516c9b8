package jp.madoguchi.domain.claim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import jp.madoguchi.domain.desk.ClaimRun;

/**
 * When the gateway asks the national system again by itself (R-CL-06): every day until the last day of the
 * hospital's claim run in the month after the case was opened, so at least once from the 1st on, before the claim is made. A case that still waits then is asked about once for
 * every later claim run, from the 1st of each month on.
 */
public final class RequerySchedule {

    private RequerySchedule() {}

    /**
     * The next day on which a case is due; empty once nothing is to be found out any more.
     *
     * @param run when the hospital claims
     */
    public static Optional<LocalDate> nextDue(ClaimCase waiting, ClaimRun run) {
        if (!waiting.state().awaitsProof()) {
            return Optional.empty();
        }
        LocalDate next = waiting.askedOn().plusDays(1);
        LocalDate lastDaily = run.dueFor(waiting.openedOn(), waiting.openedOn());
        return Optional.of(next.isAfter(lastDaily)
                ? YearMonth.from(waiting.askedOn()).plusMonths(1).atDay(1)
                : next);
    }

    /**
     * Whether a case is due on a day.
     *
     * @param run when the hospital claims
     */
    public static boolean isDue(ClaimCase waiting, LocalDate today, ClaimRun run) {
        return nextDue(waiting, run).filter(due -> !due.isAfter(today)).isPresent();
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
