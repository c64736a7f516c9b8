package jp.madoguchi.reception.mode;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * Somebody wants to look something up in a mode; the right is checked before.
 *
 * @param facility institution
 * @param patient  about whom
 * @param by       who, by the staff's identifier; empty is refused
 * @param reason   why; empty is refused
 * @param key      the client's identifier of this wish
 */
public record LookUpOrder(FacilityCode facility, ResourceId patient, String by, String reason, RequestKey key) {

    public LookUpOrder {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(by);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(key);
    }

    /** Masked: the patient's id only. */
    @Override
    public String toString() {
        return "LookUpOrder[" + patient + "]";
    }
}
