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
 * @param doubles      how many of the list were left out, since they stand in it, or in an earlier plan for the day, already
 */
public record BulkPlan(ResourceId batch, int jobs, int persons, int nothingToAsk, int doubles) {

    public BulkPlan {
        Objects.requireNonNull(batch);
    }

    BulkPlan plus(int moreJobs, int morePersons, int moreNothing) {
        return new BulkPlan(batch, jobs + moreJobs, persons + morePersons, nothingToAsk + moreNothing, doubles);
    }
}
