package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The search of {@link MedicalIT} finds a planted marker in every form in which something medical could be left behind. */
class MarkerSearchTest {

    private static final String TOLD = "<DrugN>" + Marker.TEXT + "模擬降圧錠５ｍｇ</DrugN>";
    private static final byte[] UTF_8 = TOLD.getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path dir;

    /** A way to leave it behind. */
    private enum Form {
        UTF_8,
        WINDOWS_31J,
        UTF_16BE,
        UTF_16LE,
        /** As the text of the simulator's documents stands in them. */
        UPPER_CASE_HEX_OF_UTF_16BE,
        LOWER_CASE_HEX_OF_UTF_16BE,
        HEX_OF_UTF_8,
        BASE64,
        BASE64_ONE_BYTE_ON,
        BASE64_TWO_BYTES_ON,
        BASE64_OF_UTF_16BE,
        /** Found for what it is, whatever stands in it. */
        DOCUMENT,
        /** As the HTTP door may bring one. */
        BASE64_OF_DOCUMENT,
        GZIP,
        ZLIB,
        DEFLATE,
        ZIP,
        /** As the terminal encrypts a result today. */
        ZIP_BY_AES,
        /** As it did before. */
        ZIP_BY_THE_OLD_CIPHER,
        ZIP_OF_A_DOCUMENT_BY_AES,
        GZIP_OF_A_ZIP_BY_AES;

        byte[] planted() {
            return switch (this) {
                case UTF_8 -> MarkerSearchTest.UTF_8;
                case WINDOWS_31J -> TOLD.getBytes(java.nio.charset.Charset.forName("windows-31J"));
                case UTF_16BE -> TOLD.getBytes(StandardCharsets.UTF_16BE);
                case UTF_16LE -> TOLD.getBytes(StandardCharsets.UTF_16LE);
                case UPPER_CASE_HEX_OF_UTF_16BE ->
                    ascii("<" + HexFormat.of().withUpperCase().formatHex(UTF_16BE.planted()) + "> Tj T*");
                case LOWER_CASE_HEX_OF_UTF_16BE -> ascii("<" + HexFormat.of().formatHex(UTF_16BE.planted()) + "> Tj");
                case HEX_OF_UTF_8 -> ascii(HexFormat.of().formatHex(MarkerSearchTest.UTF_8));
                case BASE64 -> Base64.getEncoder().encode(MarkerSearchTest.UTF_8);
                case BASE64_ONE_BYTE_ON -> Base64.getEncoder().encode((" " + TOLD).getBytes(StandardCharsets.UTF_8));
                case BASE64_TWO_BYTES_ON -> Base64.getEncoder().encode(("  " + TOLD).getBytes(StandardCharsets.UTF_8));
                case BASE64_OF_UTF_16BE -> Base64.getEncoder().encode(UTF_16BE.planted());
                case DOCUMENT -> ascii("%PDF-1.5\n1 0 obj\nendobj\n%%EOF\n");
                case BASE64_OF_DOCUMENT -> Base64.getEncoder().encode(DOCUMENT.planted());
                case GZIP -> packed(GZIPOutputStream::new, MarkerSearchTest.UTF_8);
                case ZLIB -> packed(DeflaterOutputStream::new, MarkerSearchTest.UTF_8);
                case DEFLATE -> packed(out -> new DeflaterOutputStream(out, new Deflater(9, true)),
                        MarkerSearchTest.UTF_8);
                case ZIP -> zip(EncryptionMethod.NONE, MarkerSearchTest.UTF_8);
                case ZIP_BY_AES -> zip(EncryptionMethod.AES, MarkerSearchTest.UTF_8);
                case ZIP_BY_THE_OLD_CIPHER -> zip(EncryptionMethod.ZIP_STANDARD, MarkerSearchTest.UTF_8);
                case ZIP_OF_A_DOCUMENT_BY_AES -> zip(EncryptionMethod.AES, DOCUMENT.planted());
                case GZIP_OF_A_ZIP_BY_AES -> packed(GZIPOutputStream::new, ZIP_BY_AES.planted());
            };
        }

        /** Whether it is told by what stands at its beginning alone. */
        boolean mustStandFirst() {
            return this == DEFLATE;
        }
    }

    private interface Packing {
        OutputStream into(OutputStream out) throws IOException;
    }

    private static byte[] packed(Packing packing, byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packing.into(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(EncryptionMethod method, byte[] plain) {
        return packed(out -> {
            boolean encrypted = method != EncryptionMethod.NONE;
            ZipOutputStream zip = encrypted
                    ? new ZipOutputStream(out, Marker.PASSWORD.toCharArray())
                    : new ZipOutputStream(out);
            ZipParameters entry = new ZipParameters();
            entry.setFileNameInZip("YZKsiquc01res_1.xml");
            entry.setEncryptFiles(encrypted);
            entry.setEncryptionMethod(method);
            zip.putNextEntry(entry);
            return new OutputStream() {

                @Override
                public void write(int one) throws IOException {
                    zip.write(one);
                }

                @Override
                public void close() throws IOException {
                    zip.closeEntry();
                    zip.close();
                }
            };
        }, plain);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @EnumSource
    void itIsFoundInEveryFormAmongOtherBytesOfAFileAtAnyDepth(Form form) throws IOException {
        byte[] noise = new byte[10_000];
        new Random(form.ordinal()).nextBytes(noise);
        Path clean = Files.write(Files.createDirectories(dir.resolve("data/a/b")).resolve("clean"), noise);
        assertThat(Marker.finds(List.of(dir))).as("before").isEmpty();

        ByteArrayOutputStream planted = new ByteArrayOutputStream();
        if (!form.mustStandFirst()) {
            planted.writeBytes(noise);
        }
        planted.writeBytes(form.planted());
        planted.writeBytes(noise);
        Path file = Files.write(clean.resolveSibling("planted"), planted.toByteArray());

        assertThat(Marker.finds(List.of(dir))).containsOnlyKeys(file);
    }

    @Test
    void itIsFoundInTheNameOfAFile() throws IOException {
        Path file = Files.createFile(dir.resolve("YZK-" + Marker.TEXT + ".tmp"));

        assertThat(Marker.finds(List.of(dir))).containsOnlyKeys(file);
    }

    @Test
    void anotherTextIsNotTakenForIt() throws IOException {
        for (Form form : List.of(Form.UTF_8, Form.UTF_16BE)) {
            String other = HexFormat.of().formatHex(form.planted()).replace("5a", "59");
            Files.write(dir.resolve(form.name()), HexFormat.of().parseHex(other));
        }
        Files.write(dir.resolve("zip"), zip(EncryptionMethod.AES, ascii("<DrugN>other</DrugN>")));

        assertThat(Marker.finds(List.of(dir))).isEmpty();
    }
}
