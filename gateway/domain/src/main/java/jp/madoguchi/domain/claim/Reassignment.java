package jp.madoguchi.domain.claim;

import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether a claim by a lost qualification is re-assigned to the new insurer without return (レセプト振替, R-CL-04). Only a forecast for the
 * claim clerk: a claim that will come back may be sent all the same.
 */
public final class Reassignment {

    /** What makes such a claim come back all the same; each alone is enough. Unmodifiable. */
    public static final Set<ReturnReason> COMES_BACK_IF = Collections
            .unmodifiableSet(EnumSet.of(ReturnReason.NEW_INSURER_UNREGISTERED, ReturnReason.WITH_PUBLIC_EXPENSE,
                    ReturnReason.HIGH_COST_IN_KIND));

    private final ClaimCalendar calendar;

    public Reassignment(ClaimCalendar calendar) {
        this.calendar = calendar;
    }

    /** Whether claims are re-assigned at all in a month of claim: since October 2021. */
    public boolean exists(YearMonth claimMonth) {
        return calendar.inForce(ClaimMeasure.REASSIGNMENT, claimMonth);
    }
}
