package jp.madoguchi.domain.medical;

import java.util.List;
import java.util.Objects;

/**
 * Medicines and treatments, month by month (薬剤情報・診療情報). The newest source is the last one: claims arrive a month or more later
 * than prescriptions and dispensing of the electronic prescription.
 *
 * @param subject       whom it is about
 * @param claims        from claims (レセプト)
 * @param prescriptions from electronic prescriptions (処方情報)
 * @param dispensings   from their dispensing (調剤情報)
 */
public record MedicineHistory(MedicalSubject subject, List<CareMonth> claims, List<CareMonth> prescriptions,
        List<CareMonth> dispensings) implements MedicalRecord {

    public MedicineHistory {
        Objects.requireNonNull(subject);
        claims = List.copyOf(claims);
        prescriptions = List.copyOf(prescriptions);
        dispensings = List.copyOf(dispensings);
    }

    /** Masked: numbers of months only. */
    @Override
    public String toString() {
        return "MedicineHistory[" + claims.size() + " " + prescriptions.size() + " " + dispensings.size() + "]";
    }
}
