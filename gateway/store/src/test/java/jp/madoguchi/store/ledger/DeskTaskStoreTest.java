package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.desk.DeskActor;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.reception.desk.DeskWork;
import jp.madoguchi.reception.desk.TaskCursor;
import jp.madoguchi.reception.desk.TaskOrder;
import jp.madoguchi.reception.desk.TaskPage;
import jp.madoguchi.reception.desk.TaskQuery;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.DeskTaskState.Phase;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.Session;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Desk tasks in the ledger: what is kept, how it is listed, and that two people cannot do the same one. */
@ParameterizedClass
@EnumSource(Dialect.class)
class DeskTaskStoreTest {

    private static final LedgerKey KEY = LedgerKey.of(new byte[32]);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ResourceId P1 = new ResourceId("patient-1");

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private TestDatabase database;
    private @Nullable SqlLedger ledger;
    private SqlTaskReadings readings;

    @BeforeEach
    void create() {
        database = TestDatabase.create(dialect, folder);
    }

    private void open() {
        ledger = SqlLedger.open(database.dataSource(), KEY, InstantSource.fixed(Samples.NOW), LedgerSettings.DEFAULT);
        readings = new SqlTaskReadings(database.dataSource(), KEY);
    }

    @AfterEach
    void close() {
        if (ledger != null) {
            ledger.close();
        }
        database.close();
    }

    @Test
    void aTaskIsKeptWholeAcrossARestartInEveryState() {
        open();
        DeskTask open = new DeskTask(new ResourceId("t1"), Samples.FACILITY, DeskStep.DECIDE_WHOSE_ANSWER, P1,
                new DeskTaskCause("SAME_NAME", List.of(RuleId.of("R-RS-09"), RuleId.of("R-CH-32a")),
                        new ResourceId("answer-1"), List.of(P1, new ResourceId("patient-2")), Samples.NOW,
                        Set.of(RuleSwitch.ACCEPT_VALIDITY_6, RuleSwitch.UNCERTAIN_PAPERS)),
                DAY, DAY.plusDays(3), Samples.NOW.plusSeconds(5), new DeskTaskState.Open(), 1, List.of());
        raise(open);
        DeskTask other = raise(task("t2", DeskStep.SHOW_PROOF_THIS_MONTH, null, DAY));
        raise(task("t3", DeskStep.SHOW_PROOF_THIS_MONTH, P1, DAY));
        DeskWork work = new DeskWork(ledger);
        done(work.take(order("t2", 1, "r1")));
        DeskTask doneTask = done(work.close(order("t2", 2, "r2"), DeskOutcome.NOT_REACHED));
        DeskTask taken = done(work.take(order("t1", 1, "r1")));
        DeskTask cancelled = commit(transaction -> {
            DeskTask gone = transaction.task(new ResourceId("t3")).orElseThrow().cancel("VALID_SINCE", Samples.NOW);
            transaction.save(gone);
            return gone;
        });
        ledger.close();
        database.restart();
        open();

        assertThat(readings.task(Samples.FACILITY, open.id())).contains(taken);
        assertThat(taken.cause()).isEqualTo(open.cause());
        assertThat(readings.task(Samples.FACILITY, other.id())).contains(doneTask);
        assertThat(readings.task(Samples.FACILITY, cancelled.id())).contains(cancelled);
        assertThat(readings.task(new FacilityCode("1319999999"), open.id())).isEmpty();
        List<DeskTask> ofPatient = commit(transaction -> transaction.tasksOf(P1));
        assertThat(ofPatient).extracting(DeskTask::id)
                .containsExactlyInAnyOrder(open.id(), cancelled.id());
    }

    /** R-CH-50: what ended it was told by mistake. */
    @Test
    void aTaskThatComesBackIsKeptAsOpenAndAsNotEnded() throws SQLException {
        open();
        DeskTask raised = raise(task("t1", DeskStep.ASK_OTHER_PAPER, P1, DAY));
        DeskTask ended = save(raised.cancel("PROVEN_SINCE", Samples.NOW));
        assertThat(endOf("t1")).contains("set");
        DeskTask back = save(ended.comeBack());
        assertThat(endOf("t1")).contains("null");
        ledger.close();
        database.restart();
        open();

        assertThat(back.state()).isEqualTo(new DeskTaskState.Open());
        assertThat(readings.task(Samples.FACILITY, back.id())).contains(back);
        assertThat(ids(query(EnumSet.of(Phase.OPEN), null, null, P1, null, 10))).containsExactly("t1");
        assertThat(ids(query(EnumSet.of(Phase.CANCELLED), null, null, P1, null, 10))).isEmpty();
        assertThat(done(new DeskWork(ledger).take(order("t1", 3, "r1"))).version()).isEqualTo(4);
    }

    private DeskTask save(DeskTask task) {
        return commit(transaction -> {
            transaction.save(task);
            return task;
        });
    }

