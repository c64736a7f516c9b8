package jp.madoguchi.store.cache;

import jp.madoguchi.store.ledger.OrganizationRecord;
import jp.madoguchi.store.ledger.PatientSnapshot;

/** Makes what can be read out of what the ledger holds. The same snapshot gives the same bytes. */
public interface PatientViewEncoder {

    /** A patient's resources, with the identifiers they can be found by. */
    PatientEntry encode(PatientSnapshot snapshot);

    /** An organization. */
    StoredResource encode(OrganizationRecord organization);
}
