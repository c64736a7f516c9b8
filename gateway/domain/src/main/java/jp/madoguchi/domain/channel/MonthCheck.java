package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.domain.desk.DeskStep;

/** What the check of a month says of one patient (R-CH-31, R-CH-32). */
public sealed interface MonthCheck {

    /** Which month. */
    YearMonth month();

    /** Every visit was proven or is tolerated. */
    record Closed(YearMonth month) implements MonthCheck {}

    /**
     * Visits with the patient card only that nothing covers: a list for the claim desk.
     *
     * @param days their days, in order; never empty
     */
    record Violation(YearMonth month, List<LocalDate> days) implements MonthCheck {
        public Violation {
            days = List.copyOf(days);
            if (days.isEmpty()) {
                throw new IllegalArgumentException("a violation names its visits");
            }
        }

        /** What the claim desk does. */
        public DeskStep step() {
            return DeskStep.LIST_MONTH_WITHOUT_PROOF;
        }
    }
}
