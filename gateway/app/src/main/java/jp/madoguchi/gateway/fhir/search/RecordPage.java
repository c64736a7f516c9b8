package jp.madoguchi.gateway.fhir.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.StoredResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A page of audit events (docs/design/fhir-api.md 4.3). There is no end of them and each search adds some; so a page goes on behind the event that the
 * page before looked at last, and looks at a bounded number of them. A page may have fewer matches than fit, even none, and lead on all the same.
 */
final class RecordPage {

    /** More is not looked at for one page. */
    private static final int MOST_LOOKED_AT = 5_000;
    private static final int BATCH = 500;
    private static final Duration DAY = Duration.ofDays(1);
    /** Events are told by the millisecond and may be kept finer. */
    private static final Duration FINER = Duration.ofMillis(1);
    /** Orders that come to the same: newest first. */
    private static final Set<String> BY_TIME = Set.of("date", "_lastUpdated");

    private final SearchEngine.Store store;
    private final Function<StoredResource, Resource> decoder;

    RecordPage(SearchEngine.Store store, Function<StoredResource, Resource> decoder) {
        this.store = store;
        this.decoder = decoder;
    }

    /**
     * What a page has.
     *
     * @param total how many there are, where all of them are on this page or were counted
     * @param next  behind which event the next page begins; empty if this is the last one
     */
    record Found(List<SearchEngine.Match> matches, OptionalInt total, OptionalLong next) {}

    /**
     * The page behind an event; with 0 the first one.
     *
     * @throws SearchRefused if there is no lead, the order is another one, or more should be counted than is looked at
     */
    Found find(SearchQuery query, List<Condition.Own> conditions, long behind) {
        if (!query.sort().stream().allMatch(by -> by.descending() && BY_TIME.contains(by.param().name()))) {
            throw SearchRefused.value("_sort");
        }
        Lead lead = Lead.of(conditions);
        boolean counts = query.count() == 0;
        List<SearchEngine.Match> matches = new ArrayList<>();
        int number = 0;
        int lookedAt = 0;
        String last = behind == 0 ? null : Long.toString(behind);
        while (lookedAt < MOST_LOOKED_AT) {
            List<StoredResource> batch = store.find(lead.behind(last, BATCH));
            for (StoredResource one : batch) {
                Resource resource = decoder.apply(one);
                if (conditions.stream().allMatch(condition -> condition.meets(resource))) {
                    if (!counts && matches.size() == query.count()) {
                        return new Found(matches, OptionalInt.empty(), position(last));
                    }
                    number++;
                    if (!counts) {
                        matches.add(new SearchEngine.Match(one, resource));
                    }
                }
                last = one.id();
            }
            if (batch.size() < BATCH) {
                return new Found(matches, behind == 0 ? OptionalInt.of(number) : OptionalInt.empty(),
                        OptionalLong.empty());
            }
            lookedAt += batch.size();
        }
        if (counts) {
            throw SearchRefused.costly();
        }
        return new Found(matches, OptionalInt.empty(), position(last));
    }

    private static OptionalLong position(@Nullable String last) {
        return last == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(last));
    }

    /**
     * Where an index leads to. It may lead to more than meets the conditions, never to less.
     *
     * @param ids      null for any
     * @param patients null for whomever
     */
    private record Lead(@Nullable Set<String> ids, @Nullable Set<String> patients, Instant from, Instant until) {

        static Lead of(List<Condition.Own> conditions) {
            Lead lead = new Lead(null, null, Instant.MIN, Instant.MAX);
            for (Condition.Own condition : conditions) {
                lead = lead.and(condition);
            }
            if (lead.ids == null && lead.patients == null && lead.from.equals(Instant.MIN)
                    && lead.until.equals(Instant.MAX)) {
                throw SearchRefused.costly();
            }
            return lead;
        }

        private Lead and(Condition.Own condition) {
            String name = condition.param().name();
            return switch (condition) {
                case Condition.Tokens tokens when name.equals("_id") && !tokens.not() -> new Lead(
                        tokens.any().stream().map(Condition.SoughtToken::code).filter(Objects::nonNull)
                                .collect(Collectors.toSet()),
                        patients, from, until);
                case Condition.References references -> new Lead(ids, references.any().stream()
                        .filter(to -> to.type().equals(ReadableType.PATIENT.fhirName())).map(Value.Reference::id)
                        .collect(Collectors.toSet()), from, until);
                case Condition.Dates dates -> and(dates.any());
                case Condition.Tokens other -> this;
                case Condition.Texts other -> this;
                case Condition.Uris other -> this;
                case Condition.Missing other -> this;
            };
        }

        private Lead and(List<SoughtDate> any) {
            Instant earliest = any.stream().map(Lead::from).min(Instant::compareTo).orElse(Instant.MIN);
            Instant latest = any.stream().map(Lead::until).max(Instant::compareTo).orElse(Instant.MAX);
            return new Lead(ids, patients, earliest.isAfter(from) ? earliest : from,
                    latest.isBefore(until) ? latest : until);
        }

        private static Instant from(SoughtDate sought) {
            return switch (sought.prefix()) {
                case EQ, GE, GT, SA -> sought.span().from().minus(FINER);
                case AP -> sought.span().from().minus(DAY).minus(FINER);
                case NE, LT, LE, EB -> Instant.MIN;
            };
        }

        private static Instant until(SoughtDate sought) {
            return switch (sought.prefix()) {
                case EQ, LE, LT, EB -> sought.span().until().plus(FINER);
                case AP -> sought.span().until().plus(DAY).plus(FINER);
                case NE, GT, GE, SA -> Instant.MAX;
            };
        }

        Lookup.Recorded behind(@Nullable String last, int most) {
            return new Lookup.Recorded(ids, patients, from, until, last, most);
        }
    }
}
