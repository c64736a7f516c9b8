package jp.madoguchi.reception.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.identity.ResourceId;

/** When the continuing care of patients began and ended (R-CH-34), as one work sees it. A patient's care can end, begin anew and end again. */
public interface CareEnds {

    /** Everything that was noted of a patient, also what counts no more, in the order in which it was noted. */
    List<CareEndRecord> history(ResourceId patient);

    /** Adds or replaces one. */
    void save(CareEndRecord end);

    /** The ends that count of each of these patients, earliest day first; of whom none does is left out. */
    Map<ResourceId, List<CareEndRecord>> of(Set<ResourceId> patients);

    /** The ends of a patient's care that count, earliest day first. */
    default List<CareEndRecord> of(ResourceId patient) {
        return history(patient).stream().filter(CareEndRecord::counts).sorted(Comparator.comparing(CareEndRecord::on))
                .toList();
    }

    /** The continuing care of a patient that was noted to begin, in the order in which it was noted. */
    List<CareBeginRecord> begins(ResourceId patient);

    /** Adds one. */
    void save(CareBeginRecord begin);
}
