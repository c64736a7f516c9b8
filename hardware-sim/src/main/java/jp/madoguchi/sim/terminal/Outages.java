package jp.madoguchi.sim.terminal;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import jp.madoguchi.sim.national.Chance;

/** When the network is lost: the same seed loses it in the same minutes, for 5 to 120 seconds (kiosk-and-devices 10.4). */
public final class Outages {
    private static final int SHORTEST_SECONDS = 5;
    private static final int LONGEST_SECONDS = 120;
    private static final int SECONDS_A_MINUTE = 60;

    private final Profile profile;
    private final Chance chance;

    /** Outages as {@code profile} has them. */
    public Outages(Profile profile, Chance chance) {
        this.profile = profile;
        this.chance = chance;
    }

    /** Whether there is no network at {@code at}. */
    public boolean lost(LocalDateTime at) {
        if (profile.networkLossPerMinute() == 0) {
            return false;
        }
        long second = at.toEpochSecond(ZoneOffset.UTC);
        long minute = second / SECONDS_A_MINUTE;
        for (long begun = minute - LONGEST_SECONDS / SECONDS_A_MINUTE; begun <= minute; begun++) {
            RandomGenerator random = chance.of("network:" + begun);
            if (random.nextDouble() < profile.networkLossPerMinute()) {
                long from = begun * SECONDS_A_MINUTE + random.nextInt(SECONDS_A_MINUTE);
                long until = from + random.nextInt(SHORTEST_SECONDS, LONGEST_SECONDS + 1);
                if (second >= from && second < until) {
                    return true;
                }
            }
        }
        return false;
    }
}
