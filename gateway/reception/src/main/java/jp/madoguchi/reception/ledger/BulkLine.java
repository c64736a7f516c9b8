package jp.madoguchi.reception.ledger;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;

/**
 * The jobs that one terminal carries: whatever becomes of them concerns no other terminal's.
 *
 * @param facility institution
 * @param terminal terminal
 */
public record BulkLine(FacilityCode facility, TerminalId terminal) {

    public BulkLine {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
    }

    /** The line that a job stands in. */
    public static BulkLine of(BulkJob job) {
        return new BulkLine(job.facility(), job.terminal());
    }
}
