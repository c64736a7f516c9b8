package jp.madoguchi.reception.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkState;

/**
 * How far a batch is.
 *
 * @param jobs      jobs by state
 * @param persons   persons by outcome
 * @param refused   units that nobody had asked for
 * @param remaining about how long it will still take, quiet hours left out; zero when nothing is left, empty while that cannot be said
 */
public record BulkProgress(Map<BulkState.Phase, Integer> jobs, Map<BulkOutcome, Integer> persons, int refused,
        Optional<Duration> remaining) {

    /** Jobs that end further apart than this do not belong to one run: appointments were added, or a person had to look. */
    private static final Duration ONE_RUN = Duration.ofHours(1);

    public BulkProgress {
        jobs = Map.copyOf(jobs);
        persons = Map.copyOf(persons);
    }

    /**
     * How far jobs are.
     *
     * @param outcomes how many of their rows there are of each outcome
     */
    static BulkProgress of(List<BulkJob> jobs, Map<BulkOutcome, Integer> outcomes, BulkSettings settings,
            Instant now) {
        Map<BulkState.Phase, Integer> phases = new EnumMap<>(BulkState.Phase.class);
        jobs.forEach(job -> phases.merge(job.state().phase(), 1, Integer::sum));
        int refused = jobs.stream().mapToInt(BulkJob::refused).sum();
        return new BulkProgress(phases, outcomes, refused, remaining(jobs, phases, settings, now));
    }

    /** How many persons there are. */
    public int all() {
        return persons.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many of them wait for their outcome. */
    public int open() {
        return persons.getOrDefault(BulkOutcome.WAITING, 0);
    }

    /** Whether nothing more happens by itself: every job is finished, or stopped. */
    public boolean isOver() {
        return jobs.keySet().stream()
                .allMatch(phase -> phase == BulkState.Phase.FINISHED || phase == BulkState.Phase.STOPPED);
    }

    /** As long as the finished jobs took from one to the next, for each job left; else the first wait of each round. */
    private static Optional<Duration> remaining(List<BulkJob> jobs, Map<BulkState.Phase, Integer> phases,
            BulkSettings settings, Instant now) {
        if (phases.containsKey(BulkState.Phase.STOPPED)) {
            return Optional.empty();
        }
        int left = jobs.size() - phases.getOrDefault(BulkState.Phase.FINISHED, 0);
        if (left == 0) {
            return Optional.of(Duration.ZERO);
        }
        List<Instant> ends = jobs.stream()
                .filter(job -> job.state() instanceof BulkState.Finished finished
                        && finished.at().isAfter(job.plannedAt()))
                .map(job -> ((BulkState.Finished) job.state()).at()).sorted().toList();
        Duration taken = Duration.ZERO;
        int steps = 0;
        Instant before = jobs.getFirst().plannedAt();
        for (Instant end : ends) {
            Duration step = Duration.between(before, end);
            if (step.compareTo(ONE_RUN) <= 0) {
                taken = taken.plus(step);
                steps++;
            }
            before = end;
        }
        if (steps == 0) {
            int rounds = (left + settings.mostUnderWay() - 1) / settings.mostUnderWay();
            return Optional.of(settings.pace().delays().getFirst().multipliedBy(rounds));
        }
        Duration since = Duration.between(before, now);
        Duration each = taken.dividedBy(steps);
        Duration all = each.multipliedBy(left).minus(since.compareTo(each) > 0 ? each : since);
        return Optional.of(all.isNegative() ? Duration.ZERO : all);
    }
}
