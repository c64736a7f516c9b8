package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.InquiryId;

/** Bulk jobs and their rows, as one work sees them. */
public interface BulkJobs {

    /** A job. */
    Optional<BulkJob> byId(ResourceId id);

    /** The job that waits for the reply to a question, or may still take it. */
    Optional<BulkJob> byQuestion(InquiryId question);

    /** The jobs of a batch, in the order in which they were planned. */
    List<BulkJob> ofBatch(ResourceId batch);

    /** An institution's newest jobs, newest first. */
    List<BulkJob> newest(FacilityCode facility, int most);

    /** Jobs of a state in which something is due, and on which no node works; those first that are due the longest. */
    List<BulkJob> due(BulkState.Phase phase, Instant now, int most);

    /** How many jobs are under way: sent, accepted or asked for, and not stopped. */
    int underWay();

    /** Adds a job, or replaces exactly the version that it bears; gives it with its new version. */
    BulkJob save(BulkJob job);

    /** The rows of a job, in order. */
    List<BulkRow> rows(ResourceId job);

    /** Adds rows, or replaces them. */
    void save(List<BulkRow> rows);
}
