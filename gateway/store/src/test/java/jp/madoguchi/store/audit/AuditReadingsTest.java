package jp.madoguchi.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.LedgerSchema;
import jp.madoguchi.store.ledger.sql.Session;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The audit trail's table, read newest first, page by page. */
@ParameterizedClass
@EnumSource(Dialect.class)
class AuditReadingsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00.123456Z");
    private static final ResourceId P1 = new ResourceId("patient-1");
    private static final ResourceId P2 = new ResourceId("patient-2");

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private TestDatabase database;
    private AuditReadings readings;

    @BeforeEach
    void open() {
        database = TestDatabase.create(dialect, folder);
        LedgerSchema.migrate(database.dataSource());
        readings = new SqlAuditReadings(database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static AuditEntry entry(String request, Instant at, FacilityCode facility, ResourceId... patients) {
        return new AuditEntry(at, facility, "emr", AuditAction.SEARCH, "Coverage", null, List.of(patients),
                AuditOutcome.GIVEN, request, List.of("patient.identifier", "status"));
    }

    private void keep(AuditEntry... entries) {
        try (JournaledAuditTrail trail = JournaledAuditTrail.open(folder.resolve("audit"), database.dataSource())) {
            List.of(entries).forEach(trail::record);
        }
    }

    private static AuditQuery newest(int most) {
        return new AuditQuery(Samples.FACILITY, null, null, null, null, null, most);
    }

    private static AuditQuery about(@Nullable Set<ResourceId> patients, @Nullable Instant from,
            @Nullable Instant until) {
        return new AuditQuery(Samples.FACILITY, null, patients, from, until, null, 100);
    }

    private List<String> requests(AuditQuery query) {
        return readings.find(query).stream().map(AuditRecord::request).toList();
    }

    @Test
    void aRowIsReadAsItWasRecorded() {
        AuditEntry read = new AuditEntry(NOON, Samples.FACILITY, "emr", AuditAction.READ, "Coverage",
                new ResourceId("c1"), List.of(P1), AuditOutcome.GIVEN, "request-1", List.of());
        keep(read, entry("request-2", NOON.plusSeconds(1), Samples.FACILITY));

        List<AuditRecord> found = readings.find(newest(10));

        assertThat(found).extracting(AuditRecord::request).containsExactly("request-2", "request-1");
        AuditRecord first = found.getLast();
        assertThat(first).isEqualTo(new AuditRecord(first.number(), NOON, "emr", AuditAction.READ, "Coverage",
                new ResourceId("c1"), P1, AuditOutcome.GIVEN, "request-1", List.of()));
        assertThat(found.getFirst().parameters()).containsExactly("patient.identifier", "status");
        assertThat(found.getFirst().patient()).isNull();
    }

    @Test
    void rowsAreFoundByWhomTheyAreAboutWhenTheyWereMadeAndTheirNumber() {
        keep(entry("r1", NOON, Samples.FACILITY, P1), entry("r2", NOON.plusSeconds(10), Samples.FACILITY, P1, P2),
                entry("r3", NOON.plusSeconds(20), Samples.FACILITY, P2), entry("r4", NOON, Samples.FACILITY));

        assertThat(requests(about(Set.of(P1), null, null))).containsExactly("r2", "r1");
        assertThat(requests(about(Set.of(P1, P2), null, null))).containsExactly("r3", "r2", "r2", "r1");
        assertThat(requests(about(Set.of(), null, null))).as("about nobody at all").isEmpty();
        assertThat(requests(about(null, NOON.plusSeconds(10), null))).containsExactly("r3", "r2", "r2");
        assertThat(requests(about(Set.of(P1), NOON, NOON.plusSeconds(10)))).as("from is in, until is not")
                .containsExactly("r1");
        Set<Long> numbers = readings.find(about(Set.of(P2), null, null)).stream().map(AuditRecord::number)
                .collect(Collectors.toSet());
        assertThat(requests(new AuditQuery(Samples.FACILITY, numbers, null, null, null, null, 10)))
                .containsExactly("r3", "r2");
    }

    @Test
    void anotherInstitutionsRowsAreNotFound() {
        keep(entry("ours", NOON, Samples.FACILITY, P1), entry("theirs", NOON, new FacilityCode("1319999999"), P1));

        assertThat(requests(newest(10))).containsExactly("ours");
    }

    @Test
    void pagesNeitherRepeatNorSkipAlthoughRowsAreAddedMeanwhile() {
        keep(Stream.iterate(0, i -> i + 1).limit(25)
                .map(i -> entry("r%02d".formatted(i), NOON.plusSeconds(i / 3), Samples.FACILITY, P1))
                .toArray(AuditEntry[]::new));
        List<String> all = new ArrayList<>();
        Long before = null;
        List<AuditRecord> page;
        do {
            page = readings.find(new AuditQuery(Samples.FACILITY, null, Set.of(P1), null, null, before, 4));
            page.forEach(row -> all.add(row.request()));
            before = page.isEmpty() ? before : Long.valueOf(page.getLast().number());
            keep(entry("meanwhile", NOON.plusSeconds(3_600), Samples.FACILITY, P1));
        } while (page.size() == 4);

        assertThat(all).containsExactlyElementsOf(
                Stream.iterate(24, i -> i - 1).limit(25).map("r%02d"::formatted).toList());
    }

    @Test
    void behindARowThatIsNotThereIsNothing() {
        keep(entry("r1", NOON, Samples.FACILITY, P1));

        assertThat(readings.find(new AuditQuery(Samples.FACILITY, null, null, null, null, 4_711L, 4))).isEmpty();
    }

    @Test
    void anEntryIsFoundWhileTheTrailIsOpen() {
        try (JournaledAuditTrail trail = JournaledAuditTrail.open(folder.resolve("audit"), database.dataSource())) {
            trail.record(entry("r1", NOON, Samples.FACILITY, P1));

            Awaitility.await().until(() -> requests(newest(10)).equals(List.of("r1")));
        }
    }

    @Test
    void aTimeAndAPatientAreReadAlongAnIndexHoweverMuchThereIs() throws SQLException {
        fill(20_000);

        assertThat(plan(new AuditQuery(Samples.FACILITY, null, null, NOON.plusSeconds(5_000), NOON.plusSeconds(9_000),
                null, 51))).contains("audit_time");
        assertThat(plan(newest(51))).contains("audit_time").doesNotContain("seq scan");
        assertThat(plan(about(Set.of(P1), null, null))).contains("audit_patient");
    }

    private void fill(int rows) throws SQLException {
        String source = switch (dialect) {
            case H2 -> "system_range(1, " + rows + ") as n(i)";
            case POSTGRESQL -> "generate_series(1, " + rows + ") as n(i)";
        };
        use(session -> session.update("insert into audit (facility, at_time, client, action, resource_type, resource,"
                + " patient, outcome, request, parameters) select ?, dateadd_here, 'emr', 'READ', 'Coverage', 'c1',"
                        .replace("dateadd_here", switch (dialect) {
                            case H2 -> "dateadd(second, i, timestamp with time zone '2026-11-20 03:00:00+00')";
                            case POSTGRESQL -> "timestamptz '2026-11-20 03:00:00+00' + i * interval '1 second'";
                        })
                + " concat('patient-', mod(i, 1000)), 'GIVEN', 'request', '' from " + source,
                Samples.FACILITY.value()));
        use(session -> session.update("analyze" + (dialect == Dialect.POSTGRESQL ? " audit" : "")));
    }

    private String plan(AuditQuery query) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        String statement = SqlAuditReadings.statement(query, null, values);
        return use(session -> String.join("\n", session.list("explain " + statement, row -> row.getString(1),
                values.toArray()))).toLowerCase(java.util.Locale.ROOT);
    }

    private <T> T use(Function<Session, T> work) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return work.apply(new Session(connection));
        }
    }

    @Test
    void aTableThatCannotBeReadIsSaid() throws SQLException {
        use(session -> session.update("drop table audit"));

        assertThatThrownBy(() -> readings.find(newest(1)))
                .satisfies(e -> assertThat(ProblemException.problemOf(e).code())
                        .isEqualTo(ProblemCode.LEDGER_UNAVAILABLE));
    }
}
