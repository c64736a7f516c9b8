package jp.madoguchi.sim.national;

import java.util.Map;
import jp.madoguchi.sim.national.Fault.Kind;

/** How a file gets into its folder. */
sealed interface Manner {
    /** Under a temporary name, then renamed. */
    record Whole() implements Manner {}

    /** Half of it under the final name at once, the rest later, or never. */
    record Half(int restAfterMillis, boolean finished) implements Manner {}

    /** Written under the final name and held open under a lock. */
    record Held(int millis) implements Manner {}

    /** Whole, and the same again later. */
    record Twice(int againAfterMillis) implements Manner {}

    static Manner halfFor(int millis) {
        return new Half(millis, true);
    }

    static Manner of(Map<Kind, Fault> faults) {
        for (Fault fault : faults.values()) {
            switch (fault.kind()) {
                case HALF -> {
                    return new Half(fault.ms(), true);
                }
                case TRUNCATED -> {
                    return new Half(0, false);
                }
                case HOLD -> {
                    return new Held(fault.ms());
                }
                case DUPLICATE -> {
                    return new Twice(fault.ms());
                }
                case LATE, ERR, SWALLOW, ENCODING, WRONG_ENCODING, BOM, CRLF, ORDER, REVERSE, SEGMENT_9, STATUS_2 -> {
                    // These change when or what is written, not how.
                }
            }
        }
        return new Whole();
    }
}
