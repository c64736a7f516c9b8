package jp.madoguchi.routes.folder;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Reads files that may still be written, without blocking anybody: reads, waits for the stability time, reads again, and believes
 * the file only if size, time and every byte stayed and its end is there (oqs-interface 8, "Half-written files").
 */
final class SteadyReader {

    private static final int MOST_REMEMBERED = 10_000;

    private final FolderAccess access;
    private final Executor worker;
    private final FolderSettings settings;
    private final BiPredicate<String, byte[]> complete;
    private final RecentMap<String, Watched> incomplete = new RecentMap<>(MOST_REMEMBERED);

    /**
     * @param worker   does the reading
     * @param complete whether the bytes of a file of this name go to its end
     */
    SteadyReader(FolderAccess access, Executor worker, FolderSettings settings, BiPredicate<String, byte[]> complete) {
        this.access = access;
        this.worker = worker;
        this.settings = settings;
        this.complete = complete;
    }

    /** An incomplete file, and since when it looks as it does. */
    private record Watched(FileKey key, long since) {}

    /** Reads a file. The stage never fails. */
    CompletionStage<Reading> read(Path file) {
        return CompletableFuture.supplyAsync(() -> once(file), worker).thenCompose(first -> confirm(file, first));
    }

    private CompletionStage<Reading> confirm(Path file, Reading first) {
        return switch (first) {
            case Reading.Steady seen when !complete.test(seen.content().name(), seen.content().bytes()) ->
                CompletableFuture.completedStage(incomplete(seen.content().key()));
            case Reading.Steady seen ->
                CompletableFuture.supplyAsync(() -> compare(seen, once(file)), afterStability());
            case Reading.NotYet notYet -> CompletableFuture.completedStage(notYet);
            case Reading.Held held -> CompletableFuture.completedStage(held);
            case Reading.Gone gone -> CompletableFuture.completedStage(gone);
            case Reading.Unusable unusable -> CompletableFuture.completedStage(unusable);
        };
    }

    private Executor afterStability() {
        return CompletableFuture.delayedExecutor(settings.stabilityTime().toMillis(), TimeUnit.MILLISECONDS, worker);
    }

    private Reading compare(Reading.Steady first, Reading second) {
        return switch (second) {
            case Reading.Steady again -> {
                boolean same = again.content().key().equals(first.content().key())
                        && Arrays.equals(again.content().bytes(), first.content().bytes());
                if (same) {
                    incomplete.remove(first.content().name());
                }
                yield same ? first : new Reading.NotYet();
            }
            // Taken away after it had been read to its closing tag: what was read is the file.
            case Reading.Gone gone -> first;
            case Reading.Held held -> held;
            case Reading.NotYet notYet -> notYet;
            case Reading.Unusable unusable -> unusable;
        };
    }

    private Reading incomplete(FileKey key) {
        Watched before = incomplete.get(key.name());
        long now = System.nanoTime();
        if (before == null || !before.key().equals(key)) {
            incomplete.put(key.name(), new Watched(key, now));
            return new Reading.NotYet();
        }
        Duration unchanged = Duration.ofNanos(now - before.since());
        if (unchanged.compareTo(settings.incompleteLimit()) < 0) {
            return new Reading.NotYet();
        }
        incomplete.remove(key.name());
        return new Reading.Unusable(key, Problem.at(ProblemCode.FILE_INCOMPLETE, key.size() + " bytes"));
    }

    /** One reading: {@code Steady} here only says that the file did not change while it was read. */
    private Reading once(Path file) {
        try {
            FileKey before = access.look(file);
            if (before.size() > settings.maxFileSize()) {
                return new Reading.Unusable(before, Problem.at(ProblemCode.FILE_TOO_LARGE, before.size() + " bytes"));
            }
            byte[] bytes = access.read(file, settings.maxFileSize() + 1);
            FileKey after = stateAfter(file);
            boolean changed = bytes.length != before.size() || after != null && !after.equals(before);
            return changed ? new Reading.NotYet() : new Reading.Steady(new FileContent(file, before, bytes));
        } catch (NoSuchFileException gone) {
            return new Reading.Gone();
        } catch (IOException held) {
            return new Reading.Held();
        }
    }

    /** The state after reading; null if the file was taken away meanwhile, which does not matter any more. */
    private @Nullable FileKey stateAfter(Path file) throws IOException {
        try {
            return access.look(file);
        } catch (NoSuchFileException gone) {
            return null;
        }
    }
}
