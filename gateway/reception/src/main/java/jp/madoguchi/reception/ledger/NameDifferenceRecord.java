package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.NameDifference;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * That an answer writes a patient's name otherwise than the hospital, whose own kanji stay (R-BC-04). The desk is told once of each pair of
 * spellings, by a task.
 *
 * @param task        the desk task
 * @param facility    institution
 * @param patient     patient
 * @param answer      the answer that wrote it so first
 * @param hospital    as the hospital writes it
 * @param national    as the national system writes it, {@code ●} as it came
 * @param differences where they differ; never empty
 * @param firstSeenAt when the answer was taken
 */
public record NameDifferenceRecord(ResourceId task, FacilityCode facility, ResourceId patient, ResourceId answer,
        PersonName hospital, PersonName national, List<NameDifference> differences, Instant firstSeenAt) {

    public NameDifferenceRecord {
        Objects.requireNonNull(task);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(answer);
        Objects.requireNonNull(hospital);
        Objects.requireNonNull(national);
        Objects.requireNonNull(firstSeenAt);
        differences = List.copyOf(differences);
        if (differences.isEmpty()) {
            throw new IllegalArgumentException("spellings that do not differ are no difference");
        }
    }

    /** Whether it is about these two spellings. */
    public boolean isOf(PersonName hospitals, PersonName nationals) {
        return hospital.equals(hospitals) && national.equals(nationals);
    }

    /** Masked: the task only. */
    @Override
    public String toString() {
        return "NameDifferenceRecord[" + task + "]";
    }
}
