package jp.madoguchi.reception.bulk;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

    public BulkProgress {
        jobs = Map.copyOf(jobs);
        persons = Map.copyOf(persons);
    }
}
