package jp.madoguchi.reception.desk;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;

/**
 * Somebody wants to change a task.
 *
 * @param facility  institution
 * @param task      which task
 * @param version   the version that they saw
 * @param requestId the client's identifier of this request: the same one again changes nothing
 * @param by        who, by the staff's identifier
 */
public record TaskOrder(FacilityCode facility, ResourceId task, int version, String requestId, String by) {

    public TaskOrder {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(task);
        OrderIdentifiers.require(requestId, by);
    }

    /** Takes what a client sent; identifiers have 1 to 64 letters, digits and {@code . _ @ -}. */
    public static Parsed<TaskOrder> parse(FacilityCode facility, ResourceId task, int version, String requestId,
            String by) {
        return OrderIdentifiers.parse(requestId, by,
                () -> new TaskOrder(facility, task, version, requestId, by));
    }
}
