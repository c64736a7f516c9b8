package jp.madoguchi.store.cache;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Which entries a lookup key leads to. Never changed, only replaced. */
record Lookup(ArrayList<String> entries) implements Serializable {

    static Lookup to(String entry) {
        return new Lookup(new ArrayList<>(List.of(entry)));
    }

    boolean leadsTo(String entry) {
        return entries.contains(entry);
    }

    Lookup with(String entry) {
        ArrayList<String> more = new ArrayList<>(entries);
        more.add(entry);
        return new Lookup(more);
    }

    Lookup without(String entry) {
        ArrayList<String> fewer = new ArrayList<>(entries);
        fewer.remove(entry);
        return new Lookup(fewer);
    }
}
