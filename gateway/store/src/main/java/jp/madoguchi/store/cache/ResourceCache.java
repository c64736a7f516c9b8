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
 * nothing of the ledger. Safe for many threads, and for several nodes as long as they see each other: nodes that the network parted may
 * differ afterwards until they start again.
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
        // Only so that of two puts on this node the later finds the lookups of the earlier; nothing needs the lock to be right.
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
        Set<LookupKey> touched = new LinkedHashSet<>(are);
        touched.addAll(were);
        touched.removeIf(lookup -> are.contains(lookup) && were.contains(lookup));
        lead(key, touched, are);
        leadAgain(key, touched, entry);
    }

    private void lead(PatientKey key, Set<LookupKey> touched, Set<LookupKey> are) {
        for (LookupKey lookup : touched) {
            if (are.contains(lookup)) {
                add(lookup, key);
            } else {
                remove(lookup, key);
            }
        }
    }

    /** Another node may have put a newer entry meanwhile and led to it before this one led away: whoever touched a lookup looks again. */
    private void leadAgain(PatientKey key, Set<LookupKey> touched, PatientEntry led) {
        PatientEntry before = led;
        PatientEntry now = caches.patients().get(key);
        while (now != null && !now.equals(before)) {
            lead(key, touched, now.lookups());
            before = now;
            now = caches.patients().get(key);
        }
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

    /** Whether it is remembered that this was sought in the ledger in vain, or led to a patient whose entry does not hold it. */
    boolean isKnownMiss(LookupKey lookup) {
        return caches.misses().containsKey(lookup);
    }

    /** Where it is remembered to be, other than here; null where nothing is remembered. Asked once: it may be forgotten at any moment. */
    @Nullable
    Whereabouts remembered(LookupKey lookup) {
        Boolean outside = caches.misses().get(lookup);
        if (outside == null) {
            return null;
        }
        return outside ? Whereabouts.OUTSIDE : Whereabouts.NOWHERE;
    }

    void rememberMiss(LookupKey lookup) {
        caches.misses().put(lookup, Boolean.FALSE);
    }

    void rememberOutside(LookupKey lookup) {
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
