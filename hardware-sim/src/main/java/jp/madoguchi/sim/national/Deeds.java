package jp.madoguchi.sim.national;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The simulator's own record of what it did: JSON lines, only ever appended to. A file that appears under its final
 * name is recorded before, so that nobody can read a file that the record does not know.
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

    /** What was done to a file. */
    public enum Deed {
        /** A request was picked up and removed. */
        TAKEN,
        /** An answer was written to {@code res}. */
        ANSWERED,
        /** A {@code .err} was written to {@code res}. */
        ERR,
        /** A request was put back beside its {@code .err}. */
        RETURNED,
        /** A request will never be answered. */
        SWALLOWED,
        /** A face result was written. */
        FACE,
        /** The same file was written once more. */
        AGAIN,
        /** A file could not be written. */
        FAILED
    }

    /** Records one deed; {@code validity} is the digit in the file. */
    synchronized void add(Deed deed, String name, byte @Nullable [] content, @Nullable String person,
            @Nullable Integer validity, @Nullable String request) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("seq", ++sequence);
        line.put("at", OffsetDateTime.now(clock).toString());
        line.put("deed", deed.name().toLowerCase(java.util.Locale.ROOT));
        line.put("file", name);
        put(line, "sha256", content == null ? null : sha256(content));
        put(line, "person", person);
        put(line, "validity", validity);
        put(line, "request", request);
        try {
            Files.writeString(file, json.writeValueAsString(line) + "\n", StandardOpenOption.CREATE,
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

    private static void put(Map<String, Object> line, String key, @Nullable Object value) {
        if (value != null) {
            line.put(key, value);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
