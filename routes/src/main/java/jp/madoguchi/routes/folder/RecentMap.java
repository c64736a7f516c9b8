package jp.madoguchi.routes.folder;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the most recently used entries and forgets the others. Only for what can be found out again.
 *
 * @param <K> key
 * @param <V> value
 */
public final class RecentMap<K, V> {

    private final Map<K, V> entries;

    /** Remembers at most {@code most} entries. */
    public RecentMap(int most) {
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** The value of a key, if it is remembered. */
    public synchronized @Nullable V get(K key) {
        return entries.get(key);
    }

    /** Remembers a value. */
    public synchronized void put(K key, V value) {
        entries.put(key, value);
    }

    /** Forgets a key. */
    public synchronized void remove(K key) {
        entries.remove(key);
    }

    /** How many entries are remembered. */
    public synchronized int size() {
        return entries.size();
    }
}
