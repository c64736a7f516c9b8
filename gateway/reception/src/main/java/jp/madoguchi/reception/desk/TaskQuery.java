package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskActor;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.DeskTaskState;
import org.jspecify.annotations.Nullable;

/**
 * Which desk tasks somebody wants to see.
 *
 * @param facility institution
 * @param phases   states; never empty
 * @param actor    who must act; null for anybody
 * @param dueUntil latest last day; null for any
 * @param patient  whom they are about; null for anybody
 * @param after    where the page before ended; null for the first page
 * @param most     how many at most, 1 to {@value #MOST}
 */
public record TaskQuery(FacilityCode facility, Set<DeskTaskState.Phase> phases, @Nullable DeskActor actor,
        @Nullable LocalDate dueUntil, @Nullable ResourceId patient, @Nullable TaskCursor after, int most) {

    /** The longest page. */
    public static final int MOST = 100;

    public TaskQuery {
        Objects.requireNonNull(facility);
        phases = Set.copyOf(EnumSet.copyOf(phases));
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " tasks");
        }
    }

    /** The steps that are asked for: those of the actor. */
    public List<DeskStep> steps() {
        return List.of(DeskStep.values()).stream().filter(step -> actor == null || step.actor() == actor).toList();
    }
}
