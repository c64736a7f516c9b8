package jp.madoguchi.gateway.fhir.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.SearchText;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.gateway.fhir.Traits;
import org.hl7.fhir.r4.model.Resource;

/**
 * Answers a query from what is stored (docs/design/fhir-api.md 3): a lead finds candidates, every condition is checked on each, then order,
 * page and what comes along. Safe for many threads.
 */
public final class SearchEngine {

    private static final int MOST_SCANS = 2;
    /** More than this is not decoded for one question. */
    private static final int MOST_CANDIDATES = 5_000;
    private static final int MOST_INCLUDED = 500;
    /** How a Task stands that is still to be done. */
    private static final Set<String> PENDING = Set.of("requested", "in-progress");
    /** Seconds before and after 1970 that are told apart by order: some 30,000 years. */
    private static final long SORTED_AROUND = 1_000_000_000_000L;

    private final Store store;
    private final Function<StoredResource, Resource> decoder;
    private final Semaphore scans = new Semaphore(MOST_SCANS);

    /** Where candidates are found; it answers at once or fails with a {@code ProblemException}. */
    public interface Store {

        /** The current version of a resource. */
        Optional<StoredResource> read(ReadableType type, String id);

        /** What a lookup finds. */
        List<StoredResource> find(Lookup lookup);
    }

    /** @param decoder the model of a stored resource, with its id and meta */
    public SearchEngine(Store store, Function<StoredResource, Resource> decoder) {
        this.store = store;
        this.decoder = decoder;
    }

    /** A stored resource and its model. */
    public record Match(StoredResource stored, Resource resource) {}

    /**
     * A page of what was found.
     *
     * @param matches  matches of the page
     * @param included what comes along
     * @param total    how many matches there are on all pages; empty where nobody has counted
     * @param next     where the next page begins, if it does not begin after so many matches; empty if there is none, or it does
     */
    public record Found(List<Match> matches, List<Match> included, OptionalInt total, OptionalLong next) {}

    /**
     * The page of a query at a position: after so many matches, or, of audit events, behind the one of that number.
     *
     * @throws SearchRefused if it has no lead, finds too many, or must wait
     */
    public Found search(SearchQuery query, long position) {
        try (Turn turn = new Turn()) {
            if (query.type() == ReadableType.AUDIT_EVENT) {
                RecordPage.Found page = new RecordPage(store, decoder).find(query,
                        own(turn, query.type(), query.conditions()), position);
                return new Found(page.matches(), included(query, page.matches()), page.total(), page.next());
            }
            int offset = Math.toIntExact(position);
            List<Match> all = find(turn, query.type(), query.conditions());
            all.sort(order(query.sort()));
            List<Match> page = all.subList(Math.min(offset, all.size()), Math.min(offset + query.count(), all.size()));
            return new Found(List.copyOf(page), included(query, page), OptionalInt.of(all.size()),
                    OptionalLong.empty());
        }
    }

    /** The right to look through everybody, taken by a search when it first needs it, and kept until it has decoded what it found. */
    private final class Turn implements AutoCloseable {

        private boolean taken;

        void take() {
            if (!taken && !scans.tryAcquire()) {
                throw SearchRefused.busy();
            }
            taken = true;
        }

        @Override
        public void close() {
            if (taken) {
                scans.release();
            }
        }
    }

    /** Conditions that a resource can be checked for by itself: what is referred to has been found. */
    private List<Condition.Own> own(Turn turn, ReadableType type, List<Condition> conditions) {
        List<Condition.Own> own = new ArrayList<>();
        for (Condition condition : conditions) {
            own.add(switch (condition) {
                case Condition.Own already -> already;
                case Condition.Chained chained -> new Condition.References(chained.reference(),
                        find(turn, chained.target(), List.of(chained.inner())).stream()
                                .map(match -> referenceTo(match.stored())).collect(Collectors.toSet()));
                case Condition.Has has -> new Condition.Tokens(SearchCatalogue.find(type, "_id").orElseThrow(), false,
                        referred(find(turn, has.source(), List.of(has.inner())), has.reference())
                                .filter(to -> to.type().equals(type.fhirName())).map(Value.Reference::id)
                                .distinct().map(id -> new Condition.SoughtToken(null, id)).toList());
            });
        }
        return own;
    }

