package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.desk.DeskActor;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.ledger.AppliedRequest;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskWorkTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final ResourceId TASK = new ResourceId("task-1");
    private static final Instant AT = Instant.parse("2026-11-20T00:30:00Z");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final DeskWork work = new DeskWork(ledger);

    @BeforeEach
    void raise() {
        ledger.now = AT;
        ledger.tasks.add(DeskTask.open(TASK, FACILITY, DeskStep.SHOW_PROOF_THIS_MONTH, new ResourceId("patient-1"),
                new DeskTaskCause("MONTHLY_PROOF_MISSING", List.of(RuleId.of("R-CH-32a")), null, List.of(), AT),
                LocalDate.of(2026, 11, 20), AT));
    }

    @Test
    void aNewTaskIsDueAsItsStepSays() {
        assertThat(task().due()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(task().version()).isEqualTo(1);
        assertThat(task().pending()).isTrue();
    }

    @Test
    void aTaskIsTakenAndDoneByTheSamePerson() {
        DeskTask taken = done(work.take(order(1, "r1", "clerk-1")));
        assertThat(taken.state()).isEqualTo(new DeskTaskState.Taken("clerk-1", AT));
        assertThat(taken.version()).isEqualTo(2);

        assertThat(problem(work.close(order(2, "r2", "clerk-2"), DeskOutcome.RESOLVED)))
                .isEqualTo(Problem.at(ProblemCode.TASK_STATE, "TAKEN"));

        ledger.now = AT.plusSeconds(60);
        DeskTask done = done(work.close(order(2, "r3", "clerk-1"), DeskOutcome.DECLINED));
        assertThat(done.state())
                .isEqualTo(new DeskTaskState.Done(DeskOutcome.DECLINED, "clerk-1", AT.plusSeconds(60)));
        assertThat(done.pending()).isFalse();
        assertThat(task()).isEqualTo(done);
        assertThat(done.requests()).containsExactly(new AppliedRequest("r1", "TAKE clerk-1"),
                new AppliedRequest("r3", "CLOSE DECLINED clerk-1"));
    }

    @Test
    void aTaskIsGivenBackByAnybodyAndTakenAnew() {
        done(work.take(order(1, "r1", "clerk-1")));
        assertThat(done(work.release(order(2, "r2", "clerk-2"))).state()).isEqualTo(new DeskTaskState.Open());
        assertThat(done(work.take(order(3, "r3", "clerk-2"))).state())
                .isEqualTo(new DeskTaskState.Taken("clerk-2", AT));
    }

    @Test
    void theSameRequestAgainChangesNothingWhateverVersionItNames() {
        DeskTask taken = done(work.take(order(1, "r1", "clerk-1")));
        assertThat(done(work.take(order(1, "r1", "clerk-1")))).isEqualTo(taken);
        assertThat(done(work.take(order(7, "r1", "clerk-1")))).isEqualTo(taken);
        assertThat(task().version()).isEqualTo(2);
    }

    @Test
    void aRequestIdentifierIsNotUsedForSomethingElse() {
        done(work.take(order(1, "r1", "clerk-1")));
        Problem reused = Problem.at(ProblemCode.REQUEST_ID_REUSED, "Idempotency-Key");
        assertThat(problem(work.release(order(2, "r1", "clerk-1")))).isEqualTo(reused);
        assertThat(problem(work.take(order(2, "r1", "clerk-2")))).isEqualTo(reused);
    }

    @Test
    void whoSawAnOlderVersionChangesNothing() {
        done(work.take(order(1, "r1", "clerk-1")));
        assertThat(problem(work.release(order(1, "r2", "clerk-1"))))
                .isEqualTo(Problem.at(ProblemCode.TASK_CHANGED, "version 2"));
        assertThat(task().version()).isEqualTo(2);
    }

    @Test
    void anotherInstitutionsTaskIsUnknown() {
        TaskOrder foreign = new TaskOrder(new FacilityCode("1319999999"), TASK, 1, "r1", "clerk-1");
        assertThat(problem(work.take(foreign))).isEqualTo(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "task-1"));
        TaskOrder none = new TaskOrder(FACILITY, new ResourceId("task-2"), 1, "r1", "clerk-1");
        assertThat(problem(work.take(none)).code()).isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
    }

    @Test
    void nothingIsDoneInAStateThatDoesNotAllowIt() {
        assertThat(problem(work.release(order(1, "r1", "clerk-1"))).where()).isEqualTo("OPEN");
        assertThat(problem(work.close(order(1, "r2", "clerk-1"), DeskOutcome.RESOLVED)).where()).isEqualTo("OPEN");
        done(work.take(order(1, "r3", "clerk-1")));
        assertThat(problem(work.take(order(2, "r4", "clerk-1"))).where()).isEqualTo("TAKEN");
        done(work.close(order(2, "r5", "clerk-1"), DeskOutcome.RESOLVED));
        assertThat(problem(work.take(order(3, "r6", "clerk-1"))).where()).isEqualTo("DONE");
        assertThat(problem(work.release(order(3, "r7", "clerk-1"))).where()).isEqualTo("DONE");
        assertThat(problem(work.close(order(3, "r8", "clerk-1"), DeskOutcome.RESOLVED)).where()).isEqualTo("DONE");
        assertThat(refusedCancel()).isEqualTo("DONE");
    }

    @Test
    void whatIsCancelledStaysSo() {
        ledger.tasks.replaceAll(task -> task.cancel("VALID_SINCE", AT));
        assertThat(task().version()).isEqualTo(2);
        assertThat(problem(work.take(order(2, "r1", "clerk-1"))).where()).isEqualTo("CANCELLED");
        assertThat(problem(work.release(order(2, "r2", "clerk-1"))).where()).isEqualTo("CANCELLED");
        assertThat(problem(work.close(order(2, "r3", "clerk-1"), DeskOutcome.RESOLVED)).where())
                .isEqualTo("CANCELLED");
        assertThat(refusedCancel()).isEqualTo("CANCELLED");
    }

    private String refusedCancel() {
        try {
            task().cancel("ANY", AT);
            return "";
        } catch (ProblemException refused) {
            return refused.problem().where();
        }
    }

    @Test
    void onlyTheNewestTwentyRequestsAreRemembered() {
        for (int i = 1; i <= 24; i += 2) {
            done(work.take(order(i, "take-" + i, "clerk-1")));
            done(work.release(order(i + 1, "release-" + i, "clerk-1")));
        }
        assertThat(task().requests()).hasSize(20);
        assertThat(task().request("take-5")).isPresent();
        assertThat(task().request("release-3")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"r1,clerk-1,,", "'',clerk-1,VALUE_MISSING,Idempotency-Key", "r1,'',VALUE_MISSING,by",
            "r 1,clerk-1,VALUE_MALFORMED,Idempotency-Key", "r1,山田,VALUE_MALFORMED,by"})
    void anOrderSaysWhoAndBearsAnIdentifier(String requestId, String by, ProblemCode code, String where) {
        Parsed<TaskOrder> order = TaskOrder.parse(FACILITY, TASK, 1, requestId, by);
        Parsed<TaskOrder> expected = code == null
                ? Parsed.of(new TaskOrder(FACILITY, TASK, 1, requestId, by))
                : Parsed.refused(code, where);
        assertThat(order).isEqualTo(expected);
        assertThat(TaskOrder.parse(FACILITY, TASK, 1, "x".repeat(65), "clerk-1"))
                .isEqualTo(Parsed.refused(ProblemCode.VALUE_MALFORMED, "Idempotency-Key"));
    }

    @Test
    void aPlaceInTheListIsReadAsItIsWritten() {
        TaskCursor cursor = TaskCursor.behind(task());
        assertThat(cursor).hasToString("2026-11-30_task-1");
        assertThat(TaskCursor.parse(cursor.toString())).isEqualTo(Parsed.of(cursor));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30_", "2026-11-30", "2026-13-30_task", "2026-11-30-task", "2026-11-30_a b", "''"})
    void aPlaceThatIsNoneIsRefused(String text) {
        assertThat(TaskCursor.parse(text)).isEqualTo(Parsed.refused(ProblemCode.VALUE_MALFORMED, "after"));
    }

    @Test
    void aQueryAsksForTheStepsOfAnActor() {
        assertThat(query(DeskActor.CLAIM_CLERK).steps()).isNotEmpty()
                .allSatisfy(step -> assertThat(step.actor()).isEqualTo(DeskActor.CLAIM_CLERK))
                .doesNotContain(DeskStep.SHOW_PROOF_THIS_MONTH);
        assertThat(query(null).steps()).containsExactly(DeskStep.values());
    }

    @Test
    void thereIsANextPageOnlyWhereMoreFollows() {
        assertThat(new TaskPage(List.of(task()), true).next()).contains(TaskCursor.behind(task()));
        assertThat(new TaskPage(List.of(task()), false).next()).isEmpty();
        assertThat(new TaskPage(List.of(), true).next()).isEmpty();
    }

    private static TaskQuery query(DeskActor actor) {
        return new TaskQuery(FACILITY, EnumSet.of(DeskTaskState.Phase.OPEN), actor, null, null, null, 10);
    }

    private DeskTask task() {
        return ledger.tasks.getFirst();
    }

    private static TaskOrder order(int version, String requestId, String by) {
        return new TaskOrder(FACILITY, TASK, version, requestId, by);
    }

    private static DeskTask done(CompletionStage<DeskTask> stage) {
        return stage.toCompletableFuture().join();
    }

    private static Problem problem(CompletionStage<DeskTask> stage) {
        return ProblemException.problemOf(stage.toCompletableFuture().handle((task, failure) -> failure).join());
    }
}
