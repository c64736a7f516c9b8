package jp.madoguchi.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.reception.desk.TaskCursor;
import jp.madoguchi.reception.desk.TaskPage;
import jp.madoguchi.reception.desk.TaskQuery;
import jp.madoguchi.reception.ledger.AppliedRequest;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.store.ledger.sql.Session;
import org.jspecify.annotations.Nullable;

/** Table {@code desk_task}: what lists are made by stands in columns, who works on it and what else there is is sealed. */
final class DeskTaskRows {

    private static final String TABLE = "desk_task";
    private static final String COLUMNS = "id, facility, step, patient, answer, reason, rules, visit, due, raised_at, state,"
            + " done_at, version, record";

    /**
     * What is sealed. Rows from before version 4 hold candidates only.
     *
     * @param open  what the task hangs on, by the names of its switches: a later version may know fewer of them
     * @param since when the state began; the end of a task also stands in {@code done_at}
     */
    private record Details(@Nullable List<ResourceId> candidates, @Nullable Instant asOf,
            @Nullable List<String> open, @Nullable String by, @Nullable DeskOutcome outcome,
            @Nullable String cancelled, @Nullable Instant since, @Nullable List<AppliedRequest> requests) {}

    private final Session session;
    private final RecordSeal seal;

    DeskTaskRows(Session session, RecordSeal seal) {
        this.session = session;
        this.seal = seal;
    }

    void insert(DeskTask task, long revision) {
        String id = task.id().value();
        session.update("""
                insert into desk_task (id, facility, step, patient, answer, reason, rules, visit, due, raised_at, state,
                done_at, version, revision, record) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id, task.facility().value(), task.step().name(), valueOf(task.patient()),
                valueOf(task.cause().answer()), task.cause().reason(), rules(task), task.visit(), task.due(),
                task.raisedAt(), task.state().phase().name(), doneAt(task.state()), task.version(), revision,
                seal.seal(TABLE, id, details(task)));
    }

    /** Replaces exactly the version before; false if it is not there. */
    boolean replace(DeskTask task, long revision) {
        String id = task.id().value();
        return session.update("""
                update desk_task set state = ?, done_at = ?, version = ?, revision = ?, record = ?
                where id = ? and version = ?""",
                task.state().phase().name(), doneAt(task.state()), task.version(), revision,
                seal.seal(TABLE, id, details(task)), id, task.version() - 1) == 1;
    }

    Optional<DeskTask> byId(ResourceId id) {
        return session.first("select " + COLUMNS + " from desk_task where id = ?", this::read, id.value());
    }

    List<DeskTask> of(ResourceId patient) {
        return session.list("select " + COLUMNS + " from desk_task where patient = ? order by raised_at, id",
                this::read, patient.value());
    }

    /** A page, sorted by last day and id. */
    TaskPage page(TaskQuery query) {
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder("facility = ?");
        values.add(query.facility().value());
        where.append(" and state in (").append(marks(query.phases().size())).append(')');
        query.phases().forEach(phase -> values.add(phase.name()));
        if (query.actor() != null) {
            List<DeskStep> steps = query.steps();
            where.append(" and step in (").append(marks(steps.size())).append(')');
            steps.forEach(step -> values.add(step.name()));
        }
        if (query.dueUntil() != null) {
            where.append(" and due <= ?");
            values.add(query.dueUntil());
        }
        if (query.patient() != null) {
            where.append(" and patient = ?");
            values.add(query.patient().value());
        }
        TaskCursor after = query.after();
        if (after != null) {
            where.append(" and (due > ? or due = ? and id > ?)");
            values.add(after.due());
            values.add(after.due());
            values.add(after.id().value());
        }
        values.add(query.most() + 1);
        List<DeskTask> found = session.list(
                "select " + COLUMNS + " from desk_task where " + where + " order by due, id limit ?", this::read,
                values.toArray());
        boolean more = found.size() > query.most();
        return new TaskPage(more ? found.subList(0, query.most()) : found, more);
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private DeskTask read(ResultSet row) throws SQLException {
        ResourceId id = new ResourceId(row.getString(1));
        Instant raisedAt = Objects.requireNonNull(Session.instant(row, 10));
        Details details = seal.open(TABLE, id.value(), row.getBytes(14), Details.class);
        List<ResourceId> candidates = details.candidates() == null ? List.of() : details.candidates();
        DeskTaskCause cause = new DeskTaskCause(row.getString(6), rules(row.getString(7)), id(row.getString(5)),
                candidates, details.asOf() == null ? raisedAt : details.asOf(), open(details));
        return new DeskTask(id, new FacilityCode(row.getString(2)), DeskStep.valueOf(row.getString(3)),
                id(row.getString(4)), cause, row.getObject(8, LocalDate.class), row.getObject(9, LocalDate.class),
                raisedAt, state(DeskTaskState.Phase.valueOf(row.getString(11)), details), row.getInt(13),
                details.requests() == null ? List.of() : details.requests());
    }

    private static DeskTaskState state(DeskTaskState.Phase phase, Details details) {
        return switch (phase) {
            case OPEN -> new DeskTaskState.Open();
            case TAKEN -> new DeskTaskState.Taken(Objects.requireNonNull(details.by()),
                    Objects.requireNonNull(details.since()));
            case DONE -> new DeskTaskState.Done(Objects.requireNonNull(details.outcome()),
                    Objects.requireNonNull(details.by()), Objects.requireNonNull(details.since()));
            case CANCELLED -> new DeskTaskState.Cancelled(Objects.requireNonNull(details.cancelled()),
                    Objects.requireNonNull(details.since()));
        };
    }

    private static Details details(DeskTask task) {
        return switch (task.state()) {
            case DeskTaskState.Open open -> details(task, null, null, null, null);
            case DeskTaskState.Taken taken -> details(task, taken.by(), null, null, taken.at());
            case DeskTaskState.Done done -> details(task, done.by(), done.outcome(), null, done.at());
            case DeskTaskState.Cancelled cancelled ->
                details(task, null, null, cancelled.reason(), cancelled.at());
        };
    }

    private static Details details(DeskTask task, @Nullable String by, @Nullable DeskOutcome outcome,
            @Nullable String cancelled, @Nullable Instant since) {
        DeskTaskCause cause = task.cause();
        return new Details(cause.candidates(), cause.asOf(), cause.open().stream().sorted().map(Enum::name).toList(),
                by, outcome, cancelled, since, task.requests());
    }

    /** Tasks from before it was kept say nothing of it. */
    private static Set<RuleSwitch> open(Details details) {
        List<String> names = details.open() == null ? List.of() : details.open();
        return Arrays.stream(RuleSwitch.values()).filter(key -> names.contains(key.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant doneAt(DeskTaskState state) {
        return switch (state) {
            case DeskTaskState.Open open -> null;
            case DeskTaskState.Taken taken -> null;
            case DeskTaskState.Done done -> done.at();
            case DeskTaskState.Cancelled cancelled -> cancelled.at();
        };
    }

    private static String rules(DeskTask task) {
        return task.cause().rules().stream().map(RuleId::value).collect(Collectors.joining(" "));
    }

    private static List<RuleId> rules(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split(" ")).map(RuleId::of).toList();
    }

    private static @Nullable String valueOf(@Nullable ResourceId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable ResourceId id(@Nullable String value) {
        return value == null ? null : new ResourceId(value);
    }
}
