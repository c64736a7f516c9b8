package jp.madoguchi.reception.ledger;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/** Ends of care of a ledger that forgets everything with the test. */
public final class InMemoryCareEnds implements CareEnds {

    public final Map<ResourceId, LocalDate> ends = new LinkedHashMap<>();

    @Override
    public Optional<LocalDate> of(ResourceId patient) {
        return Optional.ofNullable(ends.get(patient));
    }

    @Override
    public void save(FacilityCode facility, ResourceId patient, LocalDate endedOn) {
        ends.put(patient, endedOn);
    }
}
