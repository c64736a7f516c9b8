package jp.madoguchi.gateway.fhir.search;

import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.identity.SearchText;
import jp.madoguchi.gateway.fhir.ReadableType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One thing that a search asks of a resource. Its text form names the parameter, never the value. */
public sealed interface Condition {

    /** One that a resource can be checked for by itself. */
    sealed interface Own extends Condition {

        /** The parameter. */
        SearchParam param();

        /** Whether a resource meets it. */
        boolean meets(Resource resource);
    }

    /** A token as it is searched. {@code system}: null for any, empty for none; {@code code}: null for any of the system. */
    record SoughtToken(@Nullable String system, @Nullable String code) {

        boolean is(Value.Token token) {
            boolean systemFits = system == null
                    || (system.isEmpty() ? token.system() == null : system.equals(token.system()));
            return systemFits && (code == null || code.equals(token.code()));
        }

        /** Hides it: an identifier is personal. */
        @Override
        public String toString() {
            return "SoughtToken";
        }
    }

    /** One of several tokens; with {@code not} none of them. */
    record Tokens(SearchParam param, boolean not, List<SoughtToken> any) implements Own {
        @Override
        public boolean meets(Resource resource) {
            return not != param.values().apply(resource).anyMatch(value -> value instanceof Value.Token token
                    && any.stream().anyMatch(sought -> sought.is(token)));
        }

        @Override
        public String toString() {
            return param.name();
        }
    }

    /** How texts are compared. */
    enum TextMode {
        /** Begins with it, normalised. */
        STARTS,
        /** Has it inside, normalised. */
        CONTAINS,
        /** The very letters. */
        EXACT
    }

    /** One of several texts. */
    record Texts(SearchParam param, TextMode mode, List<String> any) implements Own {

        public Texts {
            any = mode == TextMode.EXACT ? List.copyOf(any) : any.stream().map(SearchText::of).toList();
        }

        @Override
        public boolean meets(Resource resource) {
            return param.values().apply(resource)
                    .anyMatch(value -> value instanceof Value.Text text && isOneOf(text.text()));
        }

        private boolean isOneOf(String text) {
            return switch (mode) {
                case EXACT -> any.contains(text);
                case STARTS -> {
                    String plain = SearchText.of(text);
                    yield any.stream().anyMatch(plain::startsWith);
                }
                case CONTAINS -> {
                    String plain = SearchText.of(text);
                    yield any.stream().anyMatch(plain::contains);
                }
            };
        }

        @Override
        public String toString() {
            return param.name();
        }
    }

    /** A reference to one of several resources. */
    record References(SearchParam param, Set<Value.Reference> any) implements Own {

        public References {
            any = Set.copyOf(any);
        }

        @Override
        public boolean meets(Resource resource) {
            return param.values().apply(resource)
                    .anyMatch(value -> value instanceof Value.Reference to && any.contains(to));
        }

        @Override
        public String toString() {
            return param.name();
        }
    }

    /** One of several dates. */
    record Dates(SearchParam param, List<SoughtDate> any) implements Own {
        @Override
        public boolean meets(Resource resource) {
            return param.values().apply(resource)
                    .anyMatch(value -> value instanceof Value.Span span && any.stream().anyMatch(one -> one.is(span)));
        }

        @Override
        public String toString() {
            return param.name();
        }
    }

    /** One of several URIs. */
    record Uris(SearchParam param, List<String> any) implements Own {
        @Override
        public boolean meets(Resource resource) {
            return param.values().apply(resource)
                    .anyMatch(value -> value instanceof Value.Text uri && any.contains(uri.text()));
        }

        @Override
        public String toString() {
            return param.name();
        }
    }

    /** Whether the resource holds nothing under the parameter. */
    record Missing(SearchParam param, boolean missing) implements Own {
        @Override
        public boolean meets(Resource resource) {
            return missing == param.values().apply(resource).findAny().isEmpty();
        }

        @Override
        public String toString() {
            return param.name();
        }
    }

    /** What is referred to meets something ({@code patient.identifier}). */
    record Chained(SearchParam reference, ReadableType target, Own inner) implements Condition {
        @Override
        public String toString() {
            return reference.name() + "." + inner;
        }
    }

    /** Something that refers to the resource meets something ({@code _has:Coverage:patient:identifier}). */
    record Has(ReadableType source, SearchParam reference, Own inner) implements Condition {
        @Override
        public String toString() {
            return "_has:" + source.fhirName() + ":" + reference.name() + ":" + inner;
        }
    }
}
