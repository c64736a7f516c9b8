package jp.madoguchi.reception.bulk;

import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * What was planned.
 *
 * @param batch        by which progress and worklist are asked for
 * @param jobs         how many jobs
 * @param persons      how many persons stand in them
 * @param nothingToAsk how many of these cannot be asked about, and stand on the worklist already
 * @param doubles      how many of a list were left out, since they stand in it already
 */
public record BulkPlan(ResourceId batch, int jobs, int persons, int nothingToAsk, int doubles) {

    public BulkPlan {
        Objects.requireNonNull(batch);
    }

    /** Nothing yet. */
    static BulkPlan nothing(ResourceId batch) {
        return new BulkPlan(batch, 0, 0, 0, 0);
    }

    /** The same under another batch; where several days are planned at once, the last one is named. */
    BulkPlan in(ResourceId other) {
        return new BulkPlan(other, jobs, persons, nothingToAsk, doubles);
    }

    BulkPlan plus(int moreJobs, int morePersons, int moreNothing) {
        return new BulkPlan(batch, jobs + moreJobs, persons + morePersons, nothingToAsk + moreNothing, doubles);
    }
}
