package jp.madoguchi.store.cache;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a lookup key leads to. Never changed, only replaced. Nearly all lead to one.
 *
 * @param first the one
 * @param more  further ones; null for none
 */
record Lookup(String first, @Nullable ArrayList<String> more) implements Serializable {

    static Lookup to(String entry) {
        return new Lookup(entry, null);
    }

    List<String> entries() {
        if (more == null) {
            return List.of(first);
        }
        List<String> all = new ArrayList<>(more.size() + 1);
        all.add(first);
        all.addAll(more);
        return all;
    }

    boolean leadsTo(String entry) {
        return first.equals(entry) || more != null && more.contains(entry);
    }

    Lookup with(String entry) {
        ArrayList<String> others = more == null ? new ArrayList<>(1) : new ArrayList<>(more);
        others.add(entry);
        return new Lookup(first, others);
    }

    /** What is left without one; null for nothing. */
    @Nullable
    Lookup without(String entry) {
        List<String> left = new ArrayList<>(entries());
        left.remove(entry);
        return left.isEmpty()
                ? null
                : new Lookup(left.getFirst(), left.size() == 1 ? null : new ArrayList<>(left.subList(1, left.size())));
    }
}
