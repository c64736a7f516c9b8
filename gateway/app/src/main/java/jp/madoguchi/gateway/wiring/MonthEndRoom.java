package jp.madoguchi.gateway.wiring;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.reception.desk.LeaveMonthsToClaimDesk;
import org.jspecify.annotations.Nullable;

/**
 * The work at the end of a month (R-CH-31), once a day: what the month before lacks becomes tasks of the claim desk. It begins some minutes
 * after a start, when desks need the ledger less; a day on which it failed is tried again.
 */
final class MonthEndRoom implements AutoCloseable {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final FacilityCode facility;
    private final InstantSource clock;
    private final LeaveMonthsToClaimDesk months;
    private final Rounds rounds = new Rounds("madoguchi-month-end");
    private volatile @Nullable LocalDate doneOn;

    MonthEndRoom(FacilityCode facility, InstantSource clock, LeaveMonthsToClaimDesk months) {
        this.facility = facility;
        this.clock = clock;
        this.months = months;
    }

    /** Looks every ten minutes whether today's run is done. */
    void start() {
        rounds.every(PAUSE, "Leaving months without proof to the claim desk", this::look);
    }

    /** Today's run, unless it is done. */
    CompletionStage<?> look() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
        return today.equals(doneOn)
                ? CompletableFuture.completedStage(null)
                : months.run(facility, today).thenRun(() -> doneOn = today);
    }

    @Override
    public void close() {
        rounds.close();
    }
}
