package jp.madoguchi.gateway.wiring;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.fhir.convert.DeskTaskConverter;
import jp.madoguchi.fhir.convert.DeskTaskView;
import jp.madoguchi.fhir.convert.FhirEncoder;
import jp.madoguchi.fhir.convert.Stamp;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.reception.desk.TaskCursor;
import jp.madoguchi.reception.desk.TaskPage;
import jp.madoguchi.reception.desk.TaskQuery;
import jp.madoguchi.reception.desk.TaskReadings;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.DeskTaskState.Phase;
import org.jspecify.annotations.Nullable;

/** A store in which desk work can be read, too, from the ledger: it is read seldom, and is not in the cache. */
final class TaskStore implements ResourceStore {

    private static final int MOST_OF_A_PATIENT = 1_000;

    private final ResourceStore others;
    private final TaskReadings tasks;
    private final FacilityCode facility;
    private final DeskTaskConverter converter = new DeskTaskConverter();
    private final FhirEncoder encoder = new FhirEncoder();

    TaskStore(ResourceStore others, TaskReadings tasks, FacilityCode facility) {
        this.others = others;
        this.tasks = tasks;
        this.facility = facility;
    }

    @Override
    public CompletionStage<Optional<StoredResource>> read(ReadableType type, String id) {
        return type == ReadableType.DESK_TASK
                ? AtOnce.stage(() -> ResourceId.parse(id).toOptional().flatMap(known -> tasks.task(facility, known))
                        .map(this::stored))
                : others.read(type, id);
    }

    @Override
    public CompletionStage<List<StoredResource>> find(Lookup lookup) {
        if (lookup.type() != ReadableType.DESK_TASK) {
            return others.find(lookup);
        }
        return AtOnce.stage(() -> switch (lookup) {
            case Lookup.OfPatient of -> ResourceId.parse(of.patient()).toOptional()
                    .map(patient -> all(EnumSet.allOf(Phase.class), patient, MOST_OF_A_PATIENT)).orElse(List.of());
            case Lookup.Pending pending -> all(EnumSet.of(Phase.OPEN, Phase.TAKEN), null, pending.most());
            case Lookup.Identifier none -> List.of();
            case Lookup.Everybody none -> List.of();
            case Lookup.Recorded none -> List.of();
        });
    }

    private List<StoredResource> all(EnumSet<Phase> phases, @Nullable ResourceId patient, int most) {
        List<StoredResource> all = new ArrayList<>();
        Optional<TaskCursor> next = Optional.empty();
        do {
            TaskPage page = tasks.page(new TaskQuery(facility, phases, null, null, patient, next.orElse(null),
                    Math.min(TaskQuery.MOST, most - all.size())));
            page.tasks().forEach(task -> all.add(stored(task)));
            next = page.next();
        } while (next.isPresent() && all.size() < most);
        return all;
    }

    private StoredResource stored(DeskTask task) {
        Instant changed = switch (task.state()) {
            case DeskTaskState.Open open -> task.raisedAt();
            case DeskTaskState.Taken taken -> taken.at();
            case DeskTaskState.Done done -> done.at();
            case DeskTaskState.Cancelled cancelled -> cancelled.at();
        };
        Stamp stamp = new Stamp(task.version(), changed.truncatedTo(ChronoUnit.MILLIS));
        ResourceId patient = task.patient();
        DeskTaskView view = new DeskTaskView(task.id(), stamp, task.step(), patient,
                patient == null ? null : task.cause().answer(), task.cause().reason(), task.cause().rules(),
                task.cause().open(), task.visit(), task.due(), task.raisedAt(), standing(task.state()));
        return new StoredResource(ReadableType.DESK_TASK, task.id().value(), task.version(), stamp.updatedAt(),
                patient == null ? null : patient.value(), encoder.encode(converter.convert(view)));
    }

    private static DeskTaskView.Standing standing(DeskTaskState state) {
        return switch (state) {
            case DeskTaskState.Open open -> new DeskTaskView.Standing.Open();
            case DeskTaskState.Taken taken -> new DeskTaskView.Standing.Taken();
            case DeskTaskState.Done done -> new DeskTaskView.Standing.Done(done.outcome().name());
            case DeskTaskState.Cancelled cancelled -> new DeskTaskView.Standing.Cancelled(cancelled.reason());
        };
    }
}
