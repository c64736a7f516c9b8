package jp.madoguchi.gateway.fhir.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.identity.SearchText;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.search.SearchParam.Kind;

/**
 * Reads a request's parameters. Strict: what is not understood is refused. Lenient: parameters that are not known are left out, and the query
 * tells which were used; a known one with a value that cannot be is refused all the same, since ignoring it would find everybody.
 */
public final class QueryReader {

    private static final int MOST_PARAMETERS = 30;
    private static final int MOST_ALTERNATIVES = 50;
    private static final int LONGEST_VALUE = 1_000;
    /** All values together: more would not fit into the link to another page. */
    private static final int LONGEST_QUERY = 4_000;
    private static final String HAS = "_has";

    private final ReadableType type;
    private final boolean lenient;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<SearchQuery.Order> sort = new ArrayList<>();
    private final List<SearchQuery.Inclusion> includes = new ArrayList<>();
    private final List<SearchQuery.Inclusion> reverseIncludes = new ArrayList<>();
    private final Map<String, List<String>> used = new LinkedHashMap<>();
    private int count = SearchQuery.USUAL;
    private boolean total = true;

    private QueryReader(ReadableType type, boolean lenient) {
        this.type = type;
        this.lenient = lenient;
    }

    /** The query that a request makes. @throws SearchRefused if it is none that is answered */
    public static SearchQuery read(ReadableType type, Map<String, List<String>> parameters, boolean lenient) {
        QueryReader reader = new QueryReader(type, lenient);
        int length = parameters.values().stream().flatMap(List::stream).mapToInt(String::length).sum();
        if (length > LONGEST_QUERY || parameters.values().stream().mapToInt(List::size).sum() > MOST_PARAMETERS) {
            throw SearchRefused.value("?");
        }
        parameters.forEach(reader::take);
        return new SearchQuery(type, reader.conditions, reader.sort, reader.count, reader.total, reader.includes,
                reader.reverseIncludes, reader.used);
    }

    private void take(String name, List<String> values) {
        for (String value : values) {
            if (value.length() > LONGEST_VALUE || value.chars().anyMatch(Character::isISOControl)) {
                throw SearchRefused.value(name);
            }
            try {
                take(name, value);
            } catch (SearchRefused refused) {
                boolean unknown = refused.issue().equals("not-supported");
                if (unknown && lenient) {
                    continue;
                }
                throw refused;
            }
            used.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
    }

    private void take(String name, String value) {
        switch (name) {
            case "_count" -> count = Math.min(number(name, value), SearchQuery.MOST);
            case "_summary" -> summary(value);
            case "_total" -> total = total(value);
            case "_sort" -> sort(value);
            case "_include" -> includes.add(inclusion(name, value, SearchCatalogue.includes(type)));
            case "_revinclude" -> reverseIncludes.add(inclusion(name, value, SearchCatalogue.reverseIncludes(type)));
            case "_format", "_pretty", "_elements", "fhirVersion" -> {
                // applied to what is given out
            }
            default -> conditions.add(name.startsWith(HAS + ":") ? has(name, value) : condition(name, value));
        }
    }

    private void summary(String value) {
        switch (value) {
            case "count" -> count = 0;
            case "true", "false", "text", "data" -> {
                // applied to what is given out
            }
            default -> throw SearchRefused.value("_summary");
        }
    }

    private static boolean total(String value) {
        return switch (value) {
            case "none" -> false;
            case "estimate", "accurate" -> true;
            default -> throw SearchRefused.value("_total");
        };
    }

    private static int number(String name, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw SearchRefused.value(name);
        }
        throw SearchRefused.value(name);
    }

    private void sort(String value) {
        for (String one : value.split(",", -1)) {
            boolean descending = one.startsWith("-");
            String name = descending ? one.substring(1) : one;
            SearchParam param = SearchCatalogue.find(type, name).filter(known -> known.kind() != Kind.REFERENCE)
                    .orElseThrow(() -> SearchRefused.value("_sort"));
            sort.add(new SearchQuery.Order(param, descending));
        }
    }

    private static SearchQuery.Inclusion inclusion(String name, String value, List<String> allowed) {
        String[] parts = value.split(":", -1);
        if (parts.length < 2 || parts.length > 3 || !allowed.contains(parts[0] + ":" + parts[1])) {
            throw SearchRefused.value(name);
        }
        ReadableType source = ReadableType.of(parts[0]).orElseThrow(() -> SearchRefused.value(name));
        SearchParam reference = SearchCatalogue.find(source, parts[1]).orElseThrow(() -> SearchRefused.value(name));
        Set<ReadableType> targets = reference.targets();
        if (parts.length == 3) {
            ReadableType only = ReadableType.of(parts[2]).filter(targets::contains)
                    .orElseThrow(() -> SearchRefused.value(name));
            targets = Set.of(only);
        }
        return new SearchQuery.Inclusion(source, reference, targets);
    }

