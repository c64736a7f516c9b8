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

    /** Whether the birth dates agree, and sex and kana wherever both are known (R-BC-03). */
    boolean agreesWith(MatchSubject subject) {
        return birthDate.equals(subject.birthDate()) && !sexContradicts(subject)
                && (kana == null || subject.kana() == null || kana.matchKey().equals(subject.kana().matchKey()));
    }

    /** Whether kana is known on both sides and agrees. */
    boolean kanaAgreesWith(MatchSubject subject) {
        return kana != null && subject.kana() != null && kana.matchKey().equals(subject.kana().matchKey());
    }

    /** Whether sex is set on both sides and differs: then it is another person, whatever the names (R-BC-03e). */
    boolean sexContradicts(MatchSubject subject) {
        return sex != Sex.UNSET && subject.sex() != Sex.UNSET && sex != subject.sex();
    }
}
