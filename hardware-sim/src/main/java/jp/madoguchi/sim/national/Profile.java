package jp.madoguchi.sim.national;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How fast and how reliable the centre is; times and shares after kiosk-and-devices 10.4. */
public enum Profile {
    /** Everything works: half the answers within 1.2 s, 95 of 100 within 3 s. */
    NORMAL(1_200, 3_000, 0, 0, 0),
    /** Monday at 8:30: 6 s and 20 s. */
    SLOW(6_000, 20_000, 0, 0, 0),
    /** 2 s and 9 s; 5 % are never answered, 2 % end in {@code .err}, 5 % are half-written for a while. */
    FLAKY(2_000, 9_000, 0.05, 0.02, 0.05),
    /** Nothing is ever answered. */
    OQS_DOWN(1, 1, 1, 0, 0),
    /** Answers at once, for tests. */
    INSTANT(0, 0, 0, 0, 0);

    private static final double NORMAL_QUANTILE_95 = 1.645;

    private final int medianMillis;
    private final int p95Millis;
    private final double swallowed;
    private final double err;
    private final double half;

    Profile(int medianMillis, int p95Millis, double swallowed, double err, double half) {
        this.medianMillis = medianMillis;
        this.p95Millis = p95Millis;
        this.swallowed = swallowed;
        this.err = err;
        this.half = half;
    }

    /** The profile of this name, such as {@code oqs-down}. */
    public static Optional<Profile> named(String name) {
        return Arrays.stream(values()).filter(profile -> profile.word().equals(name)).findFirst();
    }

    /** The name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A time to answer, log-normal through median and 95th percentile. */
    long delayMillis(RandomGenerator random) {
        if (medianMillis == 0) {
            return 0;
        }
        double sigma = Math.log((double) p95Millis / medianMillis) / NORMAL_QUANTILE_95;
        return Math.round(medianMillis * Math.exp(sigma * random.nextGaussian()));
    }

    boolean swallows(RandomGenerator random) {
        return random.nextDouble() < swallowed;
    }

    boolean errs(RandomGenerator random) {
        return random.nextDouble() < err;
    }

    boolean writesHalf(RandomGenerator random) {
        return random.nextDouble() < half;
    }
}