    private Condition condition(String name, String value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return own(type, name, value);
        }
        String[] left = name.substring(0, dot).split(":", -1);
        SearchParam reference = SearchCatalogue.find(type, left[0]).filter(param -> param.kind() == Kind.REFERENCE)
                .orElseThrow(() -> SearchRefused.unknown(name));
        ReadableType target = target(reference, left).orElseThrow(() -> SearchRefused.unknown(name));
        return new Condition.Chained(reference, target, own(target, name.substring(dot + 1), value));
    }

    /** What a chain leads to: where there are several types it says which. */
    private static Optional<ReadableType> target(SearchParam reference, String[] left) {
        return switch (left.length) {
            case 1 -> reference.target();
            case 2 -> ReadableType.of(left[1]).filter(reference.targets()::contains);
            default -> Optional.empty();
        };
    }

    /** {@code _has:Coverage:patient:identifier}; one step only. */
    private Condition has(String name, String value) {
        String[] parts = name.split(":", 4);
        if (parts.length != 4 || parts[3].startsWith(HAS)) {
            throw SearchRefused.unknown(name);
        }
        ReadableType source = ReadableType.of(parts[1])
                .filter(one -> !one.isMedical() && one != ReadableType.AUDIT_EVENT)
                .orElseThrow(() -> SearchRefused.unknown(name)); // what is kept nowhere, or has no end, leads to nobody
        SearchParam reference = SearchCatalogue.find(source, parts[2]).filter(param -> param.targets().contains(type))
                .orElseThrow(() -> SearchRefused.unknown(name));
        return new Condition.Has(source, reference, own(source, parts[3], value));
    }

    private static Condition.Own own(ReadableType of, String name, String value) {
        int colon = name.indexOf(':');
        String plain = colon < 0 ? name : name.substring(0, colon);
        String modifier = colon < 0 ? "" : name.substring(colon + 1);
        SearchParam param = SearchCatalogue.find(of, plain).orElseThrow(() -> SearchRefused.unknown(name));
        require(name, modifier.isEmpty() || param.modifiers().contains(modifier));
        if (modifier.equals(SearchParam.MISSING)) {
            return switch (value) {
                case "true" -> new Condition.Missing(param, true);
                case "false" -> new Condition.Missing(param, false);
                default -> throw SearchRefused.value(name);
            };
        }
        List<String> any = alternatives(name, value);
        return switch (param.kind()) {
            case TOKEN -> new Condition.Tokens(param, modifier.equals(SearchParam.NOT),
                    any.stream().map(one -> token(name, one)).toList());
            case STRING -> new Condition.Texts(param, mode(modifier),
                    any.stream().map(one -> text(name, one)).toList());
            case REFERENCE -> new Condition.References(param,
                    any.stream().flatMap(one -> referred(name, modifier, param, one).stream())
                            .collect(Collectors.toSet()));
            case DATE -> new Condition.Dates(param, any.stream()
                    .map(one -> SoughtDate.parse(one).orElseThrow(() -> SearchRefused.value(name))).toList());
            case URI -> new Condition.Uris(param, any.stream().map(one -> Escapes.plain(one)).toList());
        };
    }

    private static void require(String name, boolean known) {
        if (!known) {
            throw SearchRefused.unknown(name);
        }
    }

    private static Condition.TextMode mode(String modifier) {
        return switch (modifier) {
            case SearchParam.CONTAINS -> Condition.TextMode.CONTAINS;
            case SearchParam.EXACT -> Condition.TextMode.EXACT;
            default -> Condition.TextMode.STARTS;
        };
    }

    private static List<String> alternatives(String name, String value) {
        List<String> any = Escapes.split(value, ',');
        if (any.size() > MOST_ALTERNATIVES || any.stream().anyMatch(String::isBlank)) {
            throw SearchRefused.value(name);
        }
        return any;
    }

    /** A text of spaces and dots only would find everybody. */
    private static String text(String name, String value) {
        String plain = Escapes.plain(value);
        if (SearchText.of(plain).isEmpty()) {
            throw SearchRefused.value(name);
        }
        return plain;
    }

    private static Condition.SoughtToken token(String name, String value) {
        List<String> parts = Escapes.split(value, '|');
        if (parts.size() > 2) {
            throw SearchRefused.value(name);
        }
        if (parts.size() == 1) {
            return new Condition.SoughtToken(null, Escapes.plain(parts.getFirst()).strip());
        }
        String code = Escapes.plain(parts.get(1)).strip();
        String system = Escapes.plain(parts.getFirst()).strip();
        if (code.isEmpty() && system.isEmpty()) {
            throw SearchRefused.value(name);
        }
        return new Condition.SoughtToken(system, code.isEmpty() ? null : code);
    }

    /** What a reference may be to: an id alone may be of any type that the parameter leads to. */
    private static List<Value.Reference> referred(String name, String modifier, SearchParam param, String value) {
        List<String> types = param.targets().stream().map(ReadableType::fhirName).toList();
        require(name, !types.isEmpty());
        int slash = value.lastIndexOf('/');
        String kind = slash < 0 ? modifier : value.substring(value.lastIndexOf('/', slash - 1) + 1, slash);
        String id = value.substring(slash + 1);
        if (!kind.isEmpty() && !types.contains(kind) || !modifier.isEmpty() && !kind.equals(modifier)
                || !id.matches("[A-Za-z0-9.-]{1,64}")) {
            throw SearchRefused.value(name);
        }
        return (kind.isEmpty() ? types : List.of(kind)).stream().map(type -> new Value.Reference(type, id)).toList();
    }
}
