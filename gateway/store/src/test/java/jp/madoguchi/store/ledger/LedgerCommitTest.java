package jp.madoguchi.store.ledger;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.store.FaultyDataSource;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Grouping, isolation, bounds and failures of the writer (docs/design/ledger.md 2). */
@ParameterizedClass
@EnumSource(Dialect.class)
class LedgerCommitTest {

    private static final LedgerKey KEY = LedgerKey.of(new byte[32]);

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private TestDatabase database;
    private FaultyDataSource faulty;
    private SqlLedger ledger;

    @BeforeEach
    void open() {
        database = TestDatabase.create(dialect, folder);
        faulty = new FaultyDataSource(database.dataSource());
        ledger = open(LedgerSettings.DEFAULT);
    }

    private SqlLedger open(LedgerSettings settings) {
        return SqlLedger.open(faulty, KEY, InstantSource.fixed(Samples.NOW), settings);
    }

    private void reopen(LedgerSettings settings) {
        ledger.close();
        ledger = open(settings);
    }

    @AfterEach
    void close() {
        faulty.release();
        ledger.close();
        database.close();
    }

    @Test
    void concurrentCommitsShareTransactions() throws Exception {
        faulty.stall();
        List<CompletableFuture<Committed<Integer>>> all = new ArrayList<>();
        all.add(commit(consume("first")));
        Awaitility.await().until(() -> ledger.figures().waiting() == 1);
        for (int i = 0; i < 64; i++) {
            all.add(commit(consume("file-" + i)));
        }
        int before = faulty.commits();
        faulty.release();
        for (CompletableFuture<Committed<Integer>> one : all) {
            one.get(20, SECONDS);
        }
        assertThat(faulty.commits() - before).isLessThanOrEqualTo(3);
        assertThat(all.stream().map(one -> one.join().revision()).distinct()).hasSize(65);
        assertThat(ledger.figures().works()).isEqualTo(65);
    }

    @Test
    void aWorkThatThrowsLeavesNothingAndDisturbsNobody() throws Exception {
        faulty.stall();
        var first = commit(consume("first"));
        Awaitility.await().until(() -> ledger.figures().waiting() == 1);
        var before = commit(consume("before"));
        CompletableFuture<Committed<Object>> throwing = commit(transaction -> {
            transaction.consume(Samples.face("thrown"));
            throw new IllegalStateException("on purpose");
        });
        var after = commit(consume("after"));
        faulty.release();
        assertThat(first.get(20, SECONDS).value()).isZero();
        assertThat(before.get(20, SECONDS).value()).isZero();
        assertThat(after.get(20, SECONDS).value()).isZero();
        assertThatThrownBy(() -> throwing.get(20, SECONDS)).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(commit(consume("thrown")).get(20, SECONDS).value()).isZero();
        assertThat(commit(consume("before")).get(20, SECONDS).value()).isEqualTo(1);
    }

    @Test
    void aWorkSeesThoseBeforeItInItsGroup() throws Exception {
        faulty.stall();
        var first = commit(consume("same"));
        var second = commit(consume("same"));
        var third = commit(consume("same"));
        faulty.release();
        assertThat(List.of(first.get(20, SECONDS).value(), second.get(20, SECONDS).value(),
                third.get(20, SECONDS).value())).containsExactly(0, 1, 2);
    }

    @Test
    void readingAloneNeedsNoCommit() throws Exception {
        long revision = commit(consume("one")).get(20, SECONDS).revision();
        int before = faulty.commits();
        var read = commit(transaction -> transaction.patient(new ResourceId("nobody")).isPresent()).get(20, SECONDS);
        assertThat(read.value()).isFalse();
        assertThat(read.revision()).isEqualTo(revision);
        assertThat(faulty.commits()).isEqualTo(before);
    }

    @Test
    void revisionsRiseAcrossRestarts() throws Exception {
        long last = 0;
        for (int start = 0; start < 3; start++) {
            for (int i = 0; i < 5; i++) {
                long revision = commit(consume("file-" + start + "-" + i)).get(20, SECONDS).revision();
                assertThat(revision).isGreaterThan(last);
                last = revision;
            }
            ledger.close();
            database.restart();
            faulty = new FaultyDataSource(database.dataSource());
            ledger = open(LedgerSettings.DEFAULT);
            assertThat(ledger.figures().revision()).isEqualTo(last);
        }
    }

