package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.claim.DeskProcedure;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.desk.DueBy;
import jp.madoguchi.domain.desk.StepCarrier;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Something that is left to a person. It never holds medical information: the step says what to do, ids say whom it is about.
 *
 * @param id       id
 * @param facility institution
 * @param step     what somebody is asked to do
 * @param patient  whom it is about; null while nobody knows, or where it is about no patient
 * @param cause    why
 * @param visit    day of the visit, in Japan
 * @param due      last day on which it is in time; not before it came up, except of tasks that were kept before that was so
 * @param raisedAt when it came up
 * @param state    where it stands
 * @param version  1 when raised, one more with each change
 * @param requests the newest requests that changed it, oldest first
 */
public record DeskTask(
        ResourceId id,
        FacilityCode facility,
        DeskStep step,
        @Nullable ResourceId patient,
        DeskTaskCause cause,
        LocalDate visit,
        LocalDate due,
        Instant raisedAt,
        DeskTaskState state,
        int version,
        List<AppliedRequest> requests) {

    private static final int MOST_REQUESTS = 20;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    public DeskTask {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(step);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(visit);
        Objects.requireNonNull(due);
        Objects.requireNonNull(raisedAt);
        Objects.requireNonNull(state);
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1");
        }
        requests = List.copyOf(requests);
    }

    /**
     * A new task that has nothing to do with claims, due as its step says.
     *
     * @throws IllegalArgumentException if it is due by a claim run, or is no task
     */
    public static DeskTask open(ResourceId id, FacilityCode facility, DeskStep step, @Nullable ResourceId patient,
            DeskTaskCause cause, LocalDate visit, Instant raisedAt) {
        if (step.due() == DueBy.CLAIM_RUN) {
            throw new IllegalArgumentException("it has to be said when the hospital claims");
        }
        return open(id, facility, step, patient, cause, visit, raisedAt, ClaimRun.USUAL);
    }

    /**
     * A new task, due as its step says, counted from the visit, but not before it comes up; what a claim needs is due by the next claim
     * run.
     *
     * @param run when the hospital claims
     * @throws IllegalArgumentException if it is no task ({@link StepCarrier})
     */
    public static DeskTask open(ResourceId id, FacilityCode facility, DeskStep step, @Nullable ResourceId patient,
            DeskTaskCause cause, LocalDate visit, Instant raisedAt, ClaimRun run) {
        if (StepCarrier.of(step) != StepCarrier.TASK) {
            throw new IllegalArgumentException(step + " is no task");
        }
        LocalDate due = step.due().lastDay(visit, LocalDate.ofInstant(raisedAt, JAPAN), run);
        return new DeskTask(id, facility, step, patient, cause, visit, due, raisedAt, new DeskTaskState.Open(), 1,
                List.of());
    }

    /**
     * What comes with the step, in the order in which it is done, as the rules that led there demand it: the notice is handed out
     * (R-RS-08), a known patient is asked whether anything changed (R-RS-04), else a declaration is filled in (R-RS-03). Often nothing.
     */
    public List<DeskStep> further() {
        return DeskProcedure.comesWith(step, cause.rules());
    }

    /** Whether it was late when it came up: of a visit that was told of when the day was over by which its rule wants it done. */
    public boolean cameLate() {
        // A claim run that is asked for is never over, whichever day it ends on.
        return step.due().isOver(visit, LocalDate.ofInstant(raisedAt, JAPAN), ClaimRun.USUAL);
    }

    /** Whether something is still to be done. */
    public boolean pending() {
        return state.phase().pending();
    }

    /** Somebody takes it; only an open one can be taken. */
    public DeskTask take(String by, Instant at) {
        return switch (state) {
            case DeskTaskState.Open open -> with(new DeskTaskState.Taken(by, at));
            case DeskTaskState.Taken taken -> throw notIn(state);
            case DeskTaskState.Done done -> throw notIn(state);
            case DeskTaskState.Cancelled cancelled -> throw notIn(state);
        };
    }

    /** It is given back, by whom it was taken or by somebody in their place. */
    public DeskTask release() {
        return switch (state) {
            case DeskTaskState.Taken taken -> with(new DeskTaskState.Open());
            case DeskTaskState.Open open -> throw notIn(state);
            case DeskTaskState.Done done -> throw notIn(state);
            case DeskTaskState.Cancelled cancelled -> throw notIn(state);
        };
    }

    /** It is done, by whom it was taken and nobody else. */
    public DeskTask close(DeskOutcome outcome, String by, Instant at) {
        return switch (state) {
            case DeskTaskState.Taken taken when taken.by().equals(by) -> with(new DeskTaskState.Done(outcome, by, at));
            case DeskTaskState.Taken taken -> throw notIn(state);
            case DeskTaskState.Open open -> throw notIn(state);
            case DeskTaskState.Done done -> throw notIn(state);
            case DeskTaskState.Cancelled cancelled -> throw notIn(state);
        };
    }

    /** It came to nothing; only what is pending can be cancelled. */
    public DeskTask cancel(String reason, Instant at) {
        if (!pending()) {
            throw notIn(state);
        }
        return with(new DeskTaskState.Cancelled(reason, at));
    }

    /** What ended it without a person was a mistake: it is open again, due as before. Only what was cancelled can be. */
    public DeskTask comeBack() {
        return switch (state) {
            case DeskTaskState.Cancelled cancelled -> with(new DeskTaskState.Open());
            case DeskTaskState.Open open -> throw notIn(state);
            case DeskTaskState.Taken taken -> throw notIn(state);
            case DeskTaskState.Done done -> throw notIn(state);
        };
    }

    private DeskTask with(DeskTaskState next) {
        return new DeskTask(id, facility, step, patient, cause, visit, due, raisedAt, next, version + 1, requests);
    }

    private static ProblemException notIn(DeskTaskState state) {
        return new ProblemException(Problem.at(ProblemCode.TASK_STATE, state.phase().name()));
    }

    /** The request of an identifier, if it changed this task lately. */
    public Optional<AppliedRequest> request(String requestId) {
        return requests.stream().filter(known -> known.id().equals(requestId)).findFirst();
    }

    /** The same task, remembering a request. */
    public DeskTask after(AppliedRequest request) {
        List<AppliedRequest> newest = new ArrayList<>(requests);
        newest.add(request);
        int from = Math.max(0, newest.size() - MOST_REQUESTS);
        return new DeskTask(id, facility, step, patient, cause, visit, due, raisedAt, state, version,
                newest.subList(from, newest.size()));
    }
}
