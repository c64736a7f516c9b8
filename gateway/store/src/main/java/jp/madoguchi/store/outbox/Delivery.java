package jp.madoguchi.store.outbox;

import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/** One duty to tell a destination of an answer. */
public final class Delivery {

    private final ResourceId controlId;
    private final FacilityCode facility;
    private final String destination;
    private final ResourceId answer;
    private final ResourceId patient;
    private final int attempts;
    private final Optional<byte[]> encoded;

    Delivery(ResourceId controlId, FacilityCode facility, String destination, ResourceId answer, ResourceId patient,
            int attempts, Optional<byte[]> encoded) {
        this.controlId = Objects.requireNonNull(controlId);
        this.facility = Objects.requireNonNull(facility);
        this.destination = Objects.requireNonNull(destination);
        this.answer = Objects.requireNonNull(answer);
        this.patient = Objects.requireNonNull(patient);
        this.attempts = attempts;
        this.encoded = encoded;
    }

    /** The id under which the destination is told, the same at every attempt. */
    public ResourceId controlId() {
        return controlId;
    }

    public FacilityCode facility() {
        return facility;
    }

    public String destination() {
        return destination;
    }

    public ResourceId answer() {
        return answer;
    }

    public ResourceId patient() {
        return patient;
    }

    /** Attempts that failed so far. */
    public int attempts() {
        return attempts;
    }

    /** The first encoding, once it is frozen: sent byte for byte ever after. */
    public Optional<byte[]> encoded() {
        return encoded.map(byte[]::clone);
    }

    /** Ids only. */
    @Override
    public String toString() {
        return "Delivery[" + controlId + " to " + destination + "]";
    }
}
