package jp.madoguchi.oqs.terminal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Opens a result that comes as a zip: protected by a password, by AES or by the old cipher of zips, in the encrypted mode of an
 * exchange, or plain for a large bulk result (oqs-interface 1.3, 8; cipher and layout are inferred, so what any of them could be is
 * taken). Everything happens in memory; nothing is ever written to a disk. One object serves any number of threads.
 */
public final class EncryptedResult {

    /** The file that was in the zip. */
    public static final class Contained {

        private final String name;
        private final byte[] bytes;
        private final boolean encrypted;

        Contained(String name, byte[] bytes, boolean encrypted) {
            this.name = name;
            this.bytes = bytes;
            this.encrypted = encrypted;
        }

        /** Its name: ASCII letters, digits, {@code _ - .}, never a path. */
        public String name() {
            return name;
        }

        /** Its content; not copied. */
        public byte[] bytes() {
            return bytes;
        }

        /** Whether the password was needed. */
        public boolean encrypted() {
            return encrypted;
        }

        /** Masked: name and length only. */
        @Override
        public String toString() {
            return "Contained[" + name + " " + bytes.length + "]";
        }
    }

    private final ZipLimits limits;

    /** One with the limits of {@link ZipLimits#DEFAULT}. */
    public EncryptedResult() {
        this(ZipLimits.DEFAULT);
    }

    /** One with limits of its own. */
    public EncryptedResult(ZipLimits limits) {
        this.limits = Objects.requireNonNull(limits);
    }

    /** Whether the bytes begin as a zip does, for where no name says so: over HTTP. */
    public static boolean isZip(byte[] bytes) {
        return bytes.length >= 2 && bytes[0] == 'P' && bytes[1] == 'K';
    }

    /**
     * Opens a zip with one file in it.
     *
     * @param password the terminal's password for results; null if none is configured, which opens plain zips only
     * @throws ProblemException whatever the bytes are, nothing else is thrown. {@code FILE_INCOMPLETE} (transient) if the zip ends
     *                          too early, {@code ARCHIVE_PASSWORD_WRONG} if the password does not open it, {@code FILE_TOO_LARGE} for
     *                          a bomb, {@code ARCHIVE_REFUSED} with the reason for everything else
     */
    public Contained open(byte[] zip, char @Nullable [] password) {
        ZipDirectory directory = ZipDirectory.of(zip);
        if (!limits.allow(directory.size(), zip.length)) {
            throw tooLarge();
        }
        if (directory.encrypted() && (password == null || password.length == 0)) {
            throw wrongPassword("no password is set");
        }
        byte[] bytes = unpacked(zip, directory, password);
        if (isZip(bytes)) {
            throw ZipDirectory.refused("a zip in it");
        }
        return new Contained(directory.name(), bytes, directory.encrypted());
    }

    private byte[] unpacked(byte[] zip, ZipDirectory directory, char @Nullable [] password) {
        ByteArrayInputStream source = new ByteArrayInputStream(zip);
        try (ZipInputStream in = directory.encrypted()
                ? new ZipInputStream(source, Objects.requireNonNull(password))
                : new ZipInputStream(source)) {
            if (in.getNextEntry() == null) {
                throw ZipDirectory.refused("directory");
            }
            return content(in, zip.length);
        } catch (ZipException e) {
            throw reason(e, directory);
        } catch (EOFException e) {
            throw new ProblemException(Problem.at(ProblemCode.FILE_INCOMPLETE, "zip"));
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library's words are dropped: they may quote the zip.
            throw damaged(directory);
        }
    }

    private byte[] content(ZipInputStream in, int zipLength) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        int length = in.read(part);
        while (length >= 0) {
            content.write(part, 0, length);
            if (!limits.allow(content.size(), zipLength)) {
                throw tooLarge();
            }
            length = in.read(part);
        }
        return content.toByteArray();
    }

    private static ProblemException reason(ZipException e, ZipDirectory directory) {
        return switch (e.getType()) {
            case WRONG_PASSWORD -> wrongPassword("");
            case UNKNOWN_COMPRESSION_METHOD, UNSUPPORTED_ENCRYPTION -> ZipDirectory.refused("method");
            case CHECKSUM_MISMATCH, TASK_CANCELLED_EXCEPTION, FILE_NOT_FOUND, UNKNOWN -> damaged(directory);
        };
    }

    /** One byte in 256 hides a wrong password of the old cipher; then what comes out is no file. AES says surely which it was. */
    private static ProblemException damaged(ZipDirectory directory) {
        return directory.encrypted() && !directory.aes() ? wrongPassword("") : ZipDirectory.refused("damaged");
    }

    private static ProblemException wrongPassword(String reason) {
        return new ProblemException(Problem.at(ProblemCode.ARCHIVE_PASSWORD_WRONG, reason));
    }

    private static ProblemException tooLarge() {
        return new ProblemException(Problem.at(ProblemCode.FILE_TOO_LARGE, "zip"));
    }
}
