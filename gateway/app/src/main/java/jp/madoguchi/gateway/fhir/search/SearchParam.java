package jp.madoguchi.gateway.fhir.search;

import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import jp.madoguchi.gateway.fhir.ReadableType;
import org.jspecify.annotations.Nullable;

/**
 * A search parameter: declared in the CapabilityStatement, read from requests and checked on resources by this one definition.
 *
 * @param name       its name in a request
 * @param kind       what its values are
 * @param definition canonical of its SearchParameter
 * @param target     what a reference leads to; null for other kinds
 * @param values     what a resource holds under it
 * @param meaning    what it finds, for documents, in one line
 */
public record SearchParam(String name, Kind kind, String definition, @Nullable ReadableType target,
        Function<Resource, Stream<? extends Value>> values, String meaning) {

    /** What the values of a parameter are, and so how they are compared. */
    public enum Kind {
        /** {@code code}, {@code system|code}, {@code |code} or {@code system|}. */
        TOKEN,
        /** A text; compared as {@link SearchText} says. */
        STRING,
        /** {@code ID} or {@code Type/ID}; may be chained. */
        REFERENCE,
        /** A date or moment, with a prefix. */
        DATE,
        /** A canonical or other URI, compared as it stands. */
        URI;

        /** Its code in a CapabilityStatement. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Its name only. */
    @Override
    public String toString() {
        return name;
    }
}
