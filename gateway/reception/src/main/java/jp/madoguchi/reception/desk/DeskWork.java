package jp.madoguchi.reception.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AppliedRequest;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * People working on desk tasks. Each change names the version that was seen, so that nobody overwrites another's, and the client's own
 * identifier of the request, so that one that is sent again after a lost answer changes nothing.
 *
 * <p>Stages fail with a {@code ProblemException}: {@code RESOURCE_UNKNOWN}, {@code TASK_CHANGED}, {@code TASK_STATE} or
 * {@code REQUEST_ID_REUSED}, or what the ledger says.
 */
public final class DeskWork {

    private final AnswerLedger ledger;

    public DeskWork(AnswerLedger ledger) {
        this.ledger = ledger;
    }

    /** Somebody takes an open task. */
    public CompletionStage<DeskTask> take(TaskOrder order) {
        return change(order, "TAKE", (task, at) -> task.take(order.by(), at));
    }

    /** Somebody gives a task back, their own or an absent colleague's. */
    public CompletionStage<DeskTask> release(TaskOrder order) {
        return change(order, "RELEASE", (task, at) -> task.release());
    }

    /** Whoever took a task has done it. */
    public CompletionStage<DeskTask> close(TaskOrder order, DeskOutcome outcome) {
        return change(order, "CLOSE " + outcome, (task, at) -> task.close(outcome, order.by(), at));
    }

    private CompletionStage<DeskTask> change(TaskOrder order, String what,
            BiFunction<DeskTask, Instant, DeskTask> change) {
        AppliedRequest request = new AppliedRequest(order.requestId(), what + " " + order.by());
        return ledger.commit(transaction -> apply(transaction, order, request, change)).thenApply(Committed::value);
    }

    private static DeskTask apply(LedgerTransaction ledger, TaskOrder order, AppliedRequest request,
            BiFunction<DeskTask, Instant, DeskTask> change) {
        DeskTask task = ledger.task(order.task()).filter(found -> found.facility().equals(order.facility()))
                .orElseThrow(() -> problem(ProblemCode.RESOURCE_UNKNOWN, order.task().value()));
        Optional<AppliedRequest> before = task.request(request.id());
        if (before.isPresent()) {
            if (before.get().equals(request)) {
                return task;
            }
            throw problem(ProblemCode.REQUEST_ID_REUSED, "Idempotency-Key");
        }
        if (task.version() != order.version()) {
            throw problem(ProblemCode.TASK_CHANGED, "version " + task.version());
        }
        DeskTask after = change.apply(task, ledger.at()).after(request);
        ledger.save(after);
        return after;
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
