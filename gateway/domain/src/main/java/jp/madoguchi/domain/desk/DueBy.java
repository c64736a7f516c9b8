package jp.madoguchi.domain.desk;

import java.time.LocalDate;
import java.time.YearMonth;

/** By when a desk task should be done, counted from the day of the visit. */
public enum DueBy {
    /** Before the patient leaves: the same day. */
    SAME_DAY,
    /** The next day. */
    NEXT_DAY,
    /** The end of the month of the visit: the claim's unit. */
    MONTH_END,
    /** Before the claim run: the 10th of the following month (R-CL-06). */
    CLAIM_RUN;

    /** Last day of the month on which claims of the month before are sent: the claim run is the 1st to the 10th. */
    public static final int LAST_DAY_OF_CLAIM_RUN = 10;

    /** The last day on which the task is in time. */
    public LocalDate lastDay(LocalDate visit) {
        return switch (this) {
            case SAME_DAY -> visit;
            case NEXT_DAY -> visit.plusDays(1);
            case MONTH_END -> YearMonth.from(visit).atEndOfMonth();
            case CLAIM_RUN -> YearMonth.from(visit).plusMonths(1).atDay(LAST_DAY_OF_CLAIM_RUN);
        };
    }
}
