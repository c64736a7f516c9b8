package jp.madoguchi.domain.claim;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step in the history of a case.
 *
 * @param on       when
 * @param from     state before
 * @param to       state after
 * @param way      the way that the case took or was claimed in, where there is one
 * @param returned why the claim came back, for {@link CaseState#RETURNED} only
 */
public record CaseEvent(LocalDate on, CaseState from, CaseState to, @Nullable ClaimWay way,
        @Nullable ReturnReason returned) {

    public CaseEvent {
        Objects.requireNonNull(on);
        if (!from.mayBecome(to)) {
            throw new IllegalArgumentException("a case does not go from " + from + " to " + to);
        }
        if ((to == CaseState.RETURNED) != (returned != null)) {
            throw new IllegalArgumentException("a returned claim has a reason, and only that");
        }
    }
}
