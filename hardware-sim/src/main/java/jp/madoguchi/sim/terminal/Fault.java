package jp.madoguchi.sim.terminal;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose.
 *
 * @param ms       milliseconds, whatever they mean for the kind
 * @param times    for how many files, or until stopped when absent
 * @param person   only for this person
 * @param channel  {@code face}, {@code desk} (folders), {@code web} or {@code subsidies} only
 * @param size     how many, or how large, whatever it means for the kind
 * @param returned an {@code err} also puts the request back beside it
 * @param api      only for this file id or key of an exchange
 */
public record Fault(Kind kind, int ms, @Nullable Integer times, @Nullable String person, @Nullable String channel,
        int size, boolean returned, @Nullable String api) {

    /** A fault of any exchange. */
    public Fault(Kind kind, int ms, @Nullable Integer times, @Nullable String person, @Nullable String channel,
            int size, boolean returned) {
        this(kind, ms, times, person, channel, size, returned, null);
    }

    /** What can go wrong. */
    public enum Kind {
        /** {@code ms} later than the profile says. */
        LATE,
        /** A {@code .err} file instead of an answer; 503 over HTTP. */
        ERR,
        /** Never answered. */
        SWALLOW,
        /** The terminal takes nothing, for {@code ms} or until stopped. */
        FREEZE,
        /** Half a file under its final name, the rest {@code ms} later. */
        HALF,
        /** Half a file, never finished. */
        TRUNCATED,
        /** Whole, but held open under a lock for {@code ms}. */
        HOLD,
        /** The same file again {@code ms} later. */
        DUPLICATE,
        /** Shift_JIS instead of UTF-8 or the other way round. */
        ENCODING,
        /** Bytes in another encoding than the declaration says. */
        WRONG_ENCODING,
        /** A byte order mark in front. */
        BOM,
        /** CR LF at the end of every line. */
        CRLF,
        /** Elements in some other order. */
        ORDER,
        /** Collects {@code size} answers, or those of {@code ms}, and writes the last first. */
        REVERSE,
        /** SegmentOfResult 9, SIM-E0999. */
        SEGMENT_9,
        /** ProcessingResultStatus 2, SIM-E0299. */
        STATUS_2,
        /** Somebody else's data under the same question. */
        OTHER_PERSON,
        /** Another institution's code in the header. */
        OTHER_FACILITY,
        /** The number of an earlier bulk job. */
        OLD_RECEPTION,
        /** The last {@code size} units of a bulk result are missing, though counted. */
        UNITS_MISSING,
        /** {@code size} units in a bulk result that nobody asked for. */
        UNITS_FOREIGN,
        /** A bulk job says that it is not done. */
        PROCESSING,
        /** A zip whose content unpacks to {@code size} MiB. */
        ZIP_BOMB,
        /** A zip whose entry has a path in front of its name. */
        ZIP_PATH,
        /** A zip under another password. */
        ZIP_PASSWORD;

        /** The name in the control API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The {@code size} when none is given. */
        public int usualSize() {
            return switch (this) {
                case REVERSE -> 3;
                case ZIP_BOMB -> 256;
                default -> 1;
            };
        }
    }

    boolean concerns(String channelOfFile, @Nullable String personOfFile, Set<String> apisOfFile) {
        return (channel == null || channel.equals(channelOfFile)) && (person == null || person.equals(personOfFile))
                && (api == null || apisOfFile.contains(api));
    }
}
