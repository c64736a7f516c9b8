package jp.madoguchi.reception.desk;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

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

    private static final String WORD = "[0-9A-Za-z._@-]{1,64}";

    public TaskOrder {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(task);
        if (!requestId.matches(WORD) || !by.matches(WORD)) {
            throw new IllegalArgumentException("identifiers have 1 to 64 letters, digits and . _ @ -");
        }
    }

    /** Takes what a client sent; identifiers have 1 to 64 letters, digits and {@code . _ @ -}. */
    public static Parsed<TaskOrder> parse(FacilityCode facility, ResourceId task, int version, String requestId,
            String by) {
        if (requestId.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "Idempotency-Key");
        }
        if (by.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "by");
        }
        if (!requestId.matches(WORD)) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, "Idempotency-Key");
        }
        return by.matches(WORD)
                ? Parsed.of(new TaskOrder(facility, task, version, requestId, by))
                : Parsed.refused(ProblemCode.VALUE_MALFORMED, "by");
    }
}
