package jp.madoguchi.sim.device;

import java.util.random.RandomGenerator;
import jp.madoguchi.sim.terminal.Profile;

/**
 * How people and devices behave under a profile (kiosk-and-devices 10.4); shares of one.
 *
 * @param flapping      the reader loses its connection now and then
 * @param paperForSlips how many slips there is paper for
 */
record Behaviour(int faceMedianMillis, int faceP95Millis, double faceMismatch, double wrongPin, double earlyRemoval,
        double printFault, boolean flapping, int paperForSlips) {

    private static final double NORMAL_QUANTILE_95 = 1.645;
    private static final int ENOUGH = Integer.MAX_VALUE;
    private static final int SLIPS_OF_A_ROLL_THAT_ENDS = 250;

    private static final Behaviour NORMAL = new Behaviour(1_800, 4_000, 0.04, 0.05, 0.01, 0.002, false, ENOUGH);

    static Behaviour of(Profile profile) {
        return switch (profile) {
            case NORMAL, OQS_DOWN, VISUAL_LEFT_ON -> NORMAL;
            case SLOW -> new Behaviour(3_000, 8_000, 0.06, 0.06, 0.03, 0.003, false, ENOUGH);
            case FLAKY -> new Behaviour(2_000, 9_000, 0.18, 0.10, 0.04, 0.02, false, ENOUGH);
            case ELDERLY -> new Behaviour(3_000, 10_000, 0.10, 0.15, 0.08, 0.002, false, ENOUGH);
            case USB_FLAP -> new Behaviour(1_800, 4_000, 0.04, 0.05, 0.01, 0.002, true, ENOUGH);
            case PAPER_OUT -> new Behaviour(1_800, 4_000, 0.04, 0.05, 0.01, 0.002, false,
                    SLIPS_OF_A_ROLL_THAT_ENDS);
            case INSTANT -> new Behaviour(0, 0, 0, 0, 0, 0, false, ENOUGH);
        };
    }

    /** A time of the face check, log-normal through median and 95th percentile. */
    long faceMillis(RandomGenerator random) {
        if (faceMedianMillis == 0) {
            return 0;
        }
        double sigma = Math.log((double) faceP95Millis / faceMedianMillis) / NORMAL_QUANTILE_95;
        return Math.round(faceMedianMillis * Math.exp(sigma * random.nextGaussian()));
    }
}
