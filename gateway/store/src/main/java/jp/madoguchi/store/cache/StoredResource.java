package jp.madoguchi.store.cache;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/** A resource ready to be sent: its JSON, encoded once, and what its headers say. */
public final class StoredResource implements Serializable {

    private static final long serialVersionUID = 3L;

    private final ResourceKind kind;
    private final CompactId id;
    private final String facility;
    private final long versionId;
    private final long updatedMillis;
    private final @Nullable CompactId patient;
    private final byte[] json;

    /** A resource about a patient, or an organization (null); {@code json} is UTF-8 and belongs to it from now on. */
    public StoredResource(ResourceKind kind, ResourceId id, FacilityCode facility, long versionId, Instant lastUpdated,
            @Nullable ResourceId patient, byte[] json) {
        this(kind, CompactId.of(id.value()), facility.value().intern(), versionId, lastUpdated.toEpochMilli(),
                patient == null ? null : CompactId.of(patient.value()), json);
    }

    private StoredResource(ResourceKind kind, CompactId id, String facility, long versionId, long updatedMillis,
            @Nullable CompactId patient, byte[] json) {
        this.kind = kind;
        this.id = id;
        this.facility = facility;
        this.versionId = versionId;
        this.updatedMillis = updatedMillis;
        this.patient = patient;
        this.json = json;
    }

    /** The same, with its patient's id kept where the patient's entry keeps it. */
    StoredResource within(PatientKey entry) {
        CompactId whose = entry.patient();
        if (!whose.equals(patient)) {
            throw new IllegalArgumentException(this + " is not of this patient");
        }
        return new StoredResource(kind, id.equals(whose) ? whose : id, facility, versionId, updatedMillis, whose, json);
    }

    public ResourceKind kind() {
        return kind;
    }

    public ResourceId id() {
        return new ResourceId(id.toString());
    }

    /** The same as it is kept. */
    public CompactId compactId() {
        return id;
    }

    /** The institution whose resource it is. */
    public FacilityCode facility() {
        return new FacilityCode(facility);
    }

    /** Revision of the ledger, {@code meta.versionId}. */
    public long versionId() {
        return versionId;
    }

    /** When that was committed, {@code meta.lastUpdated}, in milliseconds. */
    public Instant lastUpdated() {
        return Instant.ofEpochMilli(updatedMillis);
    }

    /** Whom it is about; a Patient is about itself, an organization about nobody. */
    public Optional<ResourceId> patient() {
        return Optional.ofNullable(patient).map(CompactId::toString).map(ResourceId::new);
    }

    /** The resource as JSON in UTF-8. For speed not a copy: it is read, never written. */
    public byte[] json() {
        return json;
    }

    /** Whether it is of this kind and has this id. */
    boolean is(ResourceKind otherKind, CompactId otherId) {
        return kind == otherKind && id.equals(otherId);
    }

    /** Equal if it is the same version of the same resource. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StoredResource that && kind == that.kind && id.equals(that.id)
                && versionId == that.versionId;
    }

    @Override
    public int hashCode() {
        return id.hashCode() * 31 + Long.hashCode(versionId);
    }

    /** Without content. */
    @Override
    public String toString() {
        return kind.fhirName() + "/" + id + "/_history/" + versionId;
    }
}
