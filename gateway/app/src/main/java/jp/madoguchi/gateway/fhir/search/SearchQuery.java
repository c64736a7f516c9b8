package jp.madoguchi.gateway.fhir.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.gateway.fhir.ReadableType;

/**
 * A search as it was understood.
 *
 * @param type            what is looked for
 * @param conditions      all of them must be met
 * @param sort            how matches are ordered
 * @param count           how many matches a page has, 0 to {@link #MOST}; 0 gives their number only
 * @param total           whether the number of matches is told
 * @param includes        what comes along that matches refer to
 * @param reverseIncludes what comes along that refers to matches
 * @param used            the parameters that were used, as they came: what the self link says
 */
public record SearchQuery(ReadableType type, List<Condition> conditions, List<Order> sort, int count, boolean total,
        List<Inclusion> includes, List<Inclusion> reverseIncludes, Map<String, List<String>> used) {

    /** How many matches a page has at most. */
    public static final int MOST = 200;
    /** How many it has unless {@code _count} says otherwise. */
    public static final int USUAL = 50;

    /** By what matches are ordered. */
    public record Order(SearchParam param, boolean descending) {}

    /**
     * What comes along: resources that a reference leads to or from.
     *
     * @param source    the type that refers
     * @param reference its parameter
     * @param targets   of which types are those that are referred to
     */
    public record Inclusion(ReadableType source, SearchParam reference, Set<ReadableType> targets) {
        public Inclusion {
            targets = Set.copyOf(targets);
        }
    }

    public SearchQuery {
        conditions = List.copyOf(conditions);
        sort = List.copyOf(sort);
        includes = List.copyOf(includes);
        reverseIncludes = List.copyOf(reverseIncludes);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        used.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        used = java.util.Collections.unmodifiableMap(copy);
    }

    /** The names of what was searched by, for the audit record. */
    public List<String> names() {
        return used.keySet().stream().filter(name -> !Results.of(name))
                .map(name -> name.replaceAll("[^A-Za-z_:.-]", ""))
                .filter(name -> !name.isEmpty()).map(name -> name.length() > 64 ? name.substring(0, 64) : name)
                .toList();
    }
}
