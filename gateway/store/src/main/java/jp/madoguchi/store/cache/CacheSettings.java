package jp.madoguchi.store.cache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the cache is kept.
 *
 * @param cluster    name of the cluster; null for a cache of this node alone
 * @param transport  JGroups configuration (a file or class path resource) of a cluster
 * @param rememberMiss for how long it is remembered that the ledger does not have something either
 * @param waitAtMost for how long a read waits for the ledger after a miss
 */
public record CacheSettings(@Nullable String cluster, String transport, Duration rememberMiss, Duration waitAtMost) {

    /** This node alone; misses are remembered for 2 s and waited for as long. */
    public static final CacheSettings LOCAL = new CacheSettings(null, "", Duration.ofSeconds(2), Duration.ofSeconds(2));

    /** Several nodes that hold all entries each. */
    public static CacheSettings cluster(String name, String transport) {
        return new CacheSettings(name, transport, LOCAL.rememberMiss(), LOCAL.waitAtMost());
    }
}
