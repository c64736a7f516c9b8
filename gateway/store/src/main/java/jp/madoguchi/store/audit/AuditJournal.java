package jp.madoguchi.store.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's files and the thread that syncs them (docs/design/audit-journal.md 2 to 4, 6). Whoever appends copies bytes into a
 * mapped file and goes on; the system keeps them if the process is killed, and within 50 ms they are brought to the disk.
 */
final class AuditJournal implements AutoCloseable {

    /** What of a file is to be brought to the disk: all behind a place. */
    private record Tail(JournalSegment segment, int from) {}

    /** A place between two records. */
    record Place(long segment, int offset) {}

    /** How many files may be there, that is 1 GiB, unless said otherwise. */
    static final int MOST_SEGMENTS = 128;

    private static final Logger LOG = LoggerFactory.getLogger(AuditJournal.class);
    /** How long a record may wait until it is on the disk, and how long at least until that is begun: each time costs. */
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(45);
    static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final Path folder;
    private final int mostSegments;
    private final FileChannel lockFile;
    private final UUID id;
    private final ConcurrentSkipListMap<Long, JournalSegment> segments = new ConcurrentSkipListMap<>();
    private final AtomicLong lastNumber;
    private final ReentrantLock appending = new ReentrantLock();
    private final Thread syncing;

    // Guarded by the lock for appending.
    private JournalSegment current;
    private int syncedTo = JournalSegment.HEADER;
    private @Nullable JournalSegment spare;
    private final List<Tail> full = new ArrayList<>();
    private final AtomicLong appended = new AtomicLong();

    /** Since when something waits to be synced, and since when it is being synced; 0 if nothing does. */
    private volatile long unsyncedSince;
    private volatile long syncingSince;
    /** The file behind which one was prepared last, and how long the disk took last; of the syncing thread. */
    private long preparedBehind;
    private long lastSyncNanos;
    private final AtomicLong syncs = new AtomicLong();
    private volatile boolean failed;
    private volatile boolean closed;

    private AuditJournal(Path folder, int mostSegments, FileChannel lockFile, List<JournalSegment> left)
            throws IOException {
        this.folder = folder;
        this.mostSegments = mostSegments;
        this.lockFile = lockFile;
        this.id = left.isEmpty() ? UUID.randomUUID() : left.getFirst().journal();
        left.forEach(segment -> segments.put(segment.number(), segment));
        this.lastNumber = new AtomicLong(segments.isEmpty() ? 0 : segments.lastKey());
        this.current = JournalSegment.create(folder, id, lastNumber.incrementAndGet());
        segments.put(current.number(), current);
        this.syncing = new Thread(this::syncInTurns, "madoguchi-audit-sync");
        this.syncing.setDaemon(true);
    }

