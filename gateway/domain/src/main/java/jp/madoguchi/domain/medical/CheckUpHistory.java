package jp.madoguchi.domain.medical;

import java.util.List;
import java.util.Objects;

/**
 * Check-ups (特定健診等情報).
 *
 * @param subject  whom they are about
 * @param checkUps one for each, in the file's order
 */
public record CheckUpHistory(MedicalSubject subject, List<CheckUp> checkUps) implements MedicalRecord {

    public CheckUpHistory {
        Objects.requireNonNull(subject);
        checkUps = List.copyOf(checkUps);
    }

    /** Masked: number of check-ups only. */
    @Override
    public String toString() {
        return "CheckUpHistory[" + checkUps.size() + "]";
    }
}
