package jp.madoguchi.store.cache;

/** Where something is that is not necessarily in the cache. */
enum Whereabouts {
    /** In the cache. */
    CACHED,
    /** In the ledger alone: its patient's entry does not hold it. */
    OUTSIDE,
    /** Not in the ledger either. */
    NOWHERE
}