    @Test
    void aFullRoomRefusesAtOnce() {
        reopen(new LedgerSettings(3, 256, Duration.ofSeconds(30), true));
        faulty.stall();
        List<CompletableFuture<Committed<Integer>>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(commit(consume("file-" + i)));
        }
        CompletableFuture<Committed<Integer>> refused = commit(consume("one too many"));
        assertThat(refused).isCompletedExceptionally();
        assertThat(problemOf(refused)).isEqualTo(ProblemCode.LEDGER_QUEUE_FULL);
        faulty.release();
        assertThat(all).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(20)));
        assertThat(commit(consume("room again"))).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void aStalledDatabaseAddsNoThreadsAndFailsInBoundedTime() throws Exception {
        // In a group of its own, for only the threads of a thread's group are counted: other tests run beside.
        FutureTask<Void> stalled = new FutureTask<>(this::stallAndCountThreads, null);
        new Thread(new ThreadGroup("stalled"), stalled).start();
        stalled.get();
    }

    private void stallAndCountThreads() {
        reopen(new LedgerSettings(1000, 64, Duration.ofMillis(700), true));
        assertThat(commit(consume("warm"))).succeedsWithin(Duration.ofSeconds(20));
        int before = Thread.activeCount();
        faulty.stall();
        List<CompletableFuture<Committed<Integer>>> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            all.add(commit(consume("file-" + i)));
        }
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + 1); // the second completing thread may be new
        Awaitility.await().atMost(Duration.ofSeconds(5))
                .until(() -> all.stream().allMatch(CompletableFuture::isCompletedExceptionally));
        assertThat(all).allSatisfy(one -> assertThat(problemOf(one)).isEqualTo(ProblemCode.LEDGER_UNAVAILABLE));
        assertThat(ledger.figures().waiting()).isZero();
        faulty.release();
        assertThat(commit(consume("afterwards"))).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void aLostConnectionIsReplacedAndTheGroupRunAgain() throws Exception {
        faulty.loseBeforeCommit(1);
        assertThat(commit(consume("one")).get(20, SECONDS).value()).isZero();
        assertThat(commit(consume("one")).get(20, SECONDS).value()).isEqualTo(1);
    }

    /** Without the writer's mark the second run would find the file consumed. */
    @Test
    void aGroupWhoseCommitNobodyHeardOfIsNotRunAgain() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        faulty.loseAfterCommit(1);
        int value = commit(transaction -> {
            runs.incrementAndGet();
            return consume("one").apply(transaction);
        }).get(20, SECONDS).value();
        assertThat(value).isZero();
        assertThat(runs).hasValue(1);
        assertThat(commit(consume("one")).get(20, SECONDS).value()).isEqualTo(1);
    }

    @Test
    void aDatabaseThatStaysAwayFailsItsGroupAndTheNextOneIsTriedAnew() {
        faulty.loseBeforeCommit(3);
        CompletableFuture<Committed<Integer>> lost = commit(consume("one"));
        assertThat(lost).failsWithin(Duration.ofSeconds(20));
        assertThat(problemOf(lost)).isEqualTo(ProblemCode.LEDGER_UNAVAILABLE);
        assertThat(commit(consume("one"))).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void aCallerThatBlocksInItsContinuationHoldsNobodyUp() {
        CountDownLatch never = new CountDownLatch(1);
        try {
            var blocked = commit(consume("one")).thenApply(done -> {
                try {
                    return never.await(20, SECONDS);
                } catch (InterruptedException e) {
                    return false;
                }
            });
            assertThat(commit(consume("two"))).succeedsWithin(Duration.ofSeconds(10));
            assertThat(blocked).isNotDone();
        } finally {
            never.countDown();
        }
    }

    @Test
    void whatWaitsAtTheStopIsFinishedAndLaterWorksAreRefused() {
        List<CompletableFuture<Committed<Integer>>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(commit(consume("file-" + i)));
        }
        ledger.close();
        assertThat(all).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(1)));
        assertThat(problemOf(commit(consume("late")))).isEqualTo(ProblemCode.LEDGER_UNAVAILABLE);
    }

    private <T> CompletableFuture<Committed<T>> commit(LedgerWork<T> work) {
        return ledger.commit(work).toCompletableFuture();
    }

    /** Consumes a file and tells how often that was done before. */
    private static LedgerWork<Integer> consume(String name) {
        return transaction -> {
            int before = transaction.consumedDigests(Samples.face(name)).size();
            transaction.consume(Samples.face(name));
            return before;
        };
    }

    private static ProblemCode problemOf(CompletableFuture<?> stage) {
        try {
            stage.get(1, SECONDS);
            throw new AssertionError("did not fail");
        } catch (ExecutionException e) {
            return ProblemException.problemOf(e).code();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
