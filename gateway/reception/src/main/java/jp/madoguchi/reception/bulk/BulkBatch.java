package jp.madoguchi.reception.bulk;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkSubject;

/**
 * Jobs that were planned together, and how far they are.
 *
 * @param id       its id
 * @param jobs     at least one, in the order in which they were planned
 * @param progress how far they are
 */
public record BulkBatch(ResourceId id, List<BulkJob> jobs, BulkProgress progress) {

    public BulkBatch {
        Objects.requireNonNull(id);
        Objects.requireNonNull(progress);
        jobs = List.copyOf(jobs);
        if (jobs.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one job");
        }
    }

    /** What it is about. */
    public BulkSubject subject() {
        return jobs.getFirst().subject();
    }
}
