package jp.madoguchi.routes.folder;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** A file that was read to its end. Its bytes are not copied: whoever gets them only reads. */
public final class FileContent {

    private final Path file;
    private final FileKey key;
    private final byte[] bytes;
    private final String digest;

    FileContent(Path file, FileKey key, byte[] bytes) {
        this.file = Objects.requireNonNull(file);
        this.key = Objects.requireNonNull(key);
        this.bytes = bytes;
        this.digest = digestOf(bytes);
    }

    /** Where it was read. */
    public Path file() {
        return file;
    }

    /** Its name and state when it was read. */
    public FileKey key() {
        return key;
    }

    /** Its name without path. */
    public String name() {
        return key.name();
    }

    /** All its bytes. */
    public byte[] bytes() {
        return bytes;
    }

    /** SHA-256 of its bytes, 64 hexadecimal digits. */
    public String digest() {
        return digest;
    }

    /** SHA-256 of some bytes, 64 hexadecimal digits. */
    public static String digestOf(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Masked: the name only. */
    @Override
    public String toString() {
        return "FileContent[" + key.name() + "]";
    }
}
