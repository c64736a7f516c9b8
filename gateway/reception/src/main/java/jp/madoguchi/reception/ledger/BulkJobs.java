package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.InquiryId;
import org.jspecify.annotations.Nullable;

/** Bulk jobs and their rows, as one work sees them. */
public interface BulkJobs {

    /** A job. */
    Optional<BulkJob> byId(ResourceId id);

    /** The job that waits for the reply to a question, or may still take it. */
    Optional<BulkJob> byQuestion(InquiryId question);

    /** The jobs of a batch, in the order in which they were planned. */
    List<BulkJob> ofBatch(ResourceId batch);

    /** An institution's batches, newest first by their first job; those behind a place, if one is given. */
    List<BulkBatchPlace> batches(FacilityCode facility, @Nullable BulkBatchPlace after, int most);

    /** Jobs of a state in which something is due, and on which no node works; those first that are due the longest. */
    List<BulkJob> due(BulkState.Phase phase, Instant now, int most);

    /** As above, those of one line only. */
    List<BulkJob> due(BulkLine line, BulkState.Phase phase, Instant now, int most);

    /** Jobs that wait for their turn, due or not, in the order of their ids; those behind one, if one is given. */
    List<BulkJob> planned(@Nullable ResourceId after, int most);

    /** How many jobs there are of each state; states without any are left out. */
    Map<BulkState.Phase, Integer> phases();

    /** How many jobs of each line are under way: sent, accepted or asked for, and not stopped; 0 where jobs only wait for their turn. */
    Map<BulkLine, Integer> underWay();

    /** Adds a job, or replaces exactly the version that it bears; gives it with its new version. */
    BulkJob save(BulkJob job);

    /** The rows of a job, in order. */
    List<BulkRow> rows(ResourceId job);

    /** The rows of a batch, job by job as they were planned. */
    List<BulkRow> rows(BulkRowQuery query);

    /** The row by which a patient's number was registered last; empty if it never was. */
    Optional<BulkRow> registered(ResourceId patient);

    /** How many rows of a batch there are of each outcome; outcomes without any are left out. */
    Map<BulkOutcome, Integer> outcomes(ResourceId batch);

    /** Forgets all rows of a job, before they come once more. */
    void forgetRows(ResourceId job);

    /** Adds rows, or replaces them. */
    void save(List<BulkRow> rows);
}
