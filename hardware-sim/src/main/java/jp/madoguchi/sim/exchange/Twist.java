package jp.madoguchi.sim.exchange;

import jp.madoguchi.sim.national.CentreError;
import org.jspecify.annotations.Nullable;

/**
 * What the centre gets wrong on purpose in one answer.
 *
 * @param error         answers with this error
 * @param otherPerson   answers with somebody else's data
 * @param otherFacility names another institution
 * @param oldReception  names an earlier reception number
 * @param missing       leaves out so many units of a bulk result, and still counts them
 * @param foreign       adds so many units that nobody asked for
 * @param processing    says that a bulk job is not done yet
 */
public record Twist(@Nullable CentreError error, boolean otherPerson, boolean otherFacility, boolean oldReception,
        int missing, int foreign, boolean processing) {
    /** Nothing is wrong. */
    public static final Twist NONE = new Twist(null, false, false, false, 0, 0, false);
}
