package jp.madoguchi.reception.bulk;

import java.time.Instant;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.reception.mode.TerminalState;

/** Tells how a terminal stands now, so that nothing is handed to one that cannot ask. */
@FunctionalInterface
public interface TerminalStanding {

    /** How it stands. */
    TerminalState of(FacilityCode facility, TerminalId terminal);

    /** It left a question of a job unanswered. Whoever keeps no record of that leaves it. */
    default void leftUnanswered(FacilityCode facility, TerminalId terminal) {}

    /** Whether it answered anything since a moment; whoever keeps no record of that says that it did. */
    default boolean answeredSince(FacilityCode facility, TerminalId terminal, Instant moment) {
        return true;
    }
}
