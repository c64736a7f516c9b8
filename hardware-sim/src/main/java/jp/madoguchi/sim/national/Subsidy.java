package jp.madoguchi.sim.national;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of a public subsidy (PMH 医療費助成, oqs-interface 6.2), under the municipality's own words.
 *
 * @param participating the municipality takes part: otherwise nothing is ever handed over
 * @param maxCopayments name and yen, such as {@code perMonth}
 * @param conditions    {@code item-code} pairs
 * @param details       further lines
 * @param notDisclosed  the person is under non-disclosure (R-PM-06)
 */
public record Subsidy(String payer, String recipient, String name, String municipality, @Nullable String segment,
        @Nullable String incomeSegment, LocalDate from, @Nullable LocalDate until, List<Copayment> maxCopayments,
        List<String> conditions, List<String> institutions, boolean alwaysReimbursed, List<String> details,
        boolean notDisclosed, boolean participating) {

    /** One upper limit of what the person pays. */
    public record Copayment(String kind, int yen) {}

    /** Whether it is in force on {@code day}. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
