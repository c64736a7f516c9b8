package jp.madoguchi.store.cache;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * All that can be read of one patient as of one revision: the cache's unit.
 *
 * @param key         the institution and the patient's id
 * @param revision    revision of the ledger
 * @param traits      what searches look through
 * @param resources   the patient, coverages and responses; organizations have entries of their own
 * @param identifiers what resources can be found by
 */
public record PatientEntry(PatientKey key, long revision, PatientTraits traits,
        ArrayList<StoredResource> resources, ArrayList<Identified> identifiers) implements Serializable {

    /**
     * An identifier of a resource.
     *
     * @param lookup   its lookup key ({@link LookupKeys}), which does not show it
     * @param kind     kind of the resource
     * @param resource the resource's id
     */
    public record Identified(LookupKey lookup, ResourceKind kind, CompactId resource) implements Serializable {}

    /** The entry of a patient. */
    public static PatientEntry of(FacilityCode facility, ResourceId patient, long revision, PatientTraits traits,
            List<StoredResource> resources, List<Identified> identifiers) {
        PatientKey key = PatientKey.of(facility, patient);
        ArrayList<StoredResource> own = new ArrayList<>(resources.size());
        resources.forEach(resource -> own.add(resource.within(key)));
        return new PatientEntry(key, revision, traits, own, new ArrayList<>(identifiers));
    }

    /** Everything it can be found by. */
    Set<LookupKey> lookups() {
        Set<LookupKey> keys = new LinkedHashSet<>();
        resources.forEach(resource -> keys.add(LookupKeys.resource(resource.kind(), resource.compactId())));
        identifiers.forEach(one -> keys.add(one.lookup()));
        return keys;
    }

    Optional<StoredResource> find(ResourceKind kind, String id) {
        return find(kind, CompactId.of(id));
    }

    Optional<StoredResource> find(ResourceKind kind, CompactId id) {
        for (StoredResource resource : resources) {
            if (resource.is(kind, id)) {
                return Optional.of(resource);
            }
        }
        return Optional.empty();
    }

    List<StoredResource> all(ResourceKind kind) {
        List<StoredResource> all = new ArrayList<>(resources.size());
        for (StoredResource resource : resources) {
            if (resource.kind() == kind) {
                all.add(resource);
            }
        }
        return all;
    }

    /** Its resources that bear an identifier. */
    List<StoredResource> identified(LookupKey lookup) {
        List<StoredResource> bearers = new ArrayList<>();
        for (Identified one : identifiers) {
            if (one.lookup().equals(lookup)) {
                find(one.kind(), one.resource()).ifPresent(bearers::add);
            }
        }
        return bearers;
    }

    /** Equal if it is the same patient as of the same revision. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PatientEntry that && revision == that.revision && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode() * 31 + Long.hashCode(revision);
    }

    /** Without content. */
    @Override
    public String toString() {
        return "PatientEntry[" + key.patient() + " " + revision + "]";
    }
}
