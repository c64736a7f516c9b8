package jp.madoguchi.domain.desk;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The claim run (レセプト請求, R-CL-06): from the 1st to one day of a month the visits of the months before are claimed.
 *
 * @param lastDay its last day of the month, 1 to 28
 */
public record ClaimRun(int lastDay) {

    /** From the 1st to the 10th, as rules and calendars of the payers say it. */
    public static final ClaimRun USUAL = new ClaimRun(10);

    public ClaimRun {
        if (lastDay < 1 || lastDay > 28) {
            throw new IllegalArgumentException("a claim run ends on a day that every month has");
        }
    }

    /**
     * The month of claim in which a visit is claimed at the earliest: that of the next claim run that is not over, of a month after the
     * visit's.
     */
    public YearMonth monthFor(LocalDate visit, LocalDate today) {
        YearMonth first = YearMonth.from(visit).plusMonths(1);
        YearMonth now = YearMonth.from(today);
        YearMonth run = today.isAfter(now.atDay(lastDay)) ? now.plusMonths(1) : now;
        return run.isAfter(first) ? run : first;
    }

    /** The last day of that run: never before today. */
    public LocalDate dueFor(LocalDate visit, LocalDate today) {
        return monthFor(visit, today).atDay(lastDay);
    }
}