    private List<Match> find(Turn turn, ReadableType type, List<Condition> conditions) {
        List<Condition.Own> own = own(turn, type, conditions);
        List<Match> matches = new ArrayList<>();
        for (StoredResource candidate : bounded(candidates(turn, type, own))) {
            Resource resource = decoder.apply(candidate);
            if (own.stream().allMatch(condition -> condition.meets(resource))) {
                matches.add(new Match(candidate, resource));
            }
        }
        return matches;
    }

    private static Stream<Value.Reference> referred(List<Match> matches, SearchParam reference) {
        return matches.stream().flatMap(match -> reference.values().apply(match.resource()))
                .flatMap(value -> value instanceof Value.Reference to ? Stream.of(to) : Stream.empty());
    }

    /** Candidates by the narrowest lead that the conditions have. */
    private List<StoredResource> candidates(Turn turn, ReadableType type, List<Condition.Own> conditions) {
        return conditions.stream().flatMap(condition -> byId(type, condition).stream()).findFirst()
                .or(() -> conditions.stream().flatMap(condition -> byPatient(type, condition).stream()).findFirst())
                .or(() -> conditions.stream().flatMap(condition -> byIdentifier(type, condition).stream()).findFirst())
                .or(() -> type.isOfNobody()
                        ? Optional.of(store.find(new Lookup.Everybody(type, traits -> true, MOST_CANDIDATES + 1)))
                        : Optional.empty())
                .or(() -> pending(type, conditions)).or(() -> scanned(turn, type, conditions))
                .orElseThrow(SearchRefused::costly);
    }

    private Optional<List<StoredResource>> byId(ReadableType type, Condition.Own condition) {
        if (condition instanceof Condition.Tokens tokens && tokens.param().name().equals("_id") && !tokens.not()) {
            return Optional.of(distinct(tokens.any().stream().map(Condition.SoughtToken::code).filter(Objects::nonNull)
                    .flatMap(id -> store.read(type, id).stream())));
        }
        return Optional.empty();
    }

    private Optional<List<StoredResource>> byPatient(ReadableType type, Condition.Own condition) {
        if (condition instanceof Condition.References references && leadsToPatients(references.param())) {
            return Optional.of(distinct(references.any().stream().flatMap(to -> patient(to).stream()).distinct()
                    .flatMap(patient -> store.find(new Lookup.OfPatient(type, patient)).stream())));
        }
        return Optional.empty();
    }

    /** Whether all that it may refer to is somebody's. */
    private static boolean leadsToPatients(SearchParam param) {
        return !param.targets().isEmpty() && param.targets().stream().noneMatch(ReadableType::isOfNobody);
    }

    /** Whose it is that is referred to. */
    private Optional<String> patient(Value.Reference to) {
        return to.type().equals(ReadableType.PATIENT.fhirName())
                ? Optional.of(to.id())
                : ReadableType.of(to.type()).flatMap(type -> store.read(type, to.id()))
                        .map(StoredResource::patient);
    }

    private static Value.Reference referenceTo(StoredResource stored) {
        return new Value.Reference(stored.type().fhirName(), stored.id());
    }

    private Optional<List<StoredResource>> byIdentifier(ReadableType type, Condition.Own condition) {
        boolean keyed = type == ReadableType.PATIENT || type == ReadableType.COVERAGE;
        if (keyed && condition instanceof Condition.Tokens tokens && tokens.param().name().equals("identifier")
                && !tokens.not() && tokens.any().stream().allMatch(sought -> sought.code() != null)) {
            return Optional.of(distinct(tokens.any().stream().filter(sought -> !"".equals(sought.system()))
                    .flatMap(sought -> store.find(new Lookup.Identifier(type,
                            new Lookup.Key(sought.system(), Objects.requireNonNull(sought.code())))).stream())));
        }
        return Optional.empty();
    }

    /** Desk work that is to be done is bounded by what a desk can do; what was done once is not, and needs another lead. */
    private Optional<List<StoredResource>> pending(ReadableType type, List<Condition.Own> conditions) {
        boolean only = type == ReadableType.DESK_TASK && conditions.stream().anyMatch(
                condition -> condition instanceof Condition.Tokens tokens && tokens.param().name().equals("status")
                        && !tokens.not() && tokens.any().stream()
                                .allMatch(sought -> sought.code() != null && PENDING.contains(sought.code())));
        return only ? Optional.of(store.find(new Lookup.Pending(MOST_CANDIDATES + 1))) : Optional.empty();
    }

