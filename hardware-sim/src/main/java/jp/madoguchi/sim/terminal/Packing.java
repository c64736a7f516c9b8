package jp.madoguchi.sim.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.jspecify.annotations.Nullable;

/** Puts results into zips: with AES-256 in encrypted mode, plain for large bulk results, or wrong on purpose. */
final class Packing {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String PATH = "../../../../tmp/";

    private final Switches switches;

    Packing(Switches switches) {
        this.switches = switches;
    }

    /** A file: name and bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    record Packed(String name, byte[] content) {}

    /**
     * The file as it will lie in its folder.
     *
     * @param id   what decides whether it is encrypted
     * @param bulk it is a bulk result
     */
    Packed pack(String base, String extension, byte[] content, String id, boolean bulk, @Nullable Fault fault)
            throws IOException {
        boolean encrypted = switches.encrypts(id);
        String plain = base + extension;
        if (fault == null && !encrypted && !(bulk && switches.bulkZip())) {
            return new Packed(plain, content);
        }
        Fault.Kind kind = fault == null ? null : fault.kind();
        String entry = kind == Fault.Kind.ZIP_PATH ? PATH + plain : plain;
        String password = !encrypted && kind != Fault.Kind.ZIP_PASSWORD
                ? null
                : kind == Fault.Kind.ZIP_PASSWORD ? switches.password() + "?" : switches.password();
        int filling = fault != null && kind == Fault.Kind.ZIP_BOMB ? fault.size() : 0;
        return new Packed(base + ".zip", zip(entry, content, filling, password));
    }

    private static byte[] zip(String entry, byte[] content, int fillingMebibytes, @Nullable String password)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipParameters parameters = new ZipParameters();
        parameters.setFileNameInZip(entry);
        if (password != null) {
            parameters.setEncryptFiles(true);
            parameters.setEncryptionMethod(EncryptionMethod.AES);
            parameters.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        }
        try (ZipOutputStream zip = password == null
                ? new ZipOutputStream(out)
                : new ZipOutputStream(out, password.toCharArray(), StandardCharsets.UTF_8)) {
            zip.putNextEntry(parameters);
            zip.write(content);
            byte[] spaces = new byte[MEBIBYTE];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < fillingMebibytes; i++) {
                zip.write(spaces);
            }
            zip.closeEntry();
        }
        return out.toByteArray();
    }
}
