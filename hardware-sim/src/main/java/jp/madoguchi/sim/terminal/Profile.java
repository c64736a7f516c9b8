package jp.madoguchi.sim.terminal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** How fast and how reliable the centre is; times and shares after kiosk-and-devices 10.4. */
public enum Profile {
    /** Everything works: half the answers within 1.2 s, 95 of 100 within 3 s. */
    NORMAL(1_200, 3_000, 0, 0, 0, 0, 20),
    /** Monday at 8:30: 6 s and 20 s; the network is lost in one of 1000 minutes. */
    SLOW(6_000, 20_000, 0, 0, 0, 0.001, 120),
    /** 2 s and 9 s; 5 % never answered, 2 % end in {@code .err}, 5 % half-written; the network is lost in 2 % of minutes. */
    FLAKY(2_000, 9_000, 0.05, 0.02, 0.05, 0.02, 60),
    /** The centre as normal; the people at the readers are slower and make more mistakes. */
    ELDERLY(1_200, 3_000, 0, 0, 0, 0, 20),
    /** Nothing is ever answered. */
    OQS_DOWN(1, 1, 1, 0, 0, 0, 20),
    /** Normal, but somebody forgot to end the visual check: readers do not offer the face for 20 minutes. */
    VISUAL_LEFT_ON(1_200, 3_000, 0, 0, 0, 0, 20),
    /** Normal, but readers lose their connection every 3 to 10 minutes for 8 s. */
    USB_FLAP(1_200, 3_000, 0, 0, 0, 0, 20),
    /** Normal, but the kiosks' paper ends at slip 250. */
    PAPER_OUT(1_200, 3_000, 0, 0, 0, 0, 20),
    /** Answers at once, for tests. */
    INSTANT(0, 0, 0, 0, 0, 0, 0);

    private static final double NORMAL_QUANTILE_95 = 1.645;

    private final int medianMillis;
    private final int p95Millis;
    private final double swallowed;
    private final double err;
    private final double half;
    private final double networkLossPerMinute;
    private final int bulkSeconds;

    Profile(int medianMillis, int p95Millis, double swallowed, double err, double half, double networkLossPerMinute,
            int bulkSeconds) {
        this.medianMillis = medianMillis;
        this.p95Millis = p95Millis;
        this.swallowed = swallowed;
        this.err = err;
        this.half = half;
        this.networkLossPerMinute = networkLossPerMinute;
        this.bulkSeconds = bulkSeconds;
    }

    /** All names, for people. */
    public static String words() {
        return Arrays.stream(values()).map(Profile::word).collect(Collectors.joining(", "));
    }

    /** How long a bulk job of so many persons is being processed: a fixed time, and 2 ms for each. */
    public long bulkMillis(int persons) {
        return bulkSeconds == 0 ? 0 : bulkSeconds * 1_000L + 2L * persons;
    }

    double networkLossPerMinute() {
        return networkLossPerMinute;
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
    public long delayMillis(RandomGenerator random) {
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
