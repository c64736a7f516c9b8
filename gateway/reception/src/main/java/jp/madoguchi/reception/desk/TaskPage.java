package jp.madoguchi.reception.desk;

import java.util.List;
import java.util.Optional;
import jp.madoguchi.reception.ledger.DeskTask;

/**
 * A page of the list of tasks.
 *
 * @param tasks sorted by last day and id
 * @param more  whether others follow
 */
public record TaskPage(List<DeskTask> tasks, boolean more) {

    public TaskPage {
        tasks = List.copyOf(tasks);
    }

    /** Where the next page begins; empty on the last one. */
    public Optional<TaskCursor> next() {
        return more && !tasks.isEmpty() ? Optional.of(TaskCursor.behind(tasks.getLast())) : Optional.empty();
    }
}