    /**
     * Opens the journal of a folder, which is made if it is not there.
     *
     * @throws ProblemException {@code LEDGER_UNAVAILABLE} if another process has it, or it cannot be written
     */
    static AuditJournal open(Path folder, int mostSegments) {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (!locked(lockFile)) {
                lockFile.close();
                throw new ProblemException(Problem.at(ProblemCode.LEDGER_UNAVAILABLE, "audit journal in use"));
            }
            AuditJournal journal = new AuditJournal(folder, mostSegments, lockFile, left(folder));
            journal.syncing.start();
            return journal;
        } catch (IOException failure) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_UNAVAILABLE, "audit journal"), failure);
        }
    }

    private static boolean locked(FileChannel lockFile) throws IOException {
        try {
            @SuppressWarnings("resource") // released with its channel
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ourOwn) {
            return false;
        }
    }

    private static List<JournalSegment> left(Path folder) throws IOException {
        List<JournalSegment> left = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".new")) {
                    Files.delete(file);
                } else if (name.endsWith(JournalSegment.SUFFIX)) {
                    JournalSegment.open(file).ifPresentOrElse(left::add,
                            () -> LOG.warn("{} is no audit journal; it is left alone", name));
                }
            }
        }
        return left;
    }

    /** What tells it from other nodes' journals. */
    UUID id() {
        return id;
    }

    /** The first place of the oldest file. */
    Place begin() {
        return new Place(segments.firstKey(), JournalSegment.HEADER);
    }

    /** Whether there can be something at a place, or behind it. */
    boolean reaches(Place place) {
        return place.segment() <= segments.lastKey();
    }

    /** How many files are there, of those that may be there. */
    double filled() {
        return (double) segments.size() / mostSegments;
    }

    /** Appends a record. @throws ProblemException {@code LEDGER_QUEUE_FULL} or {@code LEDGER_UNAVAILABLE} */
    void append(byte[] record) {
        long now = System.nanoTime();
        if (closed || failed || isOlder(unsyncedSince, now) || isOlder(syncingSince, now)) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_UNAVAILABLE, "audit journal"));
        }
        boolean first;
        appending.lock();
        try {
            if (!current.append(record)) {
                roll();
                current.append(record);
            }
            appended.incrementAndGet();
            first = unsyncedSince == 0;
            if (first) {
                unsyncedSince = now | 1;
            }
        } finally {
            appending.unlock();
        }
        if (first) {
            LockSupport.unpark(syncing);
        }
    }

    private static boolean isOlder(long since, long now) {
        return since != 0 && now - since > STALLED_NANOS;
    }

    private void roll() {
        if (segments.size() >= mostSegments) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_QUEUE_FULL, "audit journal"));
        }
        try {
            JournalSegment next = spare == null
                    ? JournalSegment.create(folder, id, lastNumber.incrementAndGet())
                    : spare;
            spare = null;
            full.add(new Tail(current, syncedTo));
            syncedTo = JournalSegment.HEADER;
            current = next;
            segments.put(next.number(), next);
        } catch (IOException | UncheckedIOException failure) {
            fail(failure);
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_UNAVAILABLE, "audit journal"), failure);
        }
    }

    private void fail(Exception failure) {
        failed = true;
        LOG.error("The disk does not take the audit journal ({}): reads are refused until the gateway is started again",
                failure.getClass().getSimpleName());
    }

    private void syncInTurns() {
        while (!closed) {
            long since = unsyncedSince;
            if (since == 0) {
                LockSupport.parkNanos(this, IDLE_NANOS);
                continue;
            }
            // Whoever appended first since the last time woke this thread, also while it was at the disk: only the clock tells that it is time.
            long early = since + Math.max(LEAST_NANOS, MOST_NANOS - 2 * lastSyncNanos) - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(this, early);
                continue;
            }
            long begin = System.nanoTime();
            sync();
            lastSyncNanos = System.nanoTime() - begin;
        }
    }

    /** Brings to the disk what is appended, and makes the next file in time. */
    private void sync() {
        List<Tail> tails;
        JournalSegment segment;
        int to;
        appending.lock();
        try {
            segment = current;
            to = segment.written();
            tails = new ArrayList<>(full);
            tails.add(new Tail(segment, syncedTo));
            full.clear();
            syncingSince = unsyncedSince;
            unsyncedSince = 0;
        } finally {
            appending.unlock();
        }
        try {
            for (Tail tail : tails) {
                tail.segment().force(tail.from());
            }
            syncs.incrementAndGet();
            syncingSince = 0;
            appending.lock();
            try {
                if (current == segment) {
                    syncedTo = Math.max(syncedTo, to);
                } else {
                    full.replaceAll(tail -> tail.segment() == segment
                            ? new Tail(segment, Math.max(tail.from(), to))
                            : tail);
                }
            } finally {
                appending.unlock();
            }
            prepareNext(segment);
        } catch (IOException | UncheckedIOException failure) {
            fail(failure);
        }
    }

    /** How many records were appended since it was opened. */
    long appended() {
        return appended.get();
    }

    /** How many times something was brought to the disk. */
    long syncs() {
        return syncs.get();
    }

    private void prepareNext(JournalSegment filling) throws IOException {
        boolean early = filling.written() < JournalSegment.SIZE / 2;
        if (early || closed || filling.number() == preparedBehind || segments.size() >= mostSegments) {
            return;
        }
        preparedBehind = filling.number();
        JournalSegment next = JournalSegment.create(folder, id, lastNumber.incrementAndGet());
        appending.lock();
        try {
            if (current == filling) {
                spare = next;
                return;
            }
        } finally {
            appending.unlock();
        }
        next.delete(); // too late: another one has followed
    }

    /** Reads records from a place on, in their order, into a list, until they have so many bytes or more; returns the place behind them. */
    Place read(Place from, int bytesEnough, List<byte[]> into) {
        JournalSegment segment = segments.get(from.segment());
        int offset = from.offset();
        if (segment == null) {
            Long next = segments.higherKey(from.segment());
            return next == null ? from : read(new Place(next, JournalSegment.HEADER), bytesEnough, into);
        }
        // Whether it is the last one must be known before it is read: what is appended later is read later.
        Long next = segments.higherKey(segment.number());
        int damagedBefore = segment.damaged();
        offset = segment.read(offset, bytesEnough, into);
        if (segment.damaged() > damagedBefore) {
            LOG.error("{} audit records were torn by a loss of power", segment.damaged() - damagedBefore);
        }
        boolean behind = next != null && offset >= segment.written();
        return behind ? new Place(next, JournalSegment.HEADER) : new Place(segment.number(), offset);
    }

    /** Deletes the files before a place. */
    void release(Place place) {
        for (JournalSegment done : List.copyOf(segments.headMap(place.segment()).values())) {
            done.delete();
            segments.remove(done.number());
        }
    }

    /** Takes no more, and syncs what was taken. */
    @Override
    public void close() {
        appending.lock();
        try {
            closed = true;
        } finally {
            appending.unlock();
        }
        LockSupport.unpark(syncing);
        try {
            syncing.join(STOP_MILLIS);
            if (syncing.isAlive()) {
                LOG.error("The audit journal was not synced within {} ms before the stop", STOP_MILLIS);
            } else {
                sync();
            }
            lockFile.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            LOG.warn("The audit journal's lock could not be given back ({})", failure.getClass().getSimpleName());
        }
    }
}
