package jp.madoguchi.routes.folder;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemException;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one bean that a folder's route calls: takes a file from its first sight to its end. The stages it gives never fail and hold no
 * thread while they wait; the states are those of {@code docs/design/terminal-folders.md}.
 */
public final class FolderInbox {

    private static final Logger LOG = LoggerFactory.getLogger(FolderInbox.class);
    private static final int MOST_REMEMBERED = 20_000;

    private final FolderSettings settings;
    private final FileTaker taker;
    private final FolderAccess access;
    private final Executor worker;
    private final SteadyReader reader;
    private final Settling settling;
    private final BackOff backOff;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final RecentMap<FileKey, Done> done = new RecentMap<>(MOST_REMEMBERED);
    private final Map<FileEvent, LongAdder> counts = new EnumMap<>(FileEvent.class);

    /**
     * @param worker does everything that touches a file; its threads are the folder's owner's own
     */
    public FolderInbox(FolderSettings settings, AfterCommit afterCommit, FileTaker taker, FolderAccess access,
            Executor worker, RejectedFiles rejected) {
        this.settings = settings;
        this.taker = taker;
        this.access = access;
        this.worker = worker;
        this.reader = new SteadyReader(access, worker, settings, taker::isComplete);
        this.settling = new Settling(settings, access, afterCommit, rejected);
        this.backOff = new BackOff(settings.pollInterval());
        for (FileEvent event : FileEvent.values()) {
            counts.put(event, new LongAdder());
        }
    }

    /**
     * A file that is done with but still there.
     *
     * @param digest  of the bytes that were taken
     * @param left    whether it shall stay
     * @param outcome what was said of it
     */
    private record Done(String digest, boolean left, FileOutcome outcome) {}

    /** How the folder is watched. */
    public FolderSettings settings() {
        return settings;
    }

    /** How often something happened in this run. */
    public long count(FileEvent event) {
        LongAdder counter = counts.get(event);
        return counter == null ? 0 : counter.sum();
    }

    /** Files worked on at this moment. */
    public int inFlight() {
        return inFlight.get();
    }

    boolean hasRoom() {
        return inFlight.get() < settings.mostInFlight();
    }

    boolean wants(FileKey key) {
        if (!taker.mayBeOurs(key.name()) || !backOff.isOver(key.name())) {
            return false;
        }
        Done before = done.get(key);
        return before == null || !before.left();
    }

    /** Takes a file that the folder's poll found. */
    public CompletionStage<Void> take(GenericFile<File> found) {
        Path file = found.getFile().toPath();
        FileKey key = new FileKey(found.getFileNameOnly(), found.getFileLength(), found.getLastModified());
        inFlight.incrementAndGet();
        return work(file, key).handle((nothing, failure) -> {
            inFlight.decrementAndGet();
            if (failure != null) {
                postpone(key.name(), ProblemException.problemOf(failure));
            }
            return null;
        });
    }

    private CompletionStage<Void> work(Path file, FileKey key) {
        Done before = done.get(key);
        if (before != null) {
            return CompletableFuture.runAsync(() -> settleAgain(file, key, before), worker);
        }
        return taker.isOurs(key.name()).thenCompose(ours -> ours
                ? reader.read(file).thenCompose(reading -> decide(file, reading))
                : CompletableFuture.completedStage(null));
    }

    private CompletionStage<Void> decide(Path file, Reading reading) {
        return switch (reading) {
            case Reading.Steady steady -> taker.take(steady.content())
                    .thenAcceptAsync(outcome -> settle(steady.content(), outcome), worker);
            case Reading.Unusable unusable ->
                CompletableFuture.runAsync(() -> rejectUnreadable(file, unusable.key(), unusable.problem()), worker);
            case Reading.NotYet notYet -> counted(FileEvent.UNSTEADY);
            case Reading.Held held -> counted(FileEvent.HELD);
            case Reading.Gone gone -> counted(FileEvent.GONE);
        };
    }

    private CompletionStage<Void> counted(FileEvent event) {
        countOne(event);
        return CompletableFuture.completedStage(null);
    }

    private void settle(FileContent content, FileOutcome outcome) {
        try {
            switch (outcome) {
                case FileOutcome.Committed committed -> {
                    settling.committed(content, committed.report());
                    settled(content, outcome, FileEvent.SETTLED);
                }
                case FileOutcome.Rejected rejected -> {
                    settling.rejected(content, rejected.problem(), taker.isKeptWhenRefused(content.name()));
                    settled(content, outcome, FileEvent.REJECTED);
                }
                case FileOutcome.Postponed postponed -> postpone(content.name(), postponed.problem());
                case FileOutcome.Waiting waiting -> backOff.failed(content.name());
            }
        } catch (IOException | ProblemException notNow) {
            unsettled(content, outcome, notNow);
        }
    }

    private void settled(FileContent content, FileOutcome outcome, FileEvent event) {
        backOff.succeeded(content.name());
        if (settling.leaves()) {
            done.put(content.key(), new Done(content.digest(), true, outcome));
        } else {
            done.remove(content.key());
        }
        countOne(event);
    }

    private void unsettled(FileContent content, FileOutcome outcome, Exception failure) {
        done.put(content.key(), new Done(content.digest(), false, outcome));
        backOff.failed(content.name());
        countOne(FileEvent.UNSETTLED);
        LOG.warn("A file of {}/{} is decided but cannot be settled now ({}); tried again", settings.owner(),
                settings.folder(), failure.getClass().getSimpleName());
        try {
            access.look(content.file());
        } catch (NoSuchFileException gone) {
            keepAfterAll(content);
        } catch (IOException cannotTell) {
            LOG.debug("Its state cannot be told at the moment", cannotTell);
        }
    }

    private void keepAfterAll(FileContent content) {
        try {
            settling.lastResort(content);
            done.remove(content.key());
        } catch (IOException e) {
            LOG.error("A committed file of {}/{} could be neither handed on nor kept", settings.owner(),
                    settings.folder(), e);
        }
    }

    /** Only the settling is done again, and only if it is still the same file. */
    private void settleAgain(Path file, FileKey key, Done before) {
        try {
            FileKey now = access.look(file);
            FileContent content = new FileContent(file, now, access.read(file, settings.maxFileSize() + 1));
            if (now.equals(key) && content.digest().equals(before.digest())) {
                settle(content, before.outcome());
            } else {
                done.remove(key);
            }
        } catch (NoSuchFileException gone) {
            done.remove(key);
            countOne(FileEvent.SETTLED);
        } catch (IOException held) {
            backOff.failed(key.name());
            countOne(FileEvent.HELD);
        }
    }

    private void rejectUnreadable(Path file, FileKey key, Problem problem) {
        try {
            boolean settled = settling.unreadable(file, key, problem, taker.isKeptWhenRefused(key.name()));
            if (!settled) {
                countOne(FileEvent.UNSTEADY);
                return;
            }
            if (settling.leaves()) {
                done.put(key, new Done("", true, new FileOutcome.Rejected(problem)));
            }
            countOne(FileEvent.REJECTED);
        } catch (IOException notNow) {
            throw new UncheckedIOException(notNow);
        }
    }

    private void postpone(String name, Problem problem) {
        backOff.failed(name);
        countOne(FileEvent.POSTPONED);
        LOG.warn("A file of {}/{} stays for now: {} {}", settings.owner(), settings.folder(), problem.code().code(),
                problem.where());
    }

    private void countOne(FileEvent event) {
        LongAdder counter = counts.get(event);
        if (counter != null) {
            counter.increment();
        }
    }
}
