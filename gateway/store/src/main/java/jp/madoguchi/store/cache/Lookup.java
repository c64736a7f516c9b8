package jp.madoguchi.store.cache;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which entries a lookup key leads to: nearly always one, which is its own lookup. Never changed, only replaced. */
sealed interface Lookup extends Serializable permits PatientKey, Lookup.Several {

    /**
     * Two or more.
     *
     * @param keys each once, in the order in which they came
     */
    record Several(ArrayList<PatientKey> keys) implements Lookup {}

    default List<PatientKey> entries() {
        return switch (this) {
            case PatientKey one -> List.of(one);
            case Several several -> several.keys();
        };
    }

    default boolean leadsTo(PatientKey entry) {
        return entries().contains(entry);
    }

    default Lookup with(PatientKey entry) {
        ArrayList<PatientKey> more = new ArrayList<>(entries());
        more.add(entry);
        return new Several(more);
    }

    /** What is left without one; null for nothing. */
    default @Nullable Lookup without(PatientKey entry) {
        ArrayList<PatientKey> left = new ArrayList<>(entries());
        left.remove(entry);
        return switch (left.size()) {
            case 0 -> null;
            case 1 -> left.getFirst();
            default -> new Several(left);
        };
    }
}
