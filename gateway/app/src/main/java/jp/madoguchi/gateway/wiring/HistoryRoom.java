package jp.madoguchi.gateway.wiring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.gateway.fhir.VersionStore;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.store.ledger.SqlCoverageVersions;

/** Earlier versions of coverages: read for the API, and forgotten when their time is over. */
final class HistoryRoom implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HistoryRoom.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);
    /** So many in one commit: a look after a long time must not hold the tables for long. */
    private static final int AT_ONCE = 500;

    private final SqlCoverageVersions versions;
    private final VersionStore store;
    private final Duration keep;
    private final InstantSource clock;
    private final Rounds rounds = new Rounds("madoguchi-history");

    HistoryRoom(Settings settings, LedgerRoom ledger, ViewRoom views, InstantSource clock) {
        this.versions = new SqlCoverageVersions(ledger.connections(), ledger.key());
        this.store = new LedgerVersions(views.history(versions));
        this.keep = Duration.ofDays(settings.number(Settings.HISTORY_DAYS));
        this.clock = clock;
        rounds.every(BETWEEN_LOOKS, "Forgetting old versions of coverages", () -> {
            forget();
            return CompletableFuture.completedStage(null);
        });
    }

    VersionStore store() {
        return store;
    }

    private void forget() {
        Instant before = clock.instant().minus(keep);
        int all = 0;
        int some;
        do {
            some = versions.forget(before, AT_ONCE);
            all += some;
        } while (some == AT_ONCE);
        if (all > 0) {
            LOG.log(Level.INFO, "Versions of coverages whose time was over: {0} forgotten", all);
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
