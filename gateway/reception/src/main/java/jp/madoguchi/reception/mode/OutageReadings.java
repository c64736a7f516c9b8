package jp.madoguchi.reception.mode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.ModeRecord;
import jp.madoguchi.reception.ledger.OutageRecord;
import jp.madoguchi.reception.ledger.RecheckState;

/**
 * Outages, re-checks and modes for people to look at. Every call fails with {@code LEDGER_UNAVAILABLE} while they cannot be read, and none
 * disturbs the ledger's writer.
 */
public interface OutageReadings {

    /** A page of re-checks, in the order of {@link ClaimUrgency}. */
    RecheckPage page(RecheckQuery query);

    /** How many there are of visits since a day, in each state. */
    Map<RecheckState, Long> counts(FacilityCode facility, LocalDate since);

    /** Outages that last or ended since a moment, oldest first. */
    List<OutageRecord> outages(FacilityCode facility, Instant since);

    /** The newest changes of both modes, newest first. */
    List<ModeRecord> changes(FacilityCode facility, int most);

    /**
     * What was looked up in modes, the last written or reviewed first.
     *
     * @param unreviewed only what nobody has reviewed
     */
    List<LookUpRecord> lookUps(FacilityCode facility, boolean unreviewed, int most);
}
