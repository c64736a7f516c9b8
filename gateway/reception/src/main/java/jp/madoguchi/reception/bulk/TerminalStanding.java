package jp.madoguchi.reception.bulk;

import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.reception.mode.TerminalState;

/** Tells how a terminal stands now, so that nothing is handed to one that cannot ask. */
@FunctionalInterface
public interface TerminalStanding {

    /** How it stands. */
    TerminalState of(FacilityCode facility, TerminalId terminal);
}
