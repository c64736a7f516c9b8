package jp.madoguchi.gateway.desk;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.desk.DeskWork;
import jp.madoguchi.reception.desk.TaskOrder;
import jp.madoguchi.reception.desk.TaskPage;
import jp.madoguchi.reception.desk.TaskReadings;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import org.jspecify.annotations.Nullable;

/** The one way to the desk's tasks from outside: nothing is given out without an audit record. */
public final class DeskTasks {

    private static final long MOST_SECONDS = 20;

    /**
     * Who asks.
     *
     * @param client  the program, from its token
     * @param request id of the request
     */
    record Caller(String client, String request) {}

    /** What is done with a task. */
    enum Change {
        TAKE,
        RELEASE,
        CLOSE
    }

    private final FacilityCode facility;
    private final TaskReadings readings;
    private final DeskWork work;
    private final DeskAudit audit;
    private final InstantSource clock;

    public DeskTasks(FacilityCode facility, TaskReadings readings, DeskWork work, DeskAudit audit,
            InstantSource clock) {
        this.facility = facility;
        this.readings = readings;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    /** A page of tasks. */
    TaskPage list(Caller caller, Map<String, String[]> parameters) {
        TaskPage page = readings.page(TaskParameters.read(facility, parameters));
        record(caller, DeskAudit.Action.SEARCH, null, TaskJson.patients(page.tasks()),
                parameters.keySet().stream().sorted().toList(), null);
        return page;
    }

    /** One task. */
    DeskTask one(Caller caller, ResourceId id) {
        return recorded(caller, DeskAudit.Action.READ, id, () -> readings.task(facility, id).orElseThrow(
                () -> new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "task"))));
    }

    /** A task changed, by somebody of the desk. {@code outcome} is needed to close one. */
    DeskTask change(Caller caller, Change change, ResourceId id, int version, String requestId, String by,
            @Nullable DeskOutcome outcome) {
        TaskOrder order = TaskOrder.parse(facility, id, version, requestId, by).orElseThrow();
        return recorded(caller, DeskAudit.Action.CHANGE, id, () -> wait(switch (change) {
            case TAKE -> work.take(order);
            case RELEASE -> work.release(order);
            case CLOSE -> {
                if (outcome == null) {
                    throw new ProblemException(Problem.at(ProblemCode.VALUE_MISSING, "outcome"));
                }
                yield work.close(order, outcome);
            }
        }));
    }

    private DeskTask recorded(Caller caller, DeskAudit.Action action, ResourceId id, Supplier<DeskTask> act) {
        DeskTask task;
        try {
            task = act.get();
        } catch (ProblemException refused) {
            record(caller, action, id, List.of(), List.of(), refused.problem().code());
            throw refused;
        }
        record(caller, action, id, TaskJson.patients(List.of(task)), List.of(), null);
        return task;
    }

    private void record(Caller caller, DeskAudit.Action action, @Nullable ResourceId task, List<ResourceId> patients,
            List<String> parameters, @Nullable ProblemCode problem) {
        audit.record(new DeskAudit.Entry(clock.instant(), caller.client(), caller.request(), action, task, patients,
                parameters, problem));
    }

    private static <T> T wait(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), e);
        } catch (TimeoutException e) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), e);
        } catch (ExecutionException e) {
            throw new ProblemException(ProblemException.problemOf(e), e);
        }
    }
}
