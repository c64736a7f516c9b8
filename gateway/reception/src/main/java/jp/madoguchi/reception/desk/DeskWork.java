package jp.madoguchi.reception.desk;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;

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
        TaskChange asked = new TaskChange(order, what);
        return ledger.commit(transaction -> asked.apply(transaction, task -> change.apply(task, transaction.at())))
                .thenApply(Committed::value);
    }
}