    private Optional<String> endOf(String id) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return new Session(connection).first(
                    "select case when done_at is null then 'null' else 'set' end from desk_task where id = '" + id
                            + "'",
                    row -> row.getString(1));
        }
    }

    @Test
    void tasksAreListedByTheirLastDayPageByPage() {
        open();
        for (int i = 0; i < 7; i++) {
            raise(task("t" + i, DeskStep.DECIDE_WHOSE_ANSWER, i % 2 == 0 ? P1 : null, DAY.plusDays(6 - i)));
        }
        raise(task("c1", DeskStep.CONTACT_FOR_CLAIM, P1, DAY));
        raise(task("t7", DeskStep.DECIDE_WHOSE_ANSWER, null, DAY));

        List<String> seen = new ArrayList<>();
        TaskCursor after = null;
        int pages = 0;
        do {
            TaskPage page = readings.page(query(EnumSet.of(Phase.OPEN), null, null, null, after, 3));
            page.tasks().forEach(one -> seen.add(one.id().value()));
            after = page.next().orElse(null);
            pages++;
        } while (after != null);
        assertThat(seen).containsExactly("t6", "t7", "t5", "t4", "t3", "t2", "t1", "t0", "c1");
        assertThat(pages).isEqualTo(3);

        assertThat(ids(query(EnumSet.of(Phase.OPEN), DeskActor.CLAIM_CLERK, null, null, null, 10)))
                .containsExactly("c1");
        assertThat(ids(query(EnumSet.of(Phase.OPEN), null, DAY.plusDays(1), null, null, 10)))
                .containsExactly("t6", "t7", "t5");
        assertThat(ids(query(EnumSet.of(Phase.OPEN), null, null, P1, null, 10)))
                .containsExactly("t6", "t4", "t2", "t0", "c1");
        assertThat(ids(query(EnumSet.of(Phase.TAKEN, Phase.DONE), null, null, null, null, 10))).isEmpty();
        done(new DeskWork(ledger).take(order("t0", 1, "r1")));
        assertThat(ids(query(EnumSet.of(Phase.TAKEN, Phase.DONE), null, null, null, null, 10)))
                .containsExactly("t0");
        TaskQuery foreign = new TaskQuery(new FacilityCode("1319999999"), EnumSet.allOf(Phase.class), null, null, null,
                null, 10);
        assertThat(ids(foreign)).isEmpty();
    }

    @Test
    void ofTwoWhoTakeTheSameVersionOneIsTold() {
        open();
        raise(task("t1", DeskStep.DECIDE_WHOSE_ANSWER, P1, DAY));
        DeskWork work = new DeskWork(ledger);
        List<CompletionStage<DeskTask>> both = List.of(
                work.take(new TaskOrder(Samples.FACILITY, new ResourceId("t1"), 1, "r1", "clerk-1")),
                work.take(new TaskOrder(Samples.FACILITY, new ResourceId("t1"), 1, "r2", "clerk-2")));
        List<Object> ends = both.stream().map(stage -> stage.toCompletableFuture()
                .handle((task, failure) -> failure == null
                        ? (Object) task.state().phase()
                        : ProblemException.problemOf(failure).code())
                .orTimeout(30, TimeUnit.SECONDS).join()).toList();
        assertThat(ends).containsExactlyInAnyOrder(Phase.TAKEN, ProblemCode.TASK_CHANGED);
    }

    @Test
    void whoWorksOnATaskIsNotReadableInTheDatabase() throws SQLException {
        open();
        raise(task("t1", DeskStep.DECIDE_WHOSE_ANSWER, P1, DAY));
        done(new DeskWork(ledger)
                .take(new TaskOrder(Samples.FACILITY, new ResourceId("t1"), 1, "request-77", "clerk-yamada")));
        try (Connection connection = database.dataSource().getConnection()) {
            byte[] sealed = new Session(connection).first("select record from desk_task", row -> row.getBytes(1))
                    .orElseThrow();
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("yamada")
                    .doesNotContain("request-77");
        }
    }

    @Test
    void revisionsGoOnAfterATaskThatNothingElseCameWith() {
        open();
        long before = revisionOf(task("t1", DeskStep.DECIDE_WHOSE_ANSWER, P1, DAY));
        ledger.close();
        database.restart();
        open();
        assertThat(revisionOf(task("t2", DeskStep.DECIDE_WHOSE_ANSWER, P1, DAY))).isGreaterThan(before);
    }

    private long revisionOf(DeskTask task) {
        return commit(transaction -> {
            transaction.raise(task);
            return transaction.revision();
        });
    }

    /** A ledger of the version before: three tasks as they were then, with nothing but candidates sealed. */
    @Test
    void whatWasLeftToAPersonBeforeIsOpenAfterwards() throws SQLException {
        Flyway.configure(getClass().getClassLoader()).dataSource(database.dataSource())
                .locations("classpath:db/migration/common",
                        "classpath:db/migration/" + dialect.name().toLowerCase(Locale.ROOT))
                .target("2").load().migrate();
        Map<String, DeskStep> steps = Map.of("IDENTITY_DOUBTFUL", DeskStep.DECIDE_WHOSE_ANSWER, "FILE_NAME_REUSED",
                DeskStep.COMPARE_FILES_OF_ONE_NAME, "LINK_PROVISIONAL", DeskStep.LINK_PROVISIONAL_PATIENT);
        RecordSeal seal = new RecordSeal(KEY);
        try (Connection connection = database.dataSource().getConnection()) {
            Session session = new Session(connection);
            for (String kind : steps.keySet()) {
                session.update("""
                        insert into desk_task (id, facility, kind, reason, raised_at, answer, revision, record)
                        values (?, ?, ?, 'SAME_NAME', ?, null, 1, ?)""", "old-" + kind.replace('_', '-'),
                        Samples.FACILITY.value(), kind, Samples.NOW,
                        seal.seal("desk_task", "old-" + kind.replace('_', '-'),
                                Map.of("candidates", List.of("patient-1"), "kind", kind)));
            }
        }
        open();
        for (Map.Entry<String, DeskStep> step : steps.entrySet()) {
            DeskTask task = readings.task(Samples.FACILITY, new ResourceId("old-" + step.getKey().replace('_', '-')))
                    .orElseThrow();
            assertThat(task.step()).isEqualTo(step.getValue());
            assertThat(task.state()).isEqualTo(new DeskTaskState.Open());
            assertThat(task.version()).isEqualTo(1);
            assertThat(task.cause()).isEqualTo(
                    new DeskTaskCause("SAME_NAME", List.of(), null, List.of(new ResourceId("patient-1")), Samples.NOW));
        }
        DeskTask taken = done(new DeskWork(ledger)
                .take(new TaskOrder(Samples.FACILITY, new ResourceId("old-LINK-PROVISIONAL"), 1, "r1", "clerk-1")));
        assertThat(readings.task(Samples.FACILITY, taken.id())).contains(taken);
    }

    /** R-RS-09, R-CH-22: whatever state it comes to, in a list as when it is read alone. */
    @Test
    void whatATaskHangsOnThatTheTextsLeaveOpenIsKept() {
        open();
        DeskTask raised = raise(DeskTask.open(new ResourceId("u1"), Samples.FACILITY, DeskStep.FETCH_MEDICAL_TICKET, P1,
                new DeskTaskCause("VALID_NO_TICKET", List.of(RuleId.of("R-RS-09")), null, List.of(), Samples.NOW,
                        Set.of(RuleSwitch.ACCEPT_VALIDITY_6)),
                DAY, Samples.NOW, ClaimRun.USUAL));
        done(new DeskWork(ledger).take(order("u1", 1, "r1")));

        assertThat(readings.task(Samples.FACILITY, raised.id())).get()
                .satisfies(task -> assertThat(task.cause().open()).containsExactly(RuleSwitch.ACCEPT_VALIDITY_6));
        assertThat(readings.page(query(EnumSet.allOf(Phase.class), null, null, P1, null, 10)).tasks())
                .singleElement().satisfies(task -> assertThat(task.cause()).isEqualTo(raised.cause()));
    }

    private static DeskTask task(String id, DeskStep step, @Nullable ResourceId patient, LocalDate visit) {
        // It comes up on the day of its visit, so that it is due by what its step says.
        Instant at = visit.atStartOfDay(ZoneId.of("Asia/Tokyo")).toInstant();
        return DeskTask.open(new ResourceId(id), Samples.FACILITY, step, patient,
                new DeskTaskCause("ANY", List.of(), null, List.of(), Samples.NOW), visit, at, ClaimRun.USUAL);
    }

    private DeskTask raise(DeskTask task) {
        return commit(transaction -> {
            transaction.raise(task);
            return task;
        });
    }

    private <T> T commit(LedgerWork<T> work) {
        return ledger.commit(work).toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join().value();
    }

    private static TaskOrder order(String id, int version, String request) {
        return new TaskOrder(Samples.FACILITY, new ResourceId(id), version, request, "clerk-1");
    }

    private static DeskTask done(CompletionStage<DeskTask> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static TaskQuery query(EnumSet<Phase> phases, @Nullable DeskActor actor, @Nullable LocalDate due,
            @Nullable ResourceId patient, @Nullable TaskCursor after, int most) {
        return new TaskQuery(Samples.FACILITY, phases, actor, due, patient, after, most);
    }

    private List<String> ids(TaskQuery query) {
        return readings.page(query).tasks().stream().map(task -> task.id().value()).toList();
    }
}
