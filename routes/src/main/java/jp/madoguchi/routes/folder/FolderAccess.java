package jp.madoguchi.routes.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What is done to files in a folder that other programs use too. An interface, because files that another program holds, and shares
 * that hang, cannot be made at will.
 */
public interface FolderAccess {

    /** The file system itself. Files are opened with sharing for reading, writing and deleting (oqs-interface 8, "Opening"). */
    FolderAccess LOCAL = new FolderAccess() {
    };

    /**
     * The state of a file.
     *
     * @throws java.nio.file.NoSuchFileException if it is gone
     * @throws IOException                       if it cannot be looked at now
     */
    default FileKey look(Path file) throws IOException {
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileKey(String.valueOf(file.getFileName()), seen.size(), seen.lastModifiedTime().toMillis());
    }

    /**
     * The first bytes of a file, at most {@code most}.
     *
     * @throws java.nio.file.NoSuchFileException if it is gone
     * @throws IOException                       if another program holds it
     */
    default byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    /** Deletes a file; one that is gone already is fine. */
    default void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
