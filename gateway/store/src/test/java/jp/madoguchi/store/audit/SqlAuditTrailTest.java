package jp.madoguchi.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

/** What readers leave behind (docs/design/ledger.md 6). */
@ParameterizedClass
@EnumSource(Dialect.class)
class SqlAuditTrailTest {

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

    @Test
    void nothingIsLostOnAnOrderlyStop() throws Exception {
        SqlAuditTrail trail = new SqlAuditTrail(faulty);
        for (int i = 0; i < 3000; i++) {
            assertThat(trail.record(entry(i, List.of())).toCompletableFuture()).isNotCompletedExceptionally();
        }
        trail.close();
        assertThat(count("select count(distinct request) from audit")).isEqualTo(3000);
        assertThat(trail.record(entry(1, List.of())).toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void aSearchLeavesOneRowForEachPatientItGave() throws Exception {
        try (SqlAuditTrail trail = new SqlAuditTrail(faulty)) {
            trail.record(entry(1, List.of(new ResourceId("p-1"), new ResourceId("p-2")))).toCompletableFuture().join();
        }
        assertThat(count("select count(*) from audit where parameters = 'identifier patient' and action = 'SEARCH'"))
                .isEqualTo(2);
    }

    @Test
    void entriesWaitWhileTheDatabaseIsAwayAndAFullBufferRefuses() throws Exception {
        try (SqlAuditTrail trail = new SqlAuditTrail(faulty, 5)) {
            faulty.stall();
            List<CompletableFuture<Void>> all = new ArrayList<>();
            all.add(trail.record(entry(0, List.of())).toCompletableFuture());
            Awaitility.await().until(() -> trail.waiting() == 0);
            for (int i = 1; i <= 5; i++) {
                all.add(trail.record(entry(i, List.of())).toCompletableFuture());
            }
            CompletableFuture<Void> refused = trail.record(entry(6, List.of())).toCompletableFuture();
            assertThatThrownBy(refused::join).satisfies(e -> assertThat(ProblemException.problemOf(e).code())
                    .isEqualTo(ProblemCode.LEDGER_QUEUE_FULL));
            faulty.release();
            assertThat(all).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(20)));
        }
        assertThat(count("select count(*) from audit")).isEqualTo(6);
    }

    @Test
    void aBatchThatWasLostIsWrittenAgain() throws Exception {
        try (SqlAuditTrail trail = new SqlAuditTrail(faulty)) {
            faulty.loseBeforeCommit(2);
            assertThat(trail.record(entry(1, List.of())).toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
        }
        assertThat(count("select count(*) from audit")).isEqualTo(1);
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

    private long count(String sql) throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            return new Session(connection).number(sql);
        }
    }
}
