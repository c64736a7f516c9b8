package jp.madoguchi.sim.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The simulator's own record of what it was asked and did: JSON lines, only ever appended to. A file that appears under
 * its final name is recorded before, so that nobody can read a file that the record does not know.
 */
public final class Deeds {
    private final Path file;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private long sequence;

    /** Appends to {@code file}. */
    public Deeds(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** What was done. */
    public enum Deed {
        /** A request was picked up and removed, or came in over HTTP. */
        TAKEN,
        /** An answer was written to {@code res}, or given over HTTP. */
        ANSWERED,
        /** A {@code .err} was written to {@code res}, or an error given over HTTP. */
        ERR,
        /** A request was put back beside its {@code .err}. */
        RETURNED,
        /** A request will never be answered. */
        SWALLOWED,
        /** A face result was written. */
        FACE,
        /** Certificates of public subsidies were written beside a face result. */
        SUBSIDIES,
        /** The same file was written once more. */
        AGAIN,
        /** A file could not be written. */
        FAILED,
        /** Something happened at a device. */
        EVENT
    }

    /** One line while it is made; what is absent is left out. */
    public static final class Line {
        private final Map<String, Object> values = new LinkedHashMap<>();

        private Line(Deed deed) {
            values.put("deed", deed.name().toLowerCase(Locale.ROOT));
        }

        /** A deed and the file or question it is about. */
        public static Line of(Deed deed, @Nullable String name) {
            return new Line(deed).and("file", name);
        }

        /** With one more value. */
        public Line and(String key, @Nullable Object value) {
            if (value != null) {
                values.put(key, value);
            }
            return this;
        }

        /** With the hash of what was read or written. */
        Line content(byte[] content) {
            return and("sha256", sha256(content));
        }

        private Line copy(Deed deed) {
            Line copy = new Line(deed);
            values.forEach(copy.values::putIfAbsent);
            return copy;
        }
    }

    /** The same line as another deed. */
    static Line as(Deed deed, Line line) {
        return line.copy(deed);
    }

    /** Writes one line. */
    public synchronized void add(Line line) throws IOException {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("seq", ++sequence);
        whole.put("at", OffsetDateTime.now(clock).toString());
        whole.putAll(line.values);
        try {
            Files.writeString(file, json.writeValueAsString(whole) + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts and numbers is always JSON", e);
        }
    }

    /** The whole record as JSON lines. */
    public synchronized String text() throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
