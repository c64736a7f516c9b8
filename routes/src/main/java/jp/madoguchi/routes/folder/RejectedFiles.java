package jp.madoguchi.routes.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
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
    private volatile @Nullable Instant latest;

    /**
     * @param root the folder {@code rejected}; made when first needed
     */
    public RejectedFiles(Path root, InstantSource clock) {
        this.root = root;
        this.clock = clock;
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

    /** How many were rejected in this run, by owner, folder and problem. */
    public Map<Kind, Long> counts() {
        Map<Kind, Long> now = new TreeMap<>();
        counts.forEach((kind, count) -> now.put(kind, count.sum()));
        return now;
    }

    /** When the latest was rejected; null if none was in this run. */
    public @Nullable Instant latest() {
        return latest;
    }

    /**
     * Writes the reason, then moves the file beside it.
     *
     * @param file where it is
     * @param held its bytes as far as they were read, for when the file is gone by now; null if they were not
     * @throws IOException if it could not be kept; then it is still where it was, and nothing was counted
     */
    public void keep(FolderSettings from, Path file, byte @Nullable [] held, Problem problem) throws IOException {
        String name = String.valueOf(file.getFileName());
        synchronized (this) {
            Path kept = AtomicFiles.free(folder(from), name, REASON);
            AtomicFiles.write(reasonOf(kept), reason(from, name, held, problem, true), null);
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
        count(from, problem);
    }

    /** Writes only the reason: the file stays where it is. The same reason for the same bytes is written once a day. */
    public void note(FolderSettings from, FileContent content, Problem problem) throws IOException {
        note(from, content.name(), content.bytes(), problem);
    }

    /** As {@link #note(FolderSettings, FileContent, Problem)} for a file that was not read. */
    public void note(FolderSettings from, String name, byte @Nullable [] held, Problem problem) throws IOException {
        synchronized (this) {
            Path folder = folder(from);
            Path first = reasonOf(folder.resolve(name));
            String mark = mark(held, problem);
            boolean known = Files.exists(first) && Files.readString(first).contains(mark);
            if (!known) {
                AtomicFiles.write(reasonOf(AtomicFiles.free(folder, name, REASON)),
                        reason(from, name, held, problem, false), null);
            }
        }
        count(from, problem);
    }

    private void count(FolderSettings from, Problem problem) {
        counts.computeIfAbsent(new Kind(from.owner(), from.folder(), problem.code()), kind -> new LongAdder())
                .increment();
        latest = clock.instant();
        LOG.warn("Rejected a file of {}/{}: {} {}", from.owner(), from.folder(), problem.code().code(),
                problem.where());
    }

    private byte[] reason(FolderSettings from, String name, byte @Nullable [] held, Problem problem, boolean moved) {
        return ReasonText.of(from, name, mark(held, problem), problem, clock.instant(), moved)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String mark(byte @Nullable [] held, Problem problem) {
        return problem.code().code() + (held == null ? "" : " SHA-256 " + FileContent.digestOf(held));
    }

    private Path folder(FolderSettings from) throws IOException {
        String day = LocalDate.ofInstant(clock.instant(), TOKYO).toString();
        Path folder = root.resolve(day).resolve(from.owner()).resolve(from.folder());
        if (Files.notExists(root)) {
            Files.createDirectories(root);
            if (Files.getFileAttributeView(root, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
        }
        return Files.createDirectories(folder);
    }

    private static Path reasonOf(Path kept) {
        return kept.resolveSibling(kept.getFileName() + REASON);
    }
}
