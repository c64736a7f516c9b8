package jp.madoguchi.sim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The centre's time: the machine's, or moved by as much as somebody wants. It goes on from where it was set. */
public final class MovableClock extends Clock {
    private final Clock base;
    private volatile Duration offset = Duration.ZERO;

    /** A clock that is not moved yet. */
    public MovableClock(Clock base) {
        this.base = base;
    }

    /** From now on it is {@code at}, and later from there. */
    public void set(LocalDateTime at) {
        offset = Duration.between(base.instant(), at.atZone(base.getZone()).toInstant());
    }

    /** From now on it is later by {@code by}, or earlier if that is negative. */
    public void move(Duration by) {
        offset = offset.plus(by);
    }

    /** From now on it is the time of the machine again. */
    public void reset() {
        offset = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        MovableClock moved = new MovableClock(base.withZone(zone));
        moved.offset = offset;
        return moved;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }
}
