package jp.madoguchi.sim.national;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose.
 *
 * @param ms       milliseconds, whatever they mean for the kind
 * @param times    for how many files, or until stopped when absent
 * @param person   only for this person
 * @param channel  {@code face} or {@code desk} only
 * @param size     how many answers a {@code reverse} collects
 * @param returned an {@code err} also puts the request back beside it
 */
public record Fault(Kind kind, int ms, @Nullable Integer times, @Nullable String person, @Nullable String channel,
        int size, boolean returned) {

    /** What can go wrong. */
    public enum Kind {
        /** {@code ms} later than the profile says. */
        LATE,
        /** A {@code .err} file instead of an answer. */
        ERR,
        /** Never answered. */
        SWALLOW,
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
        STATUS_2;

        /** The name in the control API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    boolean concerns(String channelOfFile, @Nullable String personOfFile) {
        return (channel == null || channel.equals(channelOfFile)) && (person == null || person.equals(personOfFile));
    }
}
