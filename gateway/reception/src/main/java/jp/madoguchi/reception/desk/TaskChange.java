package jp.madoguchi.reception.desk;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
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
 * One change that somebody asked for of one task.
 *
 * @param order who, of which task, and which version they saw
 * @param what  what is asked for; the same request with another word is another request
 */
public record TaskChange(TaskOrder order, String what) {

    public TaskChange {
        Objects.requireNonNull(order);
        Objects.requireNonNull(what);
    }

    /**
     * Makes the change inside of a commit; a request that was applied before changes nothing. Fails with {@code RESOURCE_UNKNOWN},
     * {@code REQUEST_ID_REUSED} or {@code TASK_CHANGED}, or with what {@code change} says.
     *
     * @param change gives the task as it is afterwards, and does whatever else belongs to it; asked at most once
     */
    public DeskTask apply(LedgerTransaction ledger, UnaryOperator<DeskTask> change) {
        AppliedRequest request = new AppliedRequest(order.requestId(), what + " " + order.by());
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
        DeskTask after = change.apply(task).after(request);
        ledger.save(after);
        return after;
    }

    /**
     * Finishes the task as resolved, in a commit of its own; the stage fails with what {@link #apply} and {@code decision} throw, and with
     * what {@link DeskTask#close} refuses.
     *
     * @param decision writes what follows from it, inside the commit; asked at most once
     */
    public CompletionStage<DeskTask> resolve(AnswerLedger ledger, BiConsumer<LedgerTransaction, DeskTask> decision) {
        return ledger.commit(transaction -> apply(transaction, task -> {
            DeskTask done = task.close(DeskOutcome.RESOLVED, order.by(), transaction.at());
            decision.accept(transaction, task);
            return done;
        })).thenApply(Committed::value);
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
