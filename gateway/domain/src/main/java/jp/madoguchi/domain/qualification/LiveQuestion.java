package jp.madoguchi.domain.qualification;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;

/**
 * What a program wants to know of the national system now (資格確認の照会), before it is known whom and what it names.
 *
 * @param subject      whom it is about
 * @param insurance    by which insurance it is asked; {@code Typed} where the subject is only described
 * @param servicedDate day on which validity is asked, in Japan
 * @param limitConsent whether the patient agrees that the limit certificate is given (限度額適用認定証提供同意フラグ)
 */
public record LiveQuestion(Subject subject, Insurance insurance, LocalDate servicedDate, boolean limitConsent) {

    public LiveQuestion {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(insurance);
        Objects.requireNonNull(servicedDate);
        if (subject instanceof Subject.Described && !(insurance instanceof Insurance.Typed)) {
            throw new IllegalArgumentException("of somebody who is not known nothing is on file");
        }
    }

    /** Whom a question is about. */
    public sealed interface Subject {

        /** A patient of ours, by the id that the EMR reads. */
        record Here(ResourceId patient) implements Subject {}

        /** A patient of ours, by the hospital's number. */
        record Numbered(PatientNumber number) implements Subject {}

        /** Somebody who may not be a patient yet. */
        record Described(LocalDate birthDate) implements Subject {}
    }

    /** By which insurance a question is asked. */
    public sealed interface Insurance {

        /** The one that was in force last. */
        record OnFile() implements Insurance {}

        /** One that the EMR read here. */
        record Kept(ResourceId coverage) implements Insurance {}

        /** As on the card. */
        record Typed(MemberId member) implements Insurance {}
    }

    /** Masked: the day only. */
    @Override
    public String toString() {
        return "LiveQuestion[" + servicedDate + "]";
    }
}
