package jp.madoguchi.store.ledger.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/**
 * The operator's key: 32 bytes, in base64 in a file. It is never used itself; one key for sealing and one for blind keys are derived
 * from it. Without it the ledger cannot be read by anybody.
 */
public final class LedgerKey {

    private static final int LENGTH = 32;

    private final byte[] bytes;

    private LedgerKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A key of 32 bytes. */
    public static LedgerKey of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_KEY_WRONG, "length"));
        }
        return new LedgerKey(bytes.clone());
    }

    /** Reads base64 of 32 bytes; white space is ignored. {@code LEDGER_KEY_WRONG} if it is something else or cannot be read. */
    public static LedgerKey read(Path file) {
        String place = String.valueOf(file.getFileName());
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII).replaceAll("\\s", "");
            return of(Base64.getDecoder().decode(text));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_KEY_WRONG, place), unreadable);
        }
    }

    /**
     * Reads the key, or makes one if there is no file: readable by its owner only, and on the disk before this returns. For the demo
     * and for first starts; in production the operator supplies the key and {@link #read} is used.
     */
    public static LedgerKey readOrCreate(Path file) {
        if (Files.exists(file)) {
            return read(file);
        }
        byte[] fresh = new byte[LENGTH];
        new SecureRandom().nextBytes(fresh);
        try {
            write(file, Base64.getEncoder().encodeToString(fresh) + "\n");
            return new LedgerKey(fresh);
        } catch (FileAlreadyExistsException another) {
            return read(file);
        } catch (IOException unwritable) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_KEY_WRONG, String.valueOf(file.getFileName())),
                    unwritable);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        if (posix) {
            // The file's name must be on the disk too before a row is sealed with its key.
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    /** What seals rows. */
    public RowCipher cipher() {
        int id = ByteBuffer.wrap(Hkdf.derive(bytes, "madoguchi ledger key id", Integer.BYTES)).getInt();
        return new RowCipher(Hkdf.derive(bytes, "madoguchi ledger sealing", LENGTH), id);
    }

    /** What makes blind keys. */
    public BlindIndex blindIndex() {
        return new BlindIndex(Hkdf.derive(bytes, "madoguchi ledger blind keys", LENGTH));
    }

    /** 32 bytes that seal the links between pages of a search; they open nothing of the ledger. */
    public byte[] pageKey() {
        return Hkdf.derive(bytes, "madoguchi search pages", LENGTH);
    }

    /** Masked whole. */
    @Override
    public String toString() {
        return "LedgerKey[＊＊]";
    }
}
