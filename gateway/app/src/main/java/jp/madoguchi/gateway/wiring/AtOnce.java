package jp.madoguchi.gateway.wiring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Stores that answer on the thread that asks: from memory, or from a ledger that is read seldom. */
final class AtOnce {

    private AtOnce() {}

    /** What was read, or why it could not be. */
    static <T> CompletionStage<T> stage(Supplier<T> read) {
        try {
            return CompletableFuture.completedStage(read.get());
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }
}
