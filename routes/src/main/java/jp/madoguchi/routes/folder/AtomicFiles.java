package jp.madoguchi.routes.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** Writing files so that nobody sees them half, and so that they outlive a loss of power. */
public final class AtomicFiles {

    private AtomicFiles() {}

    /**
     * Writes a new file: under a hidden name beside it, forced to the disk, then renamed.
     *
     * @param modified time of last change that it shall show; null for now
     * @throws FileAlreadyExistsException if there is one of this name; it is left as it is
     */
    public static void write(Path target, byte[] bytes, @Nullable FileTime modified) throws IOException {
        refuseExisting(target);
        Path hidden = hidden(target);
        try (FileChannel out = FileChannel.open(hidden, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
        if (modified != null) {
            Files.setLastModifiedTime(hidden, modified);
        }
        moveNew(hidden, target);
    }

    /** Moves a file where none of this name is; across file systems by copying, forcing and deleting. */
    public static void move(Path source, Path target) throws IOException {
        try {
            moveNew(source, target);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Path hidden = hidden(target);
            Files.copy(source, hidden, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            force(hidden);
            moveNew(hidden, target);
            Files.delete(source);
        }
    }

    /**
     * A name that is free in a folder, both alone and with a suffix: {@code name}, else {@code name-2} and so on before its ending.
     * Free as long as nobody else makes names in this folder.
     */
    static Path free(Path folder, String name, String suffix) {
        int dot = name.lastIndexOf('.');
        String stem = dot < 1 ? name : name.substring(0, dot);
        String ending = dot < 1 ? "" : name.substring(dot);
        Path candidate = folder.resolve(name);
        for (int i = 2; Files.exists(candidate)
                || Files.exists(folder.resolve(candidate.getFileName() + suffix)); i++) {
            candidate = folder.resolve(stem + "-" + i + ending);
        }
        return candidate;
    }

    /** A name for a file being written, apart for each process: several gateways may write into one folder. */
    private static Path hidden(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".writing");
    }

    private static void moveNew(Path source, Path target) throws IOException {
        refuseExisting(target);
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(target);
    }

    private static void refuseExisting(Path target) throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(String.valueOf(target.getFileName()));
        }
    }

    /** A new name in a folder is lasting only when the folder was forced too; Windows and some shares cannot, and need not. */
    private static void forceFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try {
            force(folder);
        } catch (IOException cannotBeForced) {
            // The name itself is written by the rename; that is all such a file system offers.
            return;
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
