package jp.madoguchi.domain.identity;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the directory knows of a patient who may be the one.
 *
 * @param patient   the patient
 * @param standing  linked or provisional
 * @param kana      name in kana, if known
 * @param sex       sex
 * @param birthDate birth date
 */
public record Candidate(
        ResourceId patient, PatientStanding standing, @Nullable KanaName kana, Sex sex, LocalDate birthDate) {

    public Candidate {
        Objects.requireNonNull(patient);
        Objects.requireNonNull(standing);
        Objects.requireNonNull(sex);
        Objects.requireNonNull(birthDate);
    }

    /** Whether the birth dates agree, and the kana wherever both are known. */
    boolean agreesWith(MatchSubject subject) {
        return birthDate.equals(subject.birthDate())
                && (kana == null || subject.kana() == null || kana.matchKey().equals(subject.kana().matchKey()));
    }

    /** Whether kana is known on both sides and agrees. */
    boolean kanaAgreesWith(MatchSubject subject) {
        return kana != null && subject.kana() != null && kana.matchKey().equals(subject.kana().matchKey());
    }
}
