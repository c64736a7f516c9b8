package jp.madoguchi.store.ledger;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerWork;
import org.jspecify.annotations.Nullable;

/** A work on its way: what is to be done, until when, and the stage somebody waits for. Settled once, by writer or clock. */
final class PendingWork<T> {

    private final LedgerWork<T> work;
    private final long deadline;
    private final CompletableFuture<Committed<T>> stage = new CompletableFuture<>();
    private final AtomicBoolean settled = new AtomicBoolean();
    private @Nullable Committed<T> result;
    private @Nullable Throwable failure;

    PendingWork(LedgerWork<T> work, long deadline) {
        this.work = work;
        this.deadline = deadline;
    }

    /** For the caller, who can wait for it but not complete it. */
    CompletionStage<Committed<T>> stage() {
        return stage.minimalCompletionStage();
    }

    boolean isOver(long nanoTime) {
        return deadline - nanoTime <= 0;
    }

    boolean isSettled() {
        return settled.get();
    }

    /** Runs the work and keeps its result until the commit; {@code readRevision} is reported if it only reads. */
    boolean run(SqlTransaction transaction, long readRevision) {
        T value = work.apply(transaction);
        transaction.finish();
        boolean wrote = transaction.wrote();
        result = new Committed<>(value, wrote ? transaction.revision() : readRevision);
        failure = null;
        return wrote;
    }

    /** Keeps why the work failed until the others of its group are committed. */
    void failed(Throwable cause) {
        failure = cause;
        result = null;
    }

    long revision() {
        return result == null ? 0 : result.revision();
    }

    /** True for the one who may complete the stage. */
    boolean settle() {
        return settled.compareAndSet(false, true);
    }

    void complete() {
        if (failure != null) {
            stage.completeExceptionally(failure);
        } else if (result != null) {
            stage.complete(result);
        } else {
            stage.completeExceptionally(new IllegalStateException("a work is run before it is acknowledged"));
        }
    }

    void completeExceptionally(Throwable cause) {
        stage.completeExceptionally(cause);
    }

    boolean hasFailed() {
        return failure != null;
    }
}
