package jp.madoguchi.oqs.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/** Writes results as the terminal does in its encrypted mode: for simulators and tests. */
public final class EncryptedResultWriter {

    /** How the file is protected. */
    public enum Protection {
        /** Not at all. */
        NONE,
        /** By the old cipher of zips, which is weak. */
        ZIP_CRYPTO,
        /** By AES with 256 bits. */
        AES_256
    }

    private EncryptedResultWriter() {}

    /**
     * A zip with one file.
     *
     * @param name     the file's name, written as it is
     * @param password not used without protection
     */
    public static byte[] zip(String name, byte[] content, Protection protection, char[] password) {
        ZipParameters parameters = new ZipParameters();
        parameters.setFileNameInZip(name);
        if (protection != Protection.NONE) {
            parameters.setEncryptFiles(true);
            parameters.setEncryptionMethod(
                    protection == Protection.AES_256 ? EncryptionMethod.AES : EncryptionMethod.ZIP_STANDARD);
            parameters.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip, protection == Protection.NONE ? null : password)) {
            out.putNextEntry(parameters);
            out.write(content);
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip.toByteArray();
    }
}
