package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Acceptance;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What others do to the database while the ledger works. */
@Isolated("It ends everybody's connections.")
class DisturbanceTest {

    private static final LedgerKey KEY = LedgerKey.of(new byte[32]);

    @TempDir
    Path folder;

    /** With H2's usual file this fails for ever after the first interruption. */
    @Test
    void aReaderThatIsInterruptedDoesNotCloseTheEmbeddedDatabase() throws Exception {
        try (TestDatabase database = TestDatabase.create(Dialect.H2, folder);
                SqlLedger ledger = open(database)) {
            SqlLedgerSnapshots snapshots = new SqlLedgerSnapshots(database.dataSource(), KEY);
            AcceptAnswer accept = acceptAnswer(ledger);
            for (int i = 0; i < 10; i++) {
                AtomicBoolean reading = new AtomicBoolean();
                Thread reader = new Thread(() -> {
                    try {
                        while (!Thread.currentThread().isInterrupted()) {
                            var unused = snapshots.page(null, 100);
                            reading.set(true);
                            try (var connection = database.dataSource().getConnection()) {
                                new Session(connection).update("checkpoint sync");
                            }
                        }
                    } catch (Exception interrupted) {
                        reading.set(true);
                    }
                });
                reader.start();
                Awaitility.await().untilTrue(reading);
                reader.interrupt();
                reader.join();
                assertThat(accept.accept(Samples.face("file-" + i), new AnswerOrigin.FaceResult(), Samples.answer(i))
                        .toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
            }
            assertThat(snapshots.patients()).isEqualTo(10);
        }
    }

    @Test
    void connectionsThatPostgresEndsLoseNothingAndDoubleNothing() throws Exception {
        try (TestDatabase database = TestDatabase.create(Dialect.POSTGRESQL, folder);
                SqlLedger ledger = open(database)) {
            AcceptAnswer accept = acceptAnswer(ledger);
            List<ResourceId> accepted = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                List<CompletableFuture<Acceptance>> all = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    all.add(accept.accept(Samples.face("file-" + round + "-" + i), new AnswerOrigin.FaceResult(),
                            Samples.answer(i, Samples.NOW.plusSeconds(round))).toCompletableFuture());
                    if (i == 20) {
                        TestDatabase.killConnections();
                    }
                }
                for (CompletableFuture<Acceptance> one : all) {
                    try {
                        Acceptance done = one.get(30, TimeUnit.SECONDS);
                        assertThat(done).as("each file was new").isInstanceOf(Acceptance.Accepted.class);
                        accepted.add(((Acceptance.Accepted) done).answer().id());
                    } catch (ExecutionException failed) {
                        assertThat(ProblemException.problemOf(failed).code().code()).isEqualTo("MDG-LDG-01");
                    }
                }
            }
            try (var connection = database.dataSource().getConnection()) {
                Session session = new Session(connection);
                List<ResourceId> kept = session.list("select id from answer", row -> new ResourceId(row.getString(1)));
                assertThat(kept).containsAll(accepted).doesNotHaveDuplicates();
                assertThat(session.number("select count(*) from consumed")).isEqualTo(kept.size());
                assertThat(session.number("select count(*) from outbox")).isEqualTo(kept.size());
            }
            assertThat(accepted).hasSizeGreaterThan(100);
        }
    }

    private static SqlLedger open(TestDatabase database) {
        return SqlLedger.open(database.dataSource(), KEY, InstantSource.fixed(Samples.NOW), LedgerSettings.DEFAULT);
    }

    private static AcceptAnswer acceptAnswer(SqlLedger ledger) {
        return new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null), new WaitingDesks(1),
                List.of("emr"));
    }
}
