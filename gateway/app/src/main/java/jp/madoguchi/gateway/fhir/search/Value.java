package jp.madoguchi.gateway.fhir.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a resource holds under a search parameter. */
public sealed interface Value {

    /**
     * A code or an identifier.
     *
     * @param system null where the resource names none
     */
    record Token(@Nullable String system, String code) implements Value {
        /** Hides it: an identifier is personal. */
        @Override
        public String toString() {
            return "Token";
        }
    }

    /** A text as it stands. */
    record Text(String text) implements Value {
        /** Hides it: a name is personal. */
        @Override
        public String toString() {
            return "Text";
        }
    }

    /** A reference to another resource here. */
    record Reference(String type, String id) implements Value {}

    /**
     * A day, a moment or a period.
     *
     * @param from  its first instant; {@link Instant#MIN} for an open beginning
     * @param until the instant after its last; {@link Instant#MAX} for an open end
     */
    record Span(Instant from, Instant until) implements Value {

        boolean contains(Span other) {
            return !other.from.isBefore(from) && !other.until.isAfter(until);
        }

        boolean overlaps(Span other) {
            return other.from.isBefore(until) && from.isBefore(other.until);
        }
    }
}
