package jp.madoguchi.gateway.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.StoredResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.InstantType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of an audit trail that has no end: each is bounded, and they fit together. */
class RecordPageTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
    private static final int ALL = 12_345;

    private final List<Lookup.Recorded> lookups = new ArrayList<>();

    /** A trail of events 1 to 12,345, one a second; those of "rare" are every 4,000th. */
    private final SearchEngine.Store store = new SearchEngine.Store() {
        @Override
        public Optional<StoredResource> read(ReadableType type, String id) {
            return Optional.empty();
        }

        @Override
        public List<StoredResource> find(Lookup lookup) {
            Lookup.Recorded recorded = (Lookup.Recorded) lookup;
            lookups.add(recorded);
            String before = recorded.before();
            long from = before == null ? ALL : Long.parseLong(before) - 1;
            return LongStream.iterate(from, number -> number > 0, number -> number - 1).limit(recorded.most())
                    .mapToObj(number -> new StoredResource(ReadableType.AUDIT_EVENT, Long.toString(number), 1,
                            at(number), null, new byte[0]))
                    .toList();
        }
    };

    private static Instant at(long number) {
        return NOW.plusSeconds(number);
    }

    private static AuditEvent event(StoredResource stored) {
        AuditEvent event = new AuditEvent();
        event.setId(stored.id());
        event.setRecordedElement(new InstantType(stored.updated().toString()));
        event.addAgent().setAltId(Long.parseLong(stored.id()) % 4_000 == 0 ? "rare" : "emr");
        return event;
    }

    private SearchEngine.Found page(long behind, Map<String, List<String>> parameters) {
        return new SearchEngine(store, RecordPageTest::event)
                .search(QueryReader.read(ReadableType.AUDIT_EVENT, parameters, false), behind);
    }

    private static List<String> ids(SearchEngine.Found page) {
        return page.matches().stream().map(match -> match.stored().id()).toList();
    }

    @Test
    void noMoreIsReadThanThePageNeeds() {
        SearchEngine.Found page = page(0, Map.of("date", List.of("ge2026-11-20"), "_count", List.of("3")));

        assertThat(ids(page)).containsExactly("12345", "12344", "12343");
        assertThat(page.next()).isEqualTo(OptionalLong.of(12_343));
        assertThat(page.total()).isEmpty();
        assertThat(lookups).hasSize(1);
    }

    @Test
    void whatIsRareIsFoundOverPagesThatLookAtSoManyEachAndMayBeEmpty() {
        Map<String, List<String>> rare = Map.of("date", List.of("ge2026-11-20"), "altid", List.of("rare"));
        List<List<String>> pages = new ArrayList<>();
        OptionalLong next = OptionalLong.of(0);
        while (next.isPresent()) {
            lookups.clear();
            SearchEngine.Found page = page(next.getAsLong(), rare);
            assertThat(lookups).hasSizeLessThanOrEqualTo(10).allMatch(lookup -> lookup.most() == 500);
            pages.add(ids(page));
            next = page.next();
        }

        assertThat(pages).containsExactly(List.of("12000", "8000"), List.of("4000"), List.of());
    }

    @Test
    void theNumberOfAllIsToldWhereItIsKnownAndRefusedWhereItWouldTakeTooLong() {
        Map<String, List<String>> count = Map.of("date", List.of("ge2026-11-20"), "_summary", List.of("count"));

        assertThatThrownBy(() -> page(0, count)).isInstanceOf(SearchRefused.class);
        assertThat(page(301, Map.of("date", List.of("ge2026-11-20"), "_count", List.of("200"))).total())
                .as("of a later page nobody knows what came before").isEqualTo(OptionalInt.empty());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T10:00:00Z, 2026-11-20T10:00:00Z, 2026-11-20T10:00:01Z",
            "ge2026-11-20T10:00:00Z, 2026-11-20T10:00:00Z, ", "gt2026-11-20T10:00:00Z, 2026-11-20T10:00:00Z, ",
            "sa2026-11-20T10:00:00Z, 2026-11-20T10:00:00Z, ", "lt2026-11-20T10:00:00Z, , 2026-11-20T10:00:01Z",
            "le2026-11-20T10:00:00Z, , 2026-11-20T10:00:01Z", "eb2026-11-20T10:00:00Z, , 2026-11-20T10:00:01Z",
            "ap2026-11-20T10:00:00Z, 2026-11-19T10:00:00Z, 2026-11-21T10:00:01Z"})
    void aDateLeadsToATimeThatHoldsAllThatMayFit(String date, @Nullable Instant from,
            @Nullable Instant until) {
        page(0, Map.of("date", List.of(date)));

        assertThat(lookups.getFirst().from())
                .isEqualTo(from == null ? Instant.MIN : from.minus(Duration.ofMillis(1)));
        assertThat(lookups.getFirst().until())
                .isEqualTo(until == null ? Instant.MAX : until.plus(Duration.ofMillis(1)));
    }
}
