package jp.madoguchi.gateway.whole;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import net.lingala.zip4j.io.inputstream.ZipInputStream;

/**
 * Looks for a text in bytes, in whatever form it may have been kept: in the encodings of the terminal, as hex (so it stands in the
 * documents of the national system), in Base64, and all of it inside gzip, deflate and zips, also those with the known password. A document
 * is a find by itself, whatever it says.
 */
final class MarkerSearch {

    private static final int DEEPEST = 3;
    private static final int LARGEST = 32 << 20;

    private final List<Form> forms = new ArrayList<>();
    private final boolean[] beginnings = new boolean[256];
    private final char[] password;

    /** How it may stand in bytes. */
    private record Form(String name, byte[] bytes) {

        boolean standsAt(byte[] in, int at) {
            return at + bytes.length <= in.length
                    && Arrays.equals(in, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }

    /** @param password the one of the terminal's encrypted results */
    MarkerSearch(String text, String password) {
        this.password = password.toCharArray();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            byte[] bytes = text.getBytes(charset);
            add(charset.name(), bytes);
            add("hex of " + charset, ascii(HexFormat.of().withUpperCase().formatHex(bytes)));
            add("hex of " + charset, ascii(HexFormat.of().formatHex(bytes)));
            base64("Base64 of " + charset, bytes);
        }
        add("a document", ascii("%PDF-"));
        add("Base64 of a document", ascii("JVBERi0x")); // "%PDF-1", where it begins
    }

    private void add(String name, byte[] bytes) {
        forms.add(new Form(name, bytes));
        beginnings[bytes[0] & 0xFF] = true;
    }

    /** Wherever it begins: what of each shift does not depend on its neighbours. */
    private void base64(String name, byte[] bytes) {
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String text = Base64.getEncoder().encodeToString(shifted);
            add(name, ascii(text.substring(shift == 0 ? 0 : 4, text.length() - 4)));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** In which form it stands in these bytes; empty where it stands in none. */
    Optional<String> in(byte[] bytes) {
        return in(bytes, DEEPEST);
    }

    private Optional<String> in(byte[] bytes, int deep) {
        for (int at = 0; at < bytes.length; at++) {
            if (beginnings[bytes[at] & 0xFF]) {
                for (Form form : forms) {
                    if (form.standsAt(bytes, at)) {
                        return Optional.of(form.name());
                    }
                }
            }
        }
        return deep == 0 ? Optional.empty() : inPacked(bytes, deep);
    }

    private Optional<String> inPacked(byte[] bytes, int deep) {
        Optional<String> found = named("deflate", bytes.length == 0 ? bytes : deflated(bytes, 0, true), deep);
        for (int at = 0; at + 3 < bytes.length && found.isEmpty(); at++) {
            switch (bytes[at]) {
                case 0x1F -> {
                    if ((bytes[at + 1] & 0xFF) == 0x8B && bytes[at + 2] == 8) {
                        found = named("gzip", gunzipped(bytes, at), deep);
                    }
                }
                case 0x78 -> {
                    if ((bytes[at] << 8 | bytes[at + 1] & 0xFF) % 31 == 0) {
                        found = named("zlib", deflated(bytes, at, false), deep);
                    }
                }
                case 'P' -> {
                    if (bytes[at + 1] == 'K' && bytes[at + 2] == 3 && bytes[at + 3] == 4) {
                        found = named("zip", unzipped(bytes, at), deep);
                    }
                }
                default -> {
                    // Nothing begins here.
                }
            }
        }
        return found;
    }

    private Optional<String> named(String packing, byte[] unpacked, int deep) {
        return in(unpacked, deep - 1).map(form -> packing + ": " + form);
    }

    private static byte[] gunzipped(byte[] bytes, int at) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(from(bytes, at))) {
            copy(in, out);
        } catch (IOException end) {
            return out.toByteArray();
        }
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] bytes, int at, boolean bare) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Inflater inflater = new Inflater(bare);
        try (InputStream in = new InflaterInputStream(from(bytes, at), inflater)) {
            copy(in, out);
        } catch (IOException end) {
            return out.toByteArray();
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    /** The entry whose header stands there; the next one has a header of its own. */
    private byte[] unzipped(byte[] bytes, int at) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(from(bytes, at), password)) {
            if (in.getNextEntry() != null) {
                copy(in, out);
            }
        } catch (IOException | RuntimeException end) {
            return out.toByteArray();
        }
        return out.toByteArray();
    }

    private static InputStream from(byte[] bytes, int at) {
        return new ByteArrayInputStream(bytes, at, bytes.length - at);
    }

    /** What comes before a damage counts too. */
    private static void copy(InputStream in, ByteArrayOutputStream out) throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0 && out.size() < LARGEST; read = in.read(buffer)) {
            out.write(buffer, 0, read);
        }
    }
}
