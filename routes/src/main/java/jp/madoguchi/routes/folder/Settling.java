package jp.madoguchi.routes.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Does to a file what has to become of it after it was committed or rejected. Every step can be done again. */
final class Settling {

    private final FolderSettings settings;
    private final FolderAccess access;
    private final AfterCommit afterCommit;
    private final RejectedFiles rejected;

    Settling(FolderSettings settings, FolderAccess access, AfterCommit afterCommit, RejectedFiles rejected) {
        this.settings = settings;
        this.access = access;
        this.afterCommit = afterCommit;
        this.rejected = rejected;
    }

    /** Whether files stay in the folder after they were taken. */
    boolean leaves() {
        return afterCommit instanceof AfterCommit.Leave;
    }

    private RejectedFiles.Origin origin() {
        return RejectedFiles.Origin.of(settings);
    }

    /** After the commit. */
    void committed(FileContent content, FileOutcome.@Nullable Report report) throws IOException {
        switch (afterCommit) {
            case AfterCommit.Delete delete -> delete(content);
            case AfterCommit.Leave leave -> {
                return;
            }
            case AfterCommit.HandOn handOn -> {
                handOn(handOn.folder(), content);
                delete(content);
            }
            case AfterCommit.ReportAndDelete then -> {
                if (report != null) {
                    report(then.reports(), content.name(), report);
                }
                delete(content);
            }
        }
    }

    /** After it turned out that it cannot be used. */
    void rejected(FileContent content, Problem problem, boolean kept) throws IOException {
        if (!kept && !leaves()) {
            rejected.tell(origin(), content.name(), problem);
            delete(content);
            return;
        }
        switch (afterCommit) {
            case AfterCommit.Leave leave -> rejected.note(settings, content, problem);
            case AfterCommit.HandOn handOn -> {
                handOn(handOn.folder(), content);
                keep(content, problem);
            }
            case AfterCommit.Delete delete -> keep(content, problem);
            case AfterCommit.ReportAndDelete then -> keep(content, problem);
        }
    }

    /**
     * After it turned out that it cannot even be read: too large, or incomplete for good.
     *
     * @param seen its state when that turned out
     * @return false if by now it is gone or another file lies there; then nothing was done, and nobody holds its bytes
     */
    boolean unreadable(Path file, FileKey seen, Problem problem, boolean kept) throws IOException {
        if (!isStill(seen, file)) {
            return false;
        }
        if (!kept && !leaves()) {
            rejected.tell(origin(), seen.name(), problem);
            access.delete(file);
            return true;
        }
        switch (afterCommit) {
            case AfterCommit.Leave leave -> rejected.note(settings, seen.name(), null, problem);
            case AfterCommit.HandOn handOn -> {
                Path target = handOn.folder().resolve(String.valueOf(file.getFileName()));
                if (Files.notExists(target)) {
                    Path hidden = target.resolveSibling("." + target.getFileName() + ".handing");
                    Files.copy(file, hidden, StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.COPY_ATTRIBUTES);
                    AtomicFiles.move(hidden, target);
                }
                rejected.keep(settings, file, null, problem);
            }
            case AfterCommit.Delete delete -> rejected.keep(settings, file, null, problem);
            case AfterCommit.ReportAndDelete then -> rejected.keep(settings, file, null, problem);
        }
        return true;
    }

    /** The source is gone and what had to become of it cannot be done: the bytes in memory are all there is. */
    void lastResort(FileContent content) throws IOException {
        if (afterCommit instanceof AfterCommit.HandOn handOn) {
            rejected.keep(origin(), content.name(), content.bytes(),
                    Problem.at(ProblemCode.TERMINAL_FOLDER_UNREACHABLE, handOn.folder().toString()));
        }
    }

    /** Keeps what was read: the file itself, or its bytes where another lies in its place. */
    private void keep(FileContent content, Problem problem) throws IOException {
        if (isStill(content.key(), content.file())) {
            rejected.keep(settings, content.file(), content.bytes(), problem);
        } else {
            rejected.keep(origin(), content.name(), content.bytes(), problem);
        }
    }

    private void delete(FileContent content) throws IOException {
        if (isStill(content.key(), content.file())) {
            access.delete(content.file());
        }
    }

    /** Whether what lies there is what was read. Whatever was put in its place meanwhile is another file, and is looked at anew. */
    private boolean isStill(FileKey seen, Path file) throws IOException {
        try {
            return access.look(file).equals(seen);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static void report(Path folder, String name, FileOutcome.Report report) throws IOException {
        Files.createDirectories(folder);
        Path free = AtomicFiles.free(folder, name, report.suffix());
        AtomicFiles.write(free.resolveSibling(free.getFileName() + report.suffix()),
                report.text().getBytes(StandardCharsets.UTF_8), null);
    }

    private static void handOn(Path folder, FileContent content) throws IOException {
        Path target = folder.resolve(content.name());
        try {
            AtomicFiles.write(target, content.bytes(), FileTime.fromMillis(content.key().modified()));
        } catch (FileAlreadyExistsException there) {
            boolean same = Files.size(target) == content.bytes().length
                    && Arrays.equals(Files.readAllBytes(target), content.bytes());
            if (!same) {
                throw new ProblemException(Problem.at(ProblemCode.SAME_NAME_OTHER_BYTES, content.name()), there);
            }
        }
    }
}
