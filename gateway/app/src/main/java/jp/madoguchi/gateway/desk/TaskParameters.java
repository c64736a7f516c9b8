package jp.madoguchi.gateway.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskActor;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.desk.TaskCursor;
import jp.madoguchi.reception.desk.TaskQuery;
import jp.madoguchi.reception.ledger.DeskTaskState.Phase;
import org.jspecify.annotations.Nullable;

/** The parameters of a list of tasks. A parameter that is not known is refused: a misspelt filter must not show everything. */
final class TaskParameters {

    private static final Set<String> KNOWN = Set.of("state", "actor", "due", "patient", "after", "count");
    private static final int USUAL_COUNT = 50;

    private final Map<String, String[]> values;

    private TaskParameters(Map<String, String[]> values) {
        this.values = values;
    }

    /** Reads a query; without {@code state} it asks for what is still to be done. */
    static TaskQuery read(FacilityCode facility, Map<String, String[]> values) {
        for (Map.Entry<String, String[]> parameter : values.entrySet()) {
            if (!KNOWN.contains(parameter.getKey())) {
                throw new ProblemException(Problem.at(ProblemCode.REQUEST_MALFORMED, "unknown parameter"));
            }
            if (parameter.getValue().length != 1) {
                throw wrong(parameter.getKey());
            }
        }
        TaskParameters parameters = new TaskParameters(values);
        String after = parameters.text("after");
        return new TaskQuery(facility, parameters.phases(), parameters.actor(), parameters.due(),
                parameters.patient(), after == null ? null : TaskCursor.parse(after).orElseThrow(),
                parameters.count());
    }

    private EnumSet<Phase> phases() {
        String text = text("state");
        if (text == null) {
            return EnumSet.of(Phase.OPEN, Phase.TAKEN);
        }
        EnumSet<Phase> phases = EnumSet.noneOf(Phase.class);
        for (String word : text.split(",", -1)) {
            phases.add(one(Phase.class, word, "state"));
        }
        return phases;
    }

    private @Nullable DeskActor actor() {
        String text = text("actor");
        return text == null ? null : one(DeskActor.class, text, "actor");
    }

    private @Nullable LocalDate due() {
        String text = text("due");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong("due");
        }
    }

    private @Nullable ResourceId patient() {
        String text = text("patient");
        try {
            return text == null ? null : new ResourceId(text.replaceFirst("^Patient/", ""));
        } catch (IllegalArgumentException e) {
            throw wrong("patient");
        }
    }

    private int count() {
        String text = text("count");
        if (text == null) {
            return USUAL_COUNT;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) == 0) {
            throw wrong("count");
        }
        return Math.min(Integer.parseInt(text), TaskQuery.MOST);
    }

    private @Nullable String text(String name) {
        String[] found = values.get(name);
        return found == null || found[0].isBlank() ? null : found[0].strip();
    }

    private static <E extends Enum<E>> E one(Class<E> type, String word, String parameter) {
        return List.of(type.getEnumConstants()).stream().filter(constant -> constant.name().equals(word)).findFirst()
                .orElseThrow(() -> wrong(parameter));
    }

    private static ProblemException wrong(String parameter) {
        return new ProblemException(Problem.at(ProblemCode.REQUEST_MALFORMED, parameter));
    }
}
