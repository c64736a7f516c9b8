package jp.madoguchi.store.ledger;

import java.time.Instant;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import org.jspecify.annotations.Nullable;

/**
 * An organization of the ledger.
 *
 * @param id        id
 * @param facility  institution whose ledger it stands in
 * @param insurer   the payer's number; null for the institution itself
 * @param name      its name, if an answer gave one
 * @param revision  when it last changed
 * @param updatedAt the same by the gateway's clock
 */
public record OrganizationRecord(ResourceId id, FacilityCode facility, @Nullable InsurerNumber insurer,
        @Nullable String name, long revision, Instant updatedAt) {

    /** Whether this is the institution itself rather than a payer. */
    public boolean isHospital() {
        return insurer == null;
    }
}
