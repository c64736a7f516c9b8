package jp.madoguchi.gateway.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/** The one clock. It is the system's, moved by a setting only where the world outside is simulated. */
public final class GatewayClock {
    /** The national system's local time, whatever the machine says. */
    public static final ZoneId NATIONAL_TIME = ZoneId.of("Asia/Tokyo");

    private GatewayClock() {}

    /** @throws ProblemException if the clock is moved without simulators */
    static InstantSource of(Settings settings) {
        Duration offset = settings.duration(Settings.CLOCK_OFFSET);
        if (offset.isZero()) {
            return Clock.systemUTC();
        }
        if (!settings.yes(Settings.SIMULATORS) || settings.yes(Settings.PRODUCTION)) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, Settings.CLOCK_OFFSET.name()));
        }
        return InstantSource.offset(Clock.systemUTC(), offset);
    }
}
