package jp.madoguchi.store.cache;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * Readings of answers that are too old for their patients' entries. They have one thread, and few wait for it: whoever walks through old ids
 * holds up others who do, and no refresh after a commit.
 */
final class OldAnswers implements AutoCloseable {

    /** Much more than read old answers at once, and read in much less than a reader waits. */
    static final int MOST_WAITING = 16;

    private final Function<ResourceId, Optional<PatientEntry>> reading;
    private final ThreadPoolExecutor reader;
    private final Map<ResourceId, CompletableFuture<Optional<PatientEntry>>> underWay = new ConcurrentHashMap<>();

    /** @param reading reads a patient with one answer alone from the ledger; empty where it is nobody's */
    OldAnswers(Function<ResourceId, Optional<PatientEntry>> reading, ThreadFactory threads) {
        this.reading = reading;
        this.reader = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING),
                threads);
    }

    /** Reads an answer, once for all who ask while it is being read. The stage fails if that was not possible, at once when too many wait. */
    CompletableFuture<Optional<PatientEntry>> read(ResourceId answer) {
        CompletableFuture<Optional<PatientEntry>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<PatientEntry>> first = underWay.putIfAbsent(answer, mine);
        if (first != null) {
            return first;
        }
        try {
            reader.execute(() -> read(answer, mine));
        } catch (RejectedExecutionException full) {
            underWay.remove(answer, mine);
            mine.completeExceptionally(full);
        }
        return mine;
    }

    private void read(ResourceId answer, CompletableFuture<Optional<PatientEntry>> mine) {
        try {
            Optional<PatientEntry> entry = reading.apply(answer);
            underWay.remove(answer, mine);
            mine.complete(entry);
        } catch (RuntimeException | Error broken) {
            underWay.remove(answer, mine);
            mine.completeExceptionally(broken);
        }
    }

    /** Ends its thread; what waits is still read. */
    @Override
    public void close() {
        reader.shutdown();
    }
}
