package jp.madoguchi.store.ledger;

import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/** A patient and the revision at which something of them was written last. */
public record PatientRevision(ResourceId patient, FacilityCode facility, long revision) {}
