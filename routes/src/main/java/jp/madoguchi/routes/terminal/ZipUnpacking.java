package jp.madoguchi.routes.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import net.lingala.zip4j.model.LocalFileHeader;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.jspecify.annotations.Nullable;

/**
 * Opens zips in memory: one file, without a path in its name, at most so large. Nothing is ever written to a disk, and what its header
 * claims of its size is not believed. The layout of real ones is inferred (oqs-interface 8, "Encrypted mode"; 10.10).
 */
final class ZipUnpacking {

    private ZipUnpacking() {}

    /**
     * The content of the one file in a zip.
     *
     * @param password of an encrypted one; null if it must be plain
     * @param most     longest content, in bytes
     * @throws ProblemException whatever the bytes are; its place never is a value
     */
    static byte[] open(byte[] zip, @Nullable String password, int most) {
        char[] secret = password == null ? null : password.toCharArray();
        try (ZipInputStream in = secret == null
                ? new ZipInputStream(new ByteArrayInputStream(zip))
                : new ZipInputStream(new ByteArrayInputStream(zip), secret)) {
            LocalFileHeader entry = in.getNextEntry();
            if (entry == null) {
                throw wrong("zip: no file in it");
            }
            check(entry, password != null);
            byte[] content = in.readNBytes(most + 1);
            if (content.length > most) {
                throw new ProblemException(
                        Problem.at(ProblemCode.FILE_TOO_LARGE, "zip: more than " + most + " bytes unpacked"));
            }
            if (in.getNextEntry() != null) {
                throw wrong("zip: more than one file in it");
            }
            return content;
        } catch (ZipException e) {
            throw e.getType() == ZipException.Type.WRONG_PASSWORD
                    ? new ProblemException(Problem.of(ProblemCode.ARCHIVE_PASSWORD_WRONG), e)
                    : new ProblemException(Problem.at(ProblemCode.ARCHIVE_REFUSED, "zip: cannot be read"), e);
        } catch (IOException | RuntimeException e) {
            throw e instanceof ProblemException known
                    ? known
                    : new ProblemException(Problem.at(ProblemCode.ARCHIVE_REFUSED, "zip: cannot be read"), e);
        }
    }

    private static void check(LocalFileHeader entry, boolean encrypted) {
        String name = entry.getFileName();
        if (entry.isDirectory() || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0
                || name.startsWith(".")) {
            throw wrong("zip: a path in the name of its file");
        }
        if (entry.isEncrypted() != encrypted) {
            throw new ProblemException(Problem.at(ProblemCode.ARCHIVE_REFUSED,
                    encrypted ? "zip: not encrypted" : "zip: encrypted, but not set so"));
        }
        if (encrypted && entry.getEncryptionMethod() != EncryptionMethod.AES) {
            throw wrong("zip: not AES");
        }
    }

    private static ProblemException wrong(String place) {
        return new ProblemException(Problem.at(ProblemCode.ARCHIVE_REFUSED, place));
    }
}
