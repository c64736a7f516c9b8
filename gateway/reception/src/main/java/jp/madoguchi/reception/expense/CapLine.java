package jp.madoguchi.reception.expense;

import java.util.Objects;
import jp.madoguchi.domain.certificate.CostCap;

/**
 * One highest amount of a limit category (高額療養費の自己負担限度額).
 *
 * @param kind what it is counted over
 * @param cap  how much, in yen, or why it is not known
 */
public record CapLine(Kind kind, CostCap cap) {

    /** What an amount is counted over. */
    public enum Kind {
        /** All treatment of the month. */
        MONTH,
        /** Out-patient treatment of the month, for those of 70 and over. */
        OUTPATIENT,
        /** The fourth month of twelve in which it is reached, and those after it (多数回該当). */
        MANY_TIMES,
        /** A year (年間上限). */
        YEARLY,
        /** What the patient pays of the cost that was named before any public expense: the usual share, or the month's cap if lower. */
        PAYS
    }

    public CapLine {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(cap);
    }
}