    /** Everybody whose traits may fit; empty if the conditions say nothing that traits could tell. */
    private Optional<List<StoredResource>> scanned(Turn turn, ReadableType type, List<Condition.Own> conditions) {
        List<TraitTest> tests = conditions.stream().flatMap(condition -> TraitTest.of(type, condition).stream())
                .toList();
        if (tests.isEmpty()) {
            return Optional.empty();
        }
        turn.take();
        return Optional.of(store.find(new Lookup.Everybody(type,
                traits -> tests.stream().allMatch(test -> test.mayFit(traits)), MOST_CANDIDATES + 1)));
    }

    /** More is not decoded, whatever led there. */
    private static List<StoredResource> bounded(List<StoredResource> candidates) {
        if (candidates.size() > MOST_CANDIDATES) {
            throw SearchRefused.costly();
        }
        return candidates;
    }

    private static List<StoredResource> distinct(Stream<StoredResource> found) {
        Map<String, StoredResource> distinct = new LinkedHashMap<>();
        found.limit(MOST_CANDIDATES + 1L).forEach(one -> distinct.putIfAbsent(one.id(), one));
        return List.copyOf(distinct.values());
    }

    /** As asked, then newest first: a total order. */
    private static Comparator<Match> order(List<SearchQuery.Order> sort) {
        Comparator<Match> order = Comparator.comparing(Match::stored, StoredResource.NEWEST_FIRST);
        for (SearchQuery.Order by : sort.reversed()) {
            Comparator<String> keys = by.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
            order = Comparator.<Match, String>comparing(match -> key(match, by.param()), Comparator.nullsLast(keys))
                    .thenComparing(order);
        }
        return order;
    }

    @SuppressWarnings("NullAway") // nullsLast takes what is not there
    private static String key(Match match, SearchParam param) {
        return param.values().apply(match.resource()).map(value -> switch (value) {
            case Value.Token token -> token.code();
            case Value.Text text -> SearchText.of(text.text());
            case Value.Reference to -> to.id();
            case Value.Span span -> "%016d".formatted(
                    Math.clamp(span.from().getEpochSecond(), -SORTED_AROUND, SORTED_AROUND) + SORTED_AROUND);
        }).sorted().findFirst().orElse(null);
    }

    private List<Match> included(SearchQuery query, List<Match> page) {
        Map<String, Match> included = new LinkedHashMap<>();
        for (SearchQuery.Inclusion include : query.includes()) {
            Set<String> types = include.targets().stream().map(ReadableType::fhirName).collect(Collectors.toSet());
            referred(page, include.reference()).filter(to -> types.contains(to.type())).distinct()
                    .limit(MOST_INCLUDED)
                    .flatMap(to -> ReadableType.of(to.type()).flatMap(type -> store.read(type, to.id())).stream())
                    .forEach(one -> include(included, one));
        }
        for (SearchQuery.Inclusion reverse : query.reverseIncludes()) {
            referring(reverse, page).forEach(one -> include(included, one));
        }
        if (included.size() > MOST_INCLUDED) {
            throw SearchRefused.costly();
        }
        return List.copyOf(included.values());
    }

    private void include(Map<String, Match> included, StoredResource one) {
        included.computeIfAbsent(one.toString(), name -> new Match(one, decoder.apply(one)));
    }

    /** What of the page's patients refers to a match. */
    private Stream<StoredResource> referring(SearchQuery.Inclusion reverse, List<Match> page) {
        Set<Value.Reference> matches = page.stream().map(match -> referenceTo(match.stored()))
                .collect(Collectors.toSet());
        return page.stream().map(match -> match.stored().patient()).filter(Objects::nonNull).distinct()
                .flatMap(patient -> store.find(new Lookup.OfPatient(reverse.source(), patient)).stream())
                .filter(one -> reverse.reference().values().apply(decoder.apply(one))
                        .anyMatch(value -> value instanceof Value.Reference to && matches.contains(to)));
    }
}
