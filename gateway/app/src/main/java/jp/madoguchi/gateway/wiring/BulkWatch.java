package jp.madoguchi.gateway.wiring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.bulk.BulkBatch;
import jp.madoguchi.reception.bulk.BulkProgress;
import jp.madoguchi.reception.bulk.BulkWords;
import jp.madoguchi.reception.bulk.BulkWork;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkState;
import org.jspecify.annotations.Nullable;

/**
 * Looks at how far bulk jobs are, beside the ledger's writer and not oftener than every few seconds: for the log, once a minute and at the
 * end of a batch, and for the figures. Numbers only.
 */
final class BulkWatch implements Runnable {

    private static final Logger LOG = Logger.getLogger(BulkWatch.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private static final int NEWEST = 20;

    private final FacilityCode facility;
    private final BulkWork work;
    private final InstantSource clock;
    private final BulkWords words = new BulkWords(Locale.ENGLISH);
    private final Map<ResourceId, Told> told = new HashMap<>();
    private volatile Standing standing = new Standing(Map.of(), 0, 0);
    private @Nullable Instant looked;

    BulkWatch(FacilityCode facility, BulkWork work, InstantSource clock) {
        this.facility = facility;
        this.work = work;
        this.clock = clock;
    }

    /**
     * How everything stands.
     *
     * @param jobs             jobs by state
     * @param waiting          persons of the newest batches that wait for their outcome
     * @param remainingSeconds about how long it will still take
     */
    record Standing(Map<BulkState.Phase, Integer> jobs, int waiting, long remainingSeconds) {
        Standing {
            jobs = Map.copyOf(jobs);
        }

        int jobs(BulkState.Phase... phases) {
            return List.of(phases).stream().mapToInt(phase -> jobs.getOrDefault(phase, 0)).sum();
        }
    }

    private record Told(BulkProgress progress, Instant at) {}

    Standing standing() {
        return standing;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        if (looked != null && now.isBefore(looked.plus(BETWEEN_LOOKS)) && !now.isBefore(looked)) {
            return;
        }
        looked = now;
        Map<BulkState.Phase, Integer> phases = work.phases();
        int waiting = 0;
        long remaining = 0;
        if (!phases.isEmpty()) {
            List<BulkBatch> newest = work.batches(facility, null, NEWEST).batches();
            told.keySet().retainAll(newest.stream().map(BulkBatch::id).toList());
            for (BulkBatch batch : newest) {
                waiting += batch.progress().open();
                remaining = Math.max(remaining, batch.progress().remaining().orElse(Duration.ZERO).toSeconds());
                tell(batch, now);
            }
        }
        standing = new Standing(phases, waiting, remaining);
    }

    private void tell(BulkBatch batch, Instant now) {
        Told before = told.get(batch.id());
        boolean changed = before == null || !before.progress().jobs().equals(batch.progress().jobs())
                || !before.progress().persons().equals(batch.progress().persons());
        boolean atStart = before == null && batch.progress().isOver();
        boolean time = before == null || batch.progress().isOver() || !now.isBefore(before.at().plus(BETWEEN_LINES));
        if (atStart) {
            told.put(batch.id(), new Told(batch.progress(), now));
        } else if (changed && time) {
            told.put(batch.id(), new Told(batch.progress(), now));
            LOG.log(Level.INFO, line(batch));
        }
    }

    private String line(BulkBatch batch) {
        BulkProgress progress = batch.progress();
        String found = progress.persons().entrySet().stream().filter(one -> one.getKey() != BulkOutcome.WAITING)
                .sorted(Map.Entry.comparingByKey()).map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
        String jobs = progress.jobs().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + " " + one.getValue()).collect(Collectors.joining(", "));
        String left = progress.remaining().map(remaining -> remaining.isZero()
                ? "nothing left"
                : "about " + Math.max(1, remaining.toMinutes()) + " min left").orElse("a person has to look");
        return words.of(batch.subject()) + " (batch " + batch.id() + "): " + (progress.all() - progress.open())
                + " of " + progress.all() + " persons known [" + found + "], jobs [" + jobs + "], units refused "
                + progress.refused() + ", " + left;
    }
}
