package jp.madoguchi.reception.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/** What people see of bulk jobs, and what they may do. Stages fail with a {@code ProblemException}. */
public final class BulkWork {

    private final AnswerLedger ledger;
    private final BulkSettings settings;

    public BulkWork(AnswerLedger ledger, BulkSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    /** An institution's newest jobs, newest first. */
    public CompletionStage<List<BulkJob>> newest(FacilityCode facility, int most) {
        return ledger.commit(transaction -> transaction.bulkJobs().newest(facility, most)).thenApply(Committed::value);
    }

    /** The rows of a batch, job by job; {@code RESOURCE_UNKNOWN} if the institution has no such batch. */
    public CompletionStage<List<BulkRow>> worklist(FacilityCode facility, ResourceId batch) {
        CompletionStage<List<BulkRow>> all = CompletableFuture.completedStage(new ArrayList<>());
        return ledger.commit(transaction -> jobs(transaction, facility, batch)).thenCompose(jobs -> {
            CompletionStage<List<BulkRow>> rows = all;
            for (BulkJob job : jobs.value()) {
                rows = rows.thenCompose(
                        sofar -> ledger.commit(transaction -> transaction.bulkJobs().rows(job.id())).thenApply(more -> {
                            sofar.addAll(more.value());
                            return sofar;
                        }));
            }
            return rows;
        });
    }

    /** How far a batch is; {@code RESOURCE_UNKNOWN} if the institution has no such batch. */
    public CompletionStage<BulkProgress> progress(FacilityCode facility, ResourceId batch) {
        return ledger.commit(transaction -> new Seen(jobs(transaction, facility, batch), transaction.at()))
                .thenCompose(seen -> worklist(facility, batch)
                        .thenApply(rows -> progress(seen.value().jobs(), rows, seen.value().at())));
    }

    private record Seen(List<BulkJob> jobs, Instant at) {}

    private static List<BulkJob> jobs(LedgerTransaction transaction, FacilityCode facility, ResourceId batch) {
        List<BulkJob> jobs = transaction.bulkJobs().ofBatch(batch);
        if (jobs.isEmpty() || !jobs.getFirst().facility().equals(facility)) {
            throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "batch"));
        }
        return jobs;
    }

    private BulkProgress progress(List<BulkJob> jobs, List<BulkRow> rows, Instant now) {
        Map<BulkState.Phase, Integer> phases = new EnumMap<>(BulkState.Phase.class);
        jobs.forEach(job -> phases.merge(job.state().phase(), 1, Integer::sum));
        Map<BulkOutcome, Integer> outcomes = new EnumMap<>(BulkOutcome.class);
        rows.forEach(row -> outcomes.merge(row.outcome(), 1, Integer::sum));
        int refused = jobs.stream().mapToInt(BulkJob::refused).sum();
        return new BulkProgress(phases, outcomes, refused, remaining(jobs, now));
    }

    /** As long as the finished jobs took from plan to end, for each job left; else the first wait of each round. */
    private Optional<Duration> remaining(List<BulkJob> jobs, Instant now) {
        if (jobs.stream().anyMatch(job -> job.state().phase() == BulkState.Phase.STOPPED)) {
            return Optional.empty();
        }
        int left = (int) jobs.stream().filter(job -> job.state().phase() != BulkState.Phase.FINISHED).count();
        if (left == 0) {
            return Optional.of(Duration.ZERO);
        }
        int done = 0;
        Instant last = Instant.MIN;
        for (BulkJob job : jobs) {
            if (job.state() instanceof BulkState.Finished finished && finished.at().isAfter(job.plannedAt())) {
                done++;
                last = finished.at().isAfter(last) ? finished.at() : last;
            }
        }
        if (done > 0) {
            Duration each = Duration.between(jobs.getFirst().plannedAt(), last).dividedBy(done);
            Duration since = Duration.between(last, now);
            Duration all = each.multipliedBy(left).minus(since);
            return Optional.of(all.isNegative() ? Duration.ZERO : all);
        }
        int rounds = (left + settings.mostUnderWay() - 1) / settings.mostUnderWay();
        return Optional.of(settings.pace().delays().getFirst().multipliedBy(rounds));
    }

    /**
     * A person lets a stopped job go on: with its number its result is asked for again, without one it is sent anew. Fails with
     * {@code TASK_STATE} if it is not stopped.
     */
    public CompletionStage<BulkJob> resume(FacilityCode facility, ResourceId job) {
        return ledger.commit(transaction -> {
            BulkJob before = transaction.bulkJobs().byId(job).filter(known -> known.facility().equals(facility))
                    .orElseThrow(() -> new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "job")));
            return transaction.bulkJobs().save(before.resumed(transaction.at()));
        }).thenApply(Committed::value);
    }
}
