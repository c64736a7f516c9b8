package jp.madoguchi.reception.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.BulkBatchPlace;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkRowQuery;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerReadings;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * What people see of bulk jobs, and what they may do. Everything is read beside the ledger's writer: a long worklist disturbs no desk.
 * Failures are {@code ProblemException}s.
 */
public final class BulkWork {

    /** The longest page of batches. */
    public static final int MOST_BATCHES = 50;

    private final AnswerLedger ledger;
    private final LedgerReadings readings;
    private final BulkSettings settings;

    /** @param readings the same ledger, to read from beside its writer */
    public BulkWork(AnswerLedger ledger, LedgerReadings readings, BulkSettings settings) {
        this.ledger = ledger;
        this.readings = readings;
        this.settings = settings;
    }

    /**
     * A page of an institution's batches, newest first.
     *
     * @param after where the page before ended; null for the first page
     * @param most  1 to {@value #MOST_BATCHES}
     */
    public BatchPage batches(FacilityCode facility, @Nullable BulkBatchPlace after, int most) {
        int page = Math.min(most, MOST_BATCHES);
        return readings.read(transaction -> {
            List<BulkBatchPlace> places = transaction.bulkJobs().batches(facility, after, page + 1);
            List<BulkBatchPlace> shown = places.subList(0, Math.min(page, places.size()));
            List<BulkBatch> batches = new ArrayList<>();
            shown.forEach(place -> batches.add(batch(transaction, facility, place.batch())));
            return new BatchPage(batches, places.size() > page ? shown.getLast() : null);
        });
    }

    /** A batch and how far it is; {@code RESOURCE_UNKNOWN} if the institution has no such batch. */
    public BulkBatch batch(FacilityCode facility, ResourceId batch) {
        return readings.read(transaction -> batch(transaction, facility, batch));
    }

    private BulkBatch batch(LedgerTransaction transaction, FacilityCode facility, ResourceId batch) {
        List<BulkJob> jobs = jobs(transaction, facility, batch);
        return new BulkBatch(batch, jobs,
                BulkProgress.of(jobs, transaction.bulkJobs().outcomes(batch), settings, transaction.at()));
    }

    /** A page of the rows of a batch, job by job; {@code RESOURCE_UNKNOWN} if the institution has no such batch. */
    public RowPage worklist(FacilityCode facility, BulkRowQuery query) {
        return readings.read(transaction -> {
            jobs(transaction, facility, query.batch());
            List<BulkRow> rows = transaction.bulkJobs().rows(query.andOneMore());
            boolean more = rows.size() > query.most();
            List<BulkRow> page = more ? rows.subList(0, query.most()) : rows;
            return new RowPage(page, more ? behind(page.getLast()) : null);
        });
    }

    static BulkRowQuery.Place behind(BulkRow row) {
        return new BulkRowQuery.Place(row.job(), row.number());
    }

    /** How many jobs there are of each state, of all institutions. */
    public Map<BulkState.Phase, Integer> phases() {
        return readings.read(transaction -> transaction.bulkJobs().phases());
    }

    static List<BulkJob> jobs(LedgerTransaction transaction, FacilityCode facility, ResourceId batch) {
        List<BulkJob> jobs = transaction.bulkJobs().ofBatch(batch);
        if (jobs.isEmpty() || !jobs.getFirst().facility().equals(facility)) {
            throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "batch"));
        }
        return jobs;
    }

    /**
     * A person lets a stopped job go on: with its number its result is asked for again, without one it is sent anew. Fails with
     * {@code TASK_STATE} if it is not stopped, with {@code TASK_CHANGED} if it is not the version that the person saw.
     *
     * @param by who, by the staff's identifier
     */
    public CompletionStage<BulkJob> resume(FacilityCode facility, ResourceId job, int version, String by) {
        return ledger.commit(transaction -> {
            BulkJob before = transaction.bulkJobs().byId(job).filter(known -> known.facility().equals(facility))
                    .orElseThrow(() -> new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "job")));
            if (before.version() != version) {
                throw new ProblemException(Problem.at(ProblemCode.TASK_CHANGED, "job"));
            }
            BulkJob resumed = before.resumed(transaction.at());
            BulkDesk.goesOn(transaction, before);
            transaction.note(new AuditFact(facility, by, BulkOrder.AUDITED, null, "RESUME"));
            return transaction.bulkJobs().save(resumed);
        }).thenApply(Committed::value);
    }
}
