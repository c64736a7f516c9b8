package jp.madoguchi.gateway.desk;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Acts of the desk, each with its audit record, also of what was refused: what cannot be recorded is not given out. */
public final class Recorded {

    private static final long MOST_SECONDS = 20;

    private final DeskAudit audit;
    private final InstantSource clock;

    public Recorded(DeskAudit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a record is about.
     *
     * @param id       of the one thing that it is about; null where that has none of its own
     * @param patients whom it is about
     */
    public record Subject(@Nullable ResourceId id, List<ResourceId> patients) {
        public Subject {
            patients = List.copyOf(patients);
        }

        /** What is known by its patient only. The patient's id is not its own: it would name another resource, or none. */
        public static Subject of(ResourceId patient) {
            return new Subject(null, List.of(patient));
        }
    }

    /** A read or change of one thing; {@code id} is null where it has none. {@code about} tells whom what is given out is about. */
    public <T> T one(Caller caller, DeskAudit.Action action, @Nullable ResourceId id,
            Function<T, List<ResourceId>> about,
            Supplier<T> act) {
        return about(caller, action, new Subject(id, List.of()), given -> new Subject(id, about.apply(given)), act);
    }

    /** A read or change whose subject is known before: it is recorded with it also where it is refused. */
    public <T> T about(Caller caller, DeskAudit.Action action, Subject subject, Supplier<T> act) {
        return about(caller, action, subject, given -> subject, act);
    }

    /**
     * A read or change of which more is known once it is done.
     *
     * @param asked what it is about where it is refused
     * @param done  what it is about where it is not
     */
    public <T> T about(Caller caller, DeskAudit.Action action, Subject asked, Function<T, Subject> done,
            Supplier<T> act) {
        T given;
        try {
            given = act.get();
        } catch (ProblemException refused) {
            record(caller, action, asked, List.of(), refused.problem().code());
            throw refused;
        } catch (FieldsRefused refused) {
            record(caller, action, asked, List.of(), refused.problems().getFirst().code());
            throw refused;
        }
        record(caller, action, done.apply(given), List.of(), null);
        return given;
    }

    /** A list that was found. */
    public void list(Caller caller, List<ResourceId> patients, List<String> parameters) {
        record(caller, DeskAudit.Action.SEARCH, new Subject(null, patients), parameters, null);
    }

    private void record(Caller caller, DeskAudit.Action action, Subject subject, List<String> parameters,
            @Nullable ProblemCode problem) {
        audit.record(new DeskAudit.Entry(clock.instant(), caller.client(), caller.request(), action, subject.id(),
                subject.patients(), parameters, problem));
    }

    /** Waits for the ledger, and fails with what it says. */
    public static <T> T await(CompletionStage<T> stage) {
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
