package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;

/** Ends of care of a ledger that forgets everything with the test. */
public final class InMemoryCareEnds implements CareEnds {

    public final Map<ResourceId, CareEndRecord> ends = new LinkedHashMap<>();
    public final List<CareBeginRecord> begins = new ArrayList<>();

    /** Somebody noted an end of all care before the test began. */
    public void put(ResourceId patient, LocalDate on) {
        put(patient, null, on);
    }

    /** Somebody noted an end of one care before the test began. */
    public void put(ResourceId patient, CareSituation of, LocalDate on) {
        save(CareEndRecord.noted(new ResourceId("end-" + ends.size()), new FacilityCode("9919999999"), patient, of, on,
                "clerk-1", Instant.EPOCH));
    }

    @Override
    public List<CareEndRecord> history(ResourceId patient) {
        return ends.values().stream().filter(one -> one.patient().equals(patient)).toList();
    }

    @Override
    public Map<ResourceId, List<CareEndRecord>> of(Set<ResourceId> patients) {
        Map<ResourceId, List<CareEndRecord>> all = new LinkedHashMap<>();
        patients.stream().filter(one -> !of(one).isEmpty()).forEach(one -> all.put(one, of(one)));
        return all;
    }

    @Override
    public List<CareBeginRecord> begins(ResourceId patient) {
        return begins.stream().filter(one -> one.patient().equals(patient)).toList();
    }

    @Override
    public void save(CareBeginRecord begin) {
        begins.add(begin);
    }

    @Override
    public void save(CareEndRecord end) {
        ends.put(end.id(), end);
    }
}
