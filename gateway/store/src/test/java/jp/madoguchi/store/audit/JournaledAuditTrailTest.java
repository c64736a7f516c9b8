package jp.madoguchi.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.store.FaultyDataSource;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.LedgerSchema;
import jp.madoguchi.store.ledger.sql.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What readers leave behind (docs/design/audit-journal.md). */
@ParameterizedClass
@EnumSource(Dialect.class)
class JournaledAuditTrailTest {

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private TestDatabase database;
    private FaultyDataSource faulty;

    @BeforeEach
    void open() {
        database = TestDatabase.create(dialect, folder);
        LedgerSchema.migrate(database.dataSource());
        faulty = new FaultyDataSource(database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private JournaledAuditTrail trail() {
        return JournaledAuditTrail.open(folder.resolve("audit"), faulty);
    }

    @Test
    void nothingIsLostOnAnOrderlyStopAndNothingIsTakenBehindIt() throws Exception {
        JournaledAuditTrail trail = trail();
        for (int i = 0; i < 3000; i++) {
            trail.record(entry(i, List.of()));
        }
        trail.close();
        assertThat(count("select count(distinct request) from audit")).isEqualTo(3000);
        assertThatThrownBy(() -> trail.record(entry(1, List.of())))
                .satisfies(e -> assertThat(ProblemException.problemOf(e).code())
                        .isEqualTo(ProblemCode.LEDGER_UNAVAILABLE));
    }

    @Test
    void aSearchLeavesOneRowForEachPatientItGave() throws Exception {
        try (JournaledAuditTrail trail = trail()) {
            trail.record(entry(1, List.of(new ResourceId("p-1"), new ResourceId("p-2"))));
        }
        assertThat(count("select count(*) from audit where parameters = 'identifier patient' and action = 'SEARCH'"))
                .isEqualTo(2);
    }

    @Test
    void anEntryAboutThousandsLeavesARowForEach() throws Exception {
        List<ResourceId> patients = IntStream.range(0, 2500).mapToObj(i -> new ResourceId("p-" + i)).toList();
        try (JournaledAuditTrail trail = trail()) {
            trail.record(entry(1, patients));
        }
        assertThat(count("select count(distinct patient) from audit where request = 'request-1'")).isEqualTo(2500);
        assertThat(count("select count(*) from audit")).isEqualTo(2500);
    }

    @Test
    void entriesReachTheTableWhileTheTrailIsOpen() {
        try (JournaledAuditTrail trail = trail()) {
            trail.record(entry(1, List.of()));
            Awaitility.await().until(() -> count("select count(*) from audit") == 1);
            trail.record(entry(2, List.of()));
            Awaitility.await().until(() -> count("select count(*) from audit") == 2);
        }
    }

    @Test
    void aDatabaseThatIsAwayHoldsUpNobodyAndLosesNothing() throws Exception {
        try (JournaledAuditTrail trail = trail()) {
            faulty.stall();
            for (int i = 0; i < 20_000; i++) {
                trail.record(entry(i, List.of()));
            }
            faulty.release();
        }
        try (JournaledAuditTrail trail = trail()) {
            Awaitility.await().atMost(Duration.ofMinutes(1))
                    .until(() -> count("select count(*) from audit") == 20_000);
        }
        assertThat(count("select count(distinct request) from audit")).isEqualTo(20_000);
    }

    @Test
    void aFullJournalRefusesUntilTheDatabaseHasTakenSome() {
        try (JournaledAuditTrail trail = JournaledAuditTrail.open(folder.resolve("audit"), faulty, 2)) {
            faulty.stall();
            List<String> many = Collections.nCopies(200, "a".repeat(60)); // a large record that becomes one row
            assertThatThrownBy(() -> {
                for (int i = 0; i < 100_000; i++) {
                    trail.record(
                            new AuditEntry(Samples.NOW, null, "emr", AuditAction.SEARCH, "Coverage", null, List.of(),
                                    AuditOutcome.GIVEN, "request-" + i, many));
                }
            }).satisfies(e -> assertThat(ProblemException.problemOf(e).code())
                    .isEqualTo(ProblemCode.LEDGER_QUEUE_FULL));
            assertThat(trail.filled()).isEqualTo(1);
            faulty.release();
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> trail.filled() < 1);
            trail.record(entry(1, List.of()));
        }
    }

    @Test
    void aBatchThatWasLostIsWrittenAgainOnce() throws Exception {
        try (JournaledAuditTrail trail = trail()) {
            faulty.loseBeforeCommit(2);
            trail.record(entry(1, List.of()));
            Awaitility.await().until(() -> count("select count(*) from audit") == 1);
            trail.record(entry(2, List.of()));
            Awaitility.await().until(() -> count("select count(*) from audit") == 2);
        }
        assertThat(count("select count(distinct request) from audit")).isEqualTo(2);
    }

    @Test
    void whatAKilledGatewayLeftIsImportedOnceAtTheNextStart() throws Exception {
        Path copy = folder.resolve("copy");
        try (JournaledAuditTrail trail = trail()) {
            for (int i = 0; i < 10; i++) {
                trail.record(entry(i, List.of()));
            }
            Awaitility.await().until(() -> count("select count(*) from audit") == 10);
            faulty.stall();
            for (int i = 10; i < 20; i++) {
                trail.record(entry(i, List.of()));
            }
            JournalFiles.copy(folder.resolve("audit"), copy); // as a kill would have left it
            faulty.release();
            Awaitility.await().until(() -> count("select count(*) from audit") == 20);
        }
        execute("delete from audit where request in ('request-15', 'request-16')");
        execute("update audit_journal set place = " + JournalFiles.placeBehind(copy, 15));
        try (JournaledAuditTrail trail = JournaledAuditTrail.open(copy, faulty)) {
            Awaitility.await().until(() -> count("select count(*) from audit where request = 'request-16'") == 1);
            trail.record(entry(20, List.of()));
            Awaitility.await().until(() -> count("select count(*) from audit where request = 'request-20'") == 1);
        }
        assertThat(count("select count(*) from audit where request = 'request-14'")).isEqualTo(1);
        assertThat(count("select count(*) from audit where request = 'request-15'")).isEqualTo(1);
    }

    @Test
    void valuesOfParametersAreRefused() {
        assertThatThrownBy(() -> new AuditEntry(Samples.NOW, null, "c", AuditAction.SEARCH, "Patient", null, List.of(),
                AuditOutcome.GIVEN, "r", List.of("identifier=123"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static AuditEntry entry(int n, List<ResourceId> patients) {
        return new AuditEntry(Samples.NOW, Samples.FACILITY, "emr", AuditAction.SEARCH, "Coverage", null, patients,
                AuditOutcome.GIVEN, "request-" + n, List.of("identifier", "patient"));
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            new Session(connection).update(sql);
        }
    }

    private long count(String sql) throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            return new Session(connection).number(sql);
        }
    }
}
