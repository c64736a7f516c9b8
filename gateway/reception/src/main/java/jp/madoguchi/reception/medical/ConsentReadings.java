package jp.madoguchi.reception.medical;

import java.util.Optional;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/** What patients consented to, as the ledger's answers say. */
public interface ConsentReadings {

    /**
     * What a patient consented to last in a setting: at the reader, by its newest result. Empty where that carried no consents, and where
     * there is none. Fails with {@code LEDGER_UNAVAILABLE}.
     */
    Optional<ConsentedVisit> newest(FacilityCode facility, ResourceId patient, CareSetting setting);
}
