package jp.madoguchi.reception.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.identity.ResourceId;

/** When the continuing care of patients ended (R-CH-34), as one work sees it. A patient's care can end, begin anew and end again. */
public interface CareEnds {

    /** Everything that was noted of a patient, also what counts no more, in the order in which it was noted. */
    List<CareEndRecord> history(ResourceId patient);

    /** Adds or replaces one. */
    void save(CareEndRecord end);

    /** The last days that count of each of these patients, in Japan, earliest first; of whom none does is left out. */
    Map<ResourceId, List<LocalDate>> of(Set<ResourceId> patients);

    /** The last days of a patient's care that count, in Japan, earliest first. */
    default List<LocalDate> of(ResourceId patient) {
        return history(patient).stream().filter(CareEndRecord::counts).map(CareEndRecord::on).sorted().toList();
    }
}
