package jp.madoguchi.gateway.desk;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.desk.DeskWork;
import jp.madoguchi.reception.desk.TaskOrder;
import jp.madoguchi.reception.desk.TaskPage;
import jp.madoguchi.reception.desk.TaskReadings;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.NameDifferenceRecord;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import org.jspecify.annotations.Nullable;

/** The one way to the desk's tasks from outside: nothing is given out without an audit record. */
public final class DeskTasks {

    /** What is done with a task. */
    enum Change {
        TAKE,
        RELEASE,
        CLOSE
    }

    private final FacilityCode facility;
    private final TaskReadings readings;
    private final DeskWork work;
    private final AttachByTask attaching;
    private final Recorded recorded;

    public DeskTasks(FacilityCode facility, TaskReadings readings, DeskWork work, AttachByTask attaching,
            DeskAudit audit, InstantSource clock) {
        this.facility = facility;
        this.readings = readings;
        this.work = work;
        this.attaching = attaching;
        this.recorded = new Recorded(audit, clock);
    }

    /** A page of tasks. */
    TaskPage list(Caller caller, Map<String, String[]> parameters) {
        TaskPage page = readings.page(TaskParameters.read(facility, parameters));
        recorded.list(caller, TaskJson.patients(page.tasks()), parameters.keySet().stream().sorted().toList());
        return page;
    }

    /** One task. */
    DeskTask one(Caller caller, ResourceId id) {
        return recorded.one(caller, DeskAudit.Action.READ, id, DeskTasks::about,
                () -> readings.task(facility, id).orElseThrow(
                        () -> new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "task"))));
    }

    /** The two spellings of a name that a task is about. Fails with {@code RESOURCE_UNKNOWN} where it is about none. */
    NameDifferenceRecord names(Caller caller, ResourceId id) {
        return recorded.one(caller, DeskAudit.Action.READ, id, one -> List.of(one.patient()),
                () -> readings.names(facility, id).orElseThrow(
                        () -> new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "names"))));
    }

    /** The certificates of subsidies that a task asks about. Fails with {@code RESOURCE_UNKNOWN} where it asks about none, or no more. */
    List<SubsidyEntry> certificates(Caller caller, ResourceId id) {
        return recorded.one(caller, DeskAudit.Action.READ, id, undecided -> List.of(), () -> {
            List<SubsidyEntry> undecided = readings.certificates(facility, id);
            if (undecided.isEmpty()) {
                throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "certificates"));
            }
            return undecided;
        });
    }

    /** The answer that a task asks about. Fails with {@code RESOURCE_UNKNOWN} where it asks about none, or no more. */
    AnswerRecord answer(Caller caller, ResourceId id) {
        return recorded.one(caller, DeskAudit.Action.READ, id, answer -> List.of(),
                () -> readings.answer(facility, id).orElseThrow(
                        () -> new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "answer"))));
    }

    /** A task changed, by somebody of the desk. {@code outcome} is needed to close one. */
    DeskTask change(Caller caller, Change change, ResourceId id, int version, String requestId, String by,
            @Nullable DeskOutcome outcome) {
        TaskOrder order = TaskOrder.parse(facility, id, version, requestId, by).orElseThrow();
        return recorded.one(caller, DeskAudit.Action.CHANGE, id, DeskTasks::about,
                () -> Recorded.await(switch (change) {
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

    /** A task done by saying whose its answer or its certificates of subsidies are; null where the answer is about nobody here. */
    DeskTask attach(Caller caller, ResourceId id, int version, String requestId, String by,
            @Nullable ResourceId patient) {
        TaskOrder order = TaskOrder.parse(facility, id, version, requestId, by).orElseThrow();
        return recorded.one(caller, DeskAudit.Action.CHANGE, id,
                task -> Stream.concat(Stream.ofNullable(patient), about(task).stream()).distinct().toList(),
                () -> Recorded.await(attaching.attach(order, isAboutAnswer(id), patient)));
    }

    private boolean isAboutAnswer(ResourceId id) {
        return readings.task(facility, id).filter(task -> task.cause().answer() != null).isPresent();
    }

    private static List<ResourceId> about(DeskTask task) {
        return TaskJson.patients(List.of(task));
    }
}
