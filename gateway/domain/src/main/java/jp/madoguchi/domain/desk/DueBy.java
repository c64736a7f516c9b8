package jp.madoguchi.domain.desk;

import java.time.LocalDate;
import java.time.YearMonth;

/** By when a desk task should be done. */
public enum DueBy {
    /** Before the patient leaves: the day of the visit. */
    SAME_DAY,
    /** The day after the visit. */
    NEXT_DAY,
    /** The end of the month of the visit: the claim's unit. */
    MONTH_END,
    /** Before the next claim run that the visit's month belongs to is over (R-CL-06). */
    CLAIM_RUN;

    /**
     * The last day on which the task is in time: never before the day on which it comes up, since nobody can do it earlier.
     *
     * @param visit day of the visit
     * @param today day on which the task comes up
     * @param run   when the hospital claims
     */
    public LocalDate lastDay(LocalDate visit, LocalDate today, ClaimRun run) {
        LocalDate byRule = byRule(visit, today, run);
        return byRule.isBefore(today) ? today : byRule;
    }

    /** Whether the day that the rule names was over already when the task came up, as of a visit that was told of later. */
    public boolean isOver(LocalDate visit, LocalDate today, ClaimRun run) {
        return byRule(visit, today, run).isBefore(today);
    }

    private LocalDate byRule(LocalDate visit, LocalDate today, ClaimRun run) {
        return switch (this) {
            case SAME_DAY -> visit;
            case NEXT_DAY -> visit.plusDays(1);
            case MONTH_END -> YearMonth.from(visit).atEndOfMonth();
            case CLAIM_RUN -> run.dueFor(visit, today);
        };
    }
}
