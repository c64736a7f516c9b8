package jp.madoguchi.gateway.fhir.search;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.madoguchi.gateway.fhir.ReadableType;
import org.hl7.fhir.r4.model.Resource;

/**
 * A search parameter: declared in the CapabilityStatement, read from requests and checked on resources by this one definition.
 *
 * @param name       its name in a request
 * @param kind       what its values are
 * @param definition canonical of its SearchParameter
 * @param targets    the types that a reference may lead to; none for other kinds
 * @param values     what a resource holds under it
 * @param meaning    what it finds, for documents, in one line
 */
public record SearchParam(String name, Kind kind, String definition, Set<ReadableType> targets,
        Function<Resource, Stream<? extends Value>> values, String meaning) {

    static final String MISSING = "missing";
    static final String NOT = "not";
    static final String EXACT = "exact";
    static final String CONTAINS = "contains";

    public SearchParam {
        targets = targets.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(targets));
    }

    /** The one type that a reference leads to; empty where there are several, or none. */
    public Optional<ReadableType> target() {
        return targets.size() == 1 ? Optional.of(targets.iterator().next()) : Optional.empty();
    }

    /** What may stand behind its name, after a colon. */
    public List<String> modifiers() {
        return switch (kind) {
            case TOKEN -> List.of(MISSING, NOT);
            case STRING -> List.of(MISSING, EXACT, CONTAINS);
            case REFERENCE ->
                Stream.concat(Stream.of(MISSING), targets.stream().map(ReadableType::fhirName)).toList();
            case DATE, URI -> List.of(MISSING);
        };
    }

    /** What may stand before its value. */
    public List<String> prefixes() {
        return kind == Kind.DATE ? SoughtDate.PREFIXES : List.of();
    }

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
