package jp.madoguchi.reception.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkSubject;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/** Puts persons into jobs: one commit for each job, so that desks wait no longer than for one. */
final class BulkPlanning {

    /**
     * A person to be asked about, or the reason why nobody can be asked.
     *
     * @param nothing why there is nothing to ask with; null if there is
     */
    record Entry(PatientNumber of, @Nullable ResourceId patient, @Nullable CardQuestion card,
            @Nullable Registration registration, @Nullable BulkReason nothing) {}

    /** Makes an entry of one of a list, inside a commit. */
    interface Preparing<T> {
        Entry prepare(LedgerTransaction transaction, T listed);
    }

    private final AnswerLedger ledger;
    private final int size;
    private final FacilityCode facility;
    private final TerminalId terminal;
    private final BulkSubject subject;

    BulkPlanning(AnswerLedger ledger, int size, FacilityCode facility, TerminalId terminal, BulkSubject subject) {
        this.ledger = ledger;
        this.size = size;
        this.facility = facility;
        this.terminal = terminal;
        this.subject = subject;
    }

    /**
     * What was planned by an order before: nothing, at its first time. Fails with {@code REQUEST_ID_REUSED} if its identifier was used for
     * something else.
     *
     * @param what what stands in the audit trail at the first time
     */
    BulkPlan begin(LedgerTransaction transaction, BulkOrder order, String what, int doubles) {
        List<BulkJob> jobs = transaction.bulkJobs().ofBatch(order.batch());
        if (jobs.isEmpty()) {
            transaction.note(new AuditFact(facility, order.by(), BulkOrder.AUDITED, null, what));
            return new BulkPlan(order.batch(), 0, 0, 0, doubles);
        }
        int persons = 0;
        int nothing = 0;
        for (BulkJob job : jobs) {
            if (!job.subject().equals(subject)) {
                throw new ProblemException(Problem.at(ProblemCode.REQUEST_ID_REUSED, "Idempotency-Key"));
            }
            List<BulkRow> rows = transaction.bulkJobs().rows(job.id());
            persons += rows.size();
            nothing += (int) rows.stream().filter(row -> row.card() == null && row.registration() == null).count();
        }
        return new BulkPlan(order.batch(), jobs.size(), persons, nothing, doubles);
    }

    /**
     * Plans a whole list. What is planned before a failure stays planned; where the same order plans at the same time, one of both does.
     */
    <T> CompletionStage<BulkPlan> plan(List<T> list, BulkPlan empty, Preparing<T> preparing) {
        CompletionStage<BulkPlan> plan = CompletableFuture.completedStage(empty);
        for (int from = 0; from < list.size(); from += size) {
            List<T> part = list.subList(from, Math.min(list.size(), from + size));
            plan = plan.thenCompose(sofar -> ledger.commit(transaction -> {
                if (transaction.bulkJobs().ofBatch(sofar.batch()).size() != sofar.jobs()) {
                    return sofar;
                }
                List<Entry> entries = part.stream().map(one -> preparing.prepare(transaction, one)).toList();
                return add(transaction, sofar, entries);
            }).thenApply(Committed::value));
        }
        return plan;
    }

    /** Plans one job. */
    BulkPlan add(LedgerTransaction transaction, BulkPlan sofar, List<Entry> entries) {
        ResourceId job = transaction.newId();
        List<BulkRow> rows = new ArrayList<>();
        for (Entry entry : entries) {
            BulkRow waiting = new BulkRow(job, rows.size() + 1, entry.patient(), entry.of(), entry.card(),
                    entry.registration(), BulkOutcome.WAITING, null, null, null);
            rows.add(entry.nothing() == null ? waiting : waiting.ended(BulkOutcome.NO_ANSWER, entry.nothing()));
        }
        int open = (int) rows.stream().filter(BulkRow::waits).count();
        transaction.bulkJobs().save(BulkJob.planned(job, sofar.batch(), facility, terminal, subject, rows.size(), open,
                transaction.at()));
        transaction.bulkJobs().save(rows);
        return sofar.plus(1, rows.size(), rows.size() - open);
    }
}
