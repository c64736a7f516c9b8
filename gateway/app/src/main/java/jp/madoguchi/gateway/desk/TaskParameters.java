package jp.madoguchi.gateway.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskActor;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.reception.desk.TaskCursor;
import jp.madoguchi.reception.desk.TaskQuery;
import jp.madoguchi.reception.ledger.DeskTaskState.Phase;
import org.jspecify.annotations.Nullable;

/** The parameters of a list of tasks. */
final class TaskParameters {

    private static final Set<String> KNOWN = Set.of("state", "actor", "due", "patient", "after", "count");

    private TaskParameters() {}

    /** Reads a query; without {@code state} it asks for what is still to be done. */
    static TaskQuery read(FacilityCode facility, Map<String, String[]> values) {
        ListParameters parameters = new ListParameters(KNOWN, values);
        String after = parameters.text("after");
        EnumSet<Phase> phases = Objects.requireNonNullElse(parameters.several(Phase.class, "state"),
                EnumSet.of(Phase.OPEN, Phase.TAKEN));
        return new TaskQuery(facility, phases, parameters.one(DeskActor.class, "actor"), due(parameters.text("due")),
                parameters.patient(), after == null ? null : TaskCursor.parse(after).orElseThrow(),
                parameters.count(TaskQuery.MOST));
    }

    private static @Nullable LocalDate due(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ListParameters.wrong("due");
        }
    }
}
