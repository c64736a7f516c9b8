package jp.madoguchi.routes.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What could not be used, kept for a person: {@code rejected/<yyyy-MM-dd>/<owner>/<folder>/<name>} and, beside it,
 * {@code <name>.reason.txt}. A name that is taken gets a number; nothing is ever overwritten. The reason holds no personal data, the
 * file may: its folders are readable by the gateway's account only.
 */
public final class RejectedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedFiles.class);
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static final String REASON = ".reason.txt";

    private final Path root;
    private final InstantSource clock;
    private final Map<Kind, LongAdder> counts = new ConcurrentHashMap<>();
    private final LongAdder written = new LongAdder();
    private final long atStart;
    private Consumer<Kind> follower = kind -> {};
    private volatile @Nullable Instant latest;

    /**
     * @param root the folder {@code rejected}; made when first needed
     */
    public RejectedFiles(Path root, InstantSource clock) {
        this.root = root;
        this.clock = clock;
        this.atStart = lying(root);
    }

    /** How many reasons lie there; none where the folder is not there yet or cannot be read now. */
    private static long lying(Path root) {
        if (Files.notExists(root)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> String.valueOf(path.getFileName()).endsWith(REASON)).count();
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.warn("What lies in rejected/ cannot be counted: {}", unreadable.getClass().getSimpleName());
            return 0;
        }
    }

    /**
     * What is counted apart.
     *
     * @param owner  whose folder it was
     * @param folder which of its folders
     * @param code   what was wrong
     */
    public record Kind(String owner, String folder, ProblemCode code) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            int byOwner = owner.compareTo(other.owner);
            int byFolder = byOwner != 0 ? byOwner : folder.compareTo(other.folder);
            return byFolder != 0 ? byFolder : code.compareTo(other.code);
        }
    }

    /**
     * Where something that could not be used came from.
     *
     * @param owner  whose it was, a part of the path
     * @param folder which of its folders or doors, a part of the path
     * @param place  what a person is told: a folder's path, an address
     */
    public record Origin(String owner, String folder, String place) {

        public Origin {
            if (!owner.matches("[a-z0-9-]+") || !folder.matches("[a-z0-9-]+")) {
                throw new IllegalArgumentException("names of folders are of a-z, 0-9 and -");
            }
        }

        static Origin of(FolderSettings folder) {
            return new Origin(folder.owner(), folder.folder(), folder.directory().toString());
        }
    }

    /** How many were rejected in this run, by owner, folder and problem. */
    public Map<Kind, Long> counts() {
        Map<Kind, Long> now = new TreeMap<>();
        counts.forEach((kind, count) -> now.put(kind, count.sum()));
        return now;
    }

    /**
     * How many rejections a person still finds there: the reasons that lay there at the start, so that a restart hides none, and those
     * written since. What a person takes away stops counting with the next start.
     */
    public long waiting() {
        return atStart + written.sum();
    }

    /** Tells of every rejection of this run: of those until now at once, of each other when it is counted. One follower, the latest. */
    public void follow(Consumer<Kind> more) {
        synchronized (counts) {
            counts().forEach((kind, times) -> {
                for (long i = 0; i < times; i++) {
                    more.accept(kind);
                }
            });
            follower = more;
        }
    }

    /** When the latest was rejected; null if none was in this run. */
    public @Nullable Instant latest() {
        return latest;
    }

    /**
     * Writes the reason, then moves the file beside it. That it is still the file that was read is the caller's to see.
     *
     * @param file where it is
     * @param held its bytes as far as they were read, for when the file is gone by now; null if they were not
     * @throws IOException if it could not be kept; then it is still where it was, and nothing was counted
     */
    public void keep(FolderSettings folder, Path file, byte @Nullable [] held, Problem problem) throws IOException {
        Origin from = Origin.of(folder);
        String name = String.valueOf(file.getFileName());
        synchronized (this) {
            Path kept = AtomicFiles.free(folder(from), name, REASON);
            AtomicFiles.write(reasonOf(kept), reason(from, name, mark(held, problem), problem, ReasonText.Fate.MOVED),
                    null);
            try {
                AtomicFiles.move(file, kept);
            } catch (NoSuchFileException gone) {
                if (held != null) {
                    AtomicFiles.write(kept, held, null);
                }
            } catch (IOException notMoved) {
                Files.deleteIfExists(reasonOf(kept));
                throw notMoved;
            }
        }
        written.increment();
        count(from, problem);
    }

    /** Writes only the reason: the file stays where it is. The same reason for the same bytes is written once a day. */
    public void note(FolderSettings from, FileContent content, Problem problem) throws IOException {
        note(from, content.name(), content.bytes(), problem);
    }

    /** As {@link #note(FolderSettings, FileContent, Problem)} for a file that was not read. */
    public void note(FolderSettings folder, String name, byte @Nullable [] held, Problem problem) throws IOException {
        Origin from = Origin.of(folder);
        synchronized (this) {
            Path day = folder(from);
            Path first = reasonOf(day.resolve(name));
            String mark = mark(held, problem);
            boolean known = Files.exists(first) && Files.readString(first).contains(mark);
            if (!known) {
                AtomicFiles.write(reasonOf(AtomicFiles.free(day, name, REASON)),
                        reason(from, name, mark, problem, ReasonText.Fate.LEFT), null);
                written.increment();
            }
        }
        count(from, problem);
    }

    /** Keeps bytes of which no file is to be moved: a reply over HTTP, or a file in whose place another lies by now. */
    public void keep(Origin from, String name, byte[] held, Problem problem) throws IOException {
        synchronized (this) {
            Path kept = AtomicFiles.free(folder(from), name, REASON);
            AtomicFiles.write(reasonOf(kept), reason(from, name, mark(held, problem), problem, ReasonText.Fate.PUT),
                    null);
            AtomicFiles.write(kept, held, null);
        }
        written.increment();
        count(from, problem);
    }

    /** Says by name and problem that medical information could not be used. Nothing of it is kept, not even a digest. */
    public void tell(Origin from, String name, Problem problem) throws IOException {
        tell(from, name, problem, ReasonText.Fate.DELETED);
    }

    /** Says by name and problem that a reply did not come to its end, so that there is nothing to keep. */
    public void tellCut(Origin from, String name, Problem problem) throws IOException {
        tell(from, name, problem, ReasonText.Fate.CUT);
    }

    private void tell(Origin from, String name, Problem problem, ReasonText.Fate fate) throws IOException {
        synchronized (this) {
            Path reason = reasonOf(AtomicFiles.free(folder(from), name, REASON));
            AtomicFiles.write(reason, reason(from, name, mark(null, problem), problem, fate), null);
        }
        written.increment();
        count(from, problem);
    }

    private void count(Origin from, Problem problem) {
        Kind kind = new Kind(from.owner(), from.folder(), problem.code());
        synchronized (counts) {
            counts.computeIfAbsent(kind, first -> new LongAdder()).increment();
            follower.accept(kind);
        }
        latest = clock.instant();
        LOG.warn("Rejected a file of {}/{}: {} {}", from.owner(), from.folder(), problem.code().code(),
                problem.where());
    }

    private byte[] reason(Origin from, String name, String mark, Problem problem, ReasonText.Fate fate) {
        return ReasonText.of(from, name, mark, problem, clock.instant(), fate)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String mark(byte @Nullable [] held, Problem problem) {
        return problem.code().code() + (held == null ? "" : " SHA-256 " + FileContent.digestOf(held));
    }

    private Path folder(Origin from) throws IOException {
        String day = LocalDate.ofInstant(clock.instant(), TOKYO).toString();
        Path folder = root.resolve(day).resolve(from.owner()).resolve(from.folder());
        PrivateFolder.made(root);
        return Files.createDirectories(folder);
    }

    private static Path reasonOf(Path kept) {
        return kept.resolveSibling(kept.getFileName() + REASON);
    }
}
