package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.reception.ledger.DeskTask;

/**
 * A place in the list of tasks, which is sorted by last day and id: behind the task named.
 *
 * @param due its last day
 * @param id  its id
 */
public record TaskCursor(LocalDate due, ResourceId id) {

    private static final char PARTED_BY = '_';
    private static final int DATE = "2026-04-01".length();

    public TaskCursor {
        Objects.requireNonNull(due);
        Objects.requireNonNull(id);
    }

    /** The place behind a task. */
    public static TaskCursor behind(DeskTask task) {
        return new TaskCursor(task.due(), task.id());
    }

    /** Reads what {@link #toString} wrote. */
    public static Parsed<TaskCursor> parse(String text) {
        if (text.length() <= DATE + 1 || text.charAt(DATE) != PARTED_BY) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, "after");
        }
        try {
            return Parsed.of(new TaskCursor(LocalDate.parse(text.substring(0, DATE)),
                    new ResourceId(text.substring(DATE + 1))));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, "after");
        }
    }

    @Override
    public String toString() {
        return due.toString() + PARTED_BY + id.value();
    }
}
