package jp.madoguchi.store.cache;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.infinispan.commons.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

/**
 * Entries and the lookups that lead to them. Whatever the order of puts, an older revision never replaces a newer one. It knows
 * nothing of the ledger. Safe for many threads, on several nodes too.
 */
public final class ResourceCache {

    private static final int LOCKS = 256;

    private final InfinispanCaches caches;
    private final Object[] locks = new Object[LOCKS];

    public ResourceCache(InfinispanCaches caches) {
        this.caches = caches;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /** Puts an entry unless the one that is there is as new; tells whether it was put. Its lookups are there when this returns. */
    public boolean put(PatientEntry entry) {
        PatientKey key = entry.key();
        // Only so that lookups of two puts on this node do not overtake each other; the entry itself needs no lock.
        synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
            PatientEntry before = caches.patients().get(key);
            while (before == null || before.revision() < entry.revision()) {
                boolean done = before == null
                        ? caches.patients().putIfAbsent(key, entry) == null
                        : caches.patients().replace(key, before, entry);
                if (done) {
                    lead(key, before, entry);
                    return true;
                }
                before = caches.patients().get(key);
            }
            return false;
        }
    }

    private void lead(PatientKey key, @Nullable PatientEntry before, PatientEntry entry) {
        Set<LookupKey> are = entry.lookups();
        Set<LookupKey> were = before == null ? Set.of() : before.lookups();
        for (LookupKey lookup : are) {
            if (!were.contains(lookup)) {
                add(lookup, key);
            }
        }
        Set<LookupKey> vanished = new LinkedHashSet<>(were);
        vanished.removeAll(are);
        vanished.forEach(lookup -> remove(lookup, key));
    }

    private void add(LookupKey lookup, PatientKey entry) {
        while (true) {
            Lookup before = caches.lookups().get(lookup);
            if (before != null && before.leadsTo(entry)) {
                return;
            }
            boolean done = before == null
                    ? caches.lookups().putIfAbsent(lookup, entry) == null
                    : caches.lookups().replace(lookup, before, before.with(entry));
            if (done) {
                return;
            }
        }
    }

    private void remove(LookupKey lookup, PatientKey entry) {
        while (true) {
            Lookup before = caches.lookups().get(lookup);
            if (before == null || !before.leadsTo(entry)) {
                return;
            }
            @Nullable
            Lookup after = before.without(entry);
            boolean done = after == null
                    ? caches.lookups().remove(lookup, before)
                    : caches.lookups().replace(lookup, before, after);
            if (done) {
                return;
            }
        }
    }

    /** Puts an organization unless the one that is there is as new. */
    public boolean put(StoredResource organization) {
        LookupKey key = LookupKeys.resource(organization.kind(), organization.compactId());
        while (true) {
            StoredResource before = caches.organizations().get(key);
            if (before != null && before.versionId() >= organization.versionId()) {
                return false;
            }
            boolean done = before == null
                    ? caches.organizations().putIfAbsent(key, organization) == null
                    : caches.organizations().replace(key, before, organization);
            if (done) {
                return true;
            }
        }
    }

    /** The revision of a patient's entry; empty if there is none. */
    public OptionalLong revision(FacilityCode facility, ResourceId patient) {
        PatientEntry entry = caches.patients().get(PatientKey.of(facility, patient));
        return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.revision());
    }

    @Nullable
    StoredResource organization(String id) {
        return caches.organizations().get(LookupKeys.resource(ResourceKind.ORGANIZATION, CompactId.of(id)));
    }

    /** Entries that a lookup leads to. An entry may not bear what was looked for any more: whoever asks checks. */
    List<PatientEntry> entries(LookupKey lookup) {
        Lookup found = caches.lookups().get(lookup);
        if (found == null) {
            return List.of();
        }
        List<PatientEntry> entries = new ArrayList<>(found.entries().size());
        for (PatientKey key : found.entries()) {
            PatientEntry entry = caches.patients().get(key);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    List<StoredResource> ofEverybody(ResourceKind kind, Predicate<PatientTraits> mayFit, int most) {
        List<StoredResource> found = new ArrayList<>();
        try (CloseableIterator<PatientEntry> all = caches.patients().values().iterator()) {
            while (all.hasNext() && found.size() < most) {
                PatientEntry entry = all.next();
                if (mayFit.test(entry.traits())) {
                    found.addAll(entry.all(kind));
                }
            }
        }
        return found;
    }

    List<StoredResource> organizations() {
        return List.copyOf(caches.organizations().values());
    }

    /** Whether it is remembered that the ledger does not have this. */
    boolean isKnownMiss(LookupKey lookup) {
        return caches.misses().containsKey(lookup);
    }

    void rememberMiss(LookupKey lookup) {
        caches.misses().put(lookup, Boolean.TRUE);
    }

    /** How many patients are in the cache. */
    public long patients() {
        return caches.patients().size();
    }

    /** How many lookups are in the cache. */
    public long lookups() {
        return caches.lookups().size();
    }
}
