package jp.madoguchi.domain.claim;

import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether a claim by a lost qualification will be re-assigned to the new insurer without return (レセプト振替, R-CL-04). Only a forecast for
 * the claim clerk: a claim that will come back may be sent all the same.
 */
public final class Reassignment {

    private final ClaimCalendar calendar;

    public Reassignment(ClaimCalendar calendar) {
        this.calendar = calendar;
    }

    /** Whether claims are re-assigned at all in a month of claim: since October 2021. */
    public boolean exists(YearMonth claimMonth) {
        return calendar.inForce(ClaimMeasure.REASSIGNMENT, claimMonth);
    }

    /**
     * What stands in the way of a re-assignment; empty when nothing known does.
     *
     * @param newInsurerUnregistered whether the new insurer is known not to be registered yet
     * @param withPublicExpense      whether insurance and public expense are claimed together
     * @param highCostInKind         whether high-cost medical expense is paid in kind
     */
    public static Set<ReturnReason> obstacles(boolean newInsurerUnregistered, boolean withPublicExpense,
            boolean highCostInKind) {
        EnumSet<ReturnReason> obstacles = EnumSet.noneOf(ReturnReason.class);
        if (newInsurerUnregistered) {
            obstacles.add(ReturnReason.NEW_INSURER_UNREGISTERED);
        }
        if (withPublicExpense) {
            obstacles.add(ReturnReason.WITH_PUBLIC_EXPENSE);
        }
        if (highCostInKind) {
            obstacles.add(ReturnReason.HIGH_COST_IN_KIND);
        }
        return obstacles;
    }
}
