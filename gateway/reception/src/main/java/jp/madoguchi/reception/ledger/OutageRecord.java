package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a terminal did not answer.
 *
 * @param facility institution
 * @param terminal terminal
 * @param from     when the first question failed
 * @param until    when it answered again; null while it does not
 */
public record OutageRecord(FacilityCode facility, TerminalId terminal, Instant from, @Nullable Instant until) {

    public OutageRecord {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("an outage does not end before it begins");
        }
    }

    /** The same, over. */
    public OutageRecord over(Instant at) {
        return new OutageRecord(facility, terminal, from, at.isBefore(from) ? from : at);
    }
}
