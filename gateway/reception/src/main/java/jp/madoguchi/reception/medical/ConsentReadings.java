package jp.madoguchi.reception.medical;

import java.time.LocalDate;
import java.util.Optional;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/** What patients consented to, as the ledger's answers say. */
public interface ConsentReadings {

    /**
     * What a patient consented to last in a setting: at the reader, by its newest result. Away from it what was consented to for care that
     * ended before a day stands back behind what was consented to for care that lasts: a discharge leaves the home visits. Empty where that
     * carried no consents, and where there is none. Fails with {@code LEDGER_UNAVAILABLE}.
     *
     * @param day day on which it is asked about, in Japan
     */
    Optional<ConsentedVisit> newest(FacilityCode facility, ResourceId patient, CareSetting setting, LocalDate day);
}
