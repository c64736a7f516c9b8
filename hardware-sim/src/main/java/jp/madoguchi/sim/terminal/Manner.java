package jp.madoguchi.sim.terminal;

import java.util.Map;
import jp.madoguchi.sim.terminal.Fault.Kind;

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

    /** The first of these faults decides; the others change when or what is written, not how. */
    static Manner of(Map<Kind, Fault> faults) {
        Fault half = faults.get(Kind.HALF);
        if (half != null) {
            return new Half(half.ms(), true);
        }
        if (faults.containsKey(Kind.TRUNCATED)) {
            return new Half(0, false);
        }
        Fault hold = faults.get(Kind.HOLD);
        if (hold != null) {
            return new Held(hold.ms());
        }
        Fault duplicate = faults.get(Kind.DUPLICATE);
        return duplicate == null ? new Whole() : new Twice(duplicate.ms());
    }
}
