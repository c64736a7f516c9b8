package jp.madoguchi.store.cache;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.store.ledger.LedgerSnapshots;
import jp.madoguchi.store.ledger.OrganizationRecord;
import jp.madoguchi.store.ledger.PatientRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repairs views that were missed: walks along the ledger's revisions and refreshes every patient whose entry is older than the ledger
 * says. Each sweep goes back some revisions, since on several nodes a lower one can be committed after a higher one.
 */
public final class Sweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private static final int PAGE = 500;
    private static final int MOST_ORGANIZATIONS = 20_000;
    private static final long OVERLAP = 1000;

    private final LedgerSnapshots ledger;
    private final ResourceCache cache;
    private final LedgerViews views;
    private final ScheduledExecutorService timer;
    private final LongAdder repaired = new LongAdder();
    private long swept;

    public Sweeper(LedgerSnapshots ledger, ResourceCache cache, LedgerViews views) {
        this.ledger = ledger;
        this.cache = cache;
        this.views = views;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "madoguchi-sweeper");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Sweeps again and again, with this pause in between. */
    public void start(Duration pause) {
        var unused = timer.scheduleWithFixedDelay(() -> {
            try {
                int missing = sweep();
                if (missing > 0) {
                    LOG.info("The sweeper found {} views that were older than the ledger", missing);
                }
            } catch (RuntimeException failure) {
                LOG.warn("The sweeper could not read the ledger: {}", failure.getClass().getSimpleName());
            }
        }, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks through everything that changed since the last sweep and starts the repairs; tells how many. */
    public synchronized int sweep() {
        int missing = 0;
        long from = Math.max(0, swept - OVERLAP);
        for (OrganizationRecord organization : ledger.organizationsChangedSince(from, MOST_ORGANIZATIONS)) {
            views.put(organization);
        }
        List<PatientRevision> page = ledger.changedSince(from, null, PAGE);
        while (!page.isEmpty()) {
            for (PatientRevision patient : page) {
                OptionalLong cached = cache.revision(patient.facility(), patient.patient());
                if (cached.isEmpty() || cached.getAsLong() < patient.revision()) {
                    missing++;
                    repair(patient.patient());
                }
            }
            from = page.getLast().revision();
            page = page.size() < PAGE ? List.of() : ledger.changedSince(from, page.getLast().patient(), PAGE);
        }
        swept = Math.max(swept, from);
        return missing;
    }

    private void repair(ResourceId patient) {
        var unused = views.load(patient).whenComplete((nothing, failure) -> {
            if (failure == null) {
                repaired.increment();
            } else {
                LOG.warn("A view could not be repaired: {}", failure.getClass().getSimpleName());
            }
        });
    }

    /** Views that were repaired so far. */
    public long repaired() {
        return repaired.sum();
    }

    /** Ends the timer without interrupting a sweep: H2 closes its file when a thread that uses it is interrupted. */
    @Override
    public void close() {
        timer.shutdown();
    }
}
