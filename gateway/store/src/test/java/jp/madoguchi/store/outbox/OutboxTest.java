package jp.madoguchi.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.reception.ledger.OutboxEntry;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.LedgerSettings;
import jp.madoguchi.store.ledger.SqlLedger;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Order, lease and frozen encoding (docs/design/ledger.md 6). */
@ParameterizedClass
@EnumSource(Dialect.class)
class OutboxTest {

    private static final LedgerKey KEY = LedgerKey.of(new byte[32]);
    private static final Duration LEASE = Duration.ofMinutes(1);

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOW);
    private TestDatabase database;
    private SqlLedger ledger;
    private Outbox here;
    private Outbox there;

    @BeforeEach
    void open() {
        database = TestDatabase.create(dialect, folder);
        InstantSource time = now::get;
        ledger = SqlLedger.open(database.dataSource(), KEY, time, LedgerSettings.DEFAULT);
        here = new Outbox(database.dataSource(), KEY, time, "here");
        there = new Outbox(database.dataSource(), KEY, time, "there");
        for (int i = 1; i <= 3; i++) {
            enqueue("emr", "c-" + (4 - i));
        }
        enqueue("other", "c-9");
    }

    private void enqueue(String destination, String controlId) {
        ledger.commit(transaction -> {
            ResourceId patient = new ResourceId("patient");
            if (transaction.patient(patient).isEmpty()) {
                transaction.save(Samples.linked(patient, 1));
            }
            transaction.enqueue(new OutboxEntry(new ResourceId(controlId), Samples.FACILITY, destination,
                    new ResourceId("answer"), patient));
            return null;
        }).toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
    }

    @Test
    void aDestinationHearsOfEverythingInTheOrderOfTheCommits() {
        assertThat(ids(here.pending("emr", 10))).containsExactly("c-3", "c-2", "c-1");
        for (String expected : List.of("c-3", "c-2", "c-1")) {
            Delivery next = here.claim("emr", LEASE).orElseThrow();
            assertThat(next.controlId().value()).isEqualTo(expected);
            here.delivered(next.controlId());
        }
        assertThat(here.claim("emr", LEASE)).isEmpty();
        assertThat(ids(here.pending("other", 10))).containsExactly("c-9");
    }

    @Test
    void nothingBehindAClaimedHeadIsGivenOutUntilItsLeaseIsOver() {
        assertThat(here.claim("emr", LEASE)).isPresent();
        assertThat(there.claim("emr", LEASE)).isEmpty();
        assertThat(here.claim("emr", LEASE)).as("one's own claim can be renewed").isPresent();
        now.set(Samples.NOW.plus(LEASE));
        assertThat(there.claim("emr", LEASE).orElseThrow().controlId().value()).isEqualTo("c-3");
        assertThat(here.claim("emr", LEASE)).isEmpty();
    }

    @Test
    void aFailedAttemptHoldsTheLineUntilItIsDueAgain() {
        ResourceId head = here.claim("emr", LEASE).orElseThrow().controlId();
        here.failed(head, ProblemCode.INTERNAL, Samples.NOW.plusSeconds(30));
        assertThat(here.claim("emr", LEASE)).isEmpty();
        now.set(Samples.NOW.plusSeconds(30));
        Delivery again = there.claim("emr", LEASE).orElseThrow();
        assertThat(again.controlId()).isEqualTo(head);
        assertThat(again.attempts()).isEqualTo(1);
        there.givenUp(head, ProblemCode.INTERNAL);
        assertThat(ids(here.pending("emr", 1))).containsExactly("c-2");
        assertThatThrownBy(() -> here.delivered(head)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theFirstEncodingIsFrozen() {
        ResourceId head = here.claim("emr", LEASE).orElseThrow().controlId();
        byte[] first = "MSH|first|窓口".getBytes(StandardCharsets.UTF_8);
        assertThat(here.freeze(head, first)).isEqualTo(first);
        assertThat(there.freeze(head, "MSH|second".getBytes(StandardCharsets.UTF_8))).isEqualTo(first);
        assertThat(here.pending("emr", 1).getFirst().encoded()).hasValueSatisfying(
                bytes -> assertThat(bytes).isEqualTo(first));
    }

    private static List<String> ids(List<Delivery> deliveries) {
        return deliveries.stream().map(one -> one.controlId().value()).toList();
    }
}
