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

    /**
     * The clock of a gateway or command.
     *
     * @throws ProblemException if the clock is moved without simulators
     */
    public static InstantSource of(Settings settings) {
        Duration offset = settings.duration(Settings.CLOCK_OFFSET);
        boolean file = settings.has(Settings.CLOCK_FILE);
        if (offset.isZero() && !file) {
            return Clock.systemUTC();
        }
        if (!settings.yes(Settings.SIMULATORS) || settings.yes(Settings.PRODUCTION)) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID,
                    file ? Settings.CLOCK_FILE.name() : Settings.CLOCK_OFFSET.name()));
        }
        InstantSource moved = InstantSource.offset(Clock.systemUTC(), offset);
        return file ? new FollowedClock(moved, settings.path(Settings.CLOCK_FILE)) : moved;
    }
}
