package jp.madoguchi.gateway.wiring;

import java.time.Instant;
import java.time.InstantSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.reception.bulk.TerminalStanding;
import jp.madoguchi.reception.mode.HealthWatch;
import jp.madoguchi.reception.mode.TerminalState;

/** How terminals stand, as whatever passes them tells: also what bulk jobs find out. */
record WatchedTerminals(HealthWatch watch, InstantSource clock) implements TerminalStanding {

    @Override
    public TerminalState of(FacilityCode facility, TerminalId terminal) {
        return watch.of(facility, terminal).at(clock.instant());
    }

    @Override
    public void leftUnanswered(FacilityCode facility, TerminalId terminal) {
        watch.of(facility, terminal).failed(clock.instant());
    }

    @Override
    public boolean answeredSince(FacilityCode facility, TerminalId terminal, Instant moment) {
        return watch.of(facility, terminal).answeredSince(moment);
    }
}
