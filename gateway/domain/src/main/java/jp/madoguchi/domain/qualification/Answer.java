package jp.madoguchi.domain.qualification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import org.jspecify.annotations.Nullable;

/**
 * What the national system answered about one person.
 *
 * @param facility                institution that it was addressed to (医療機関コード)
 * @param asked                   what the question was asked with, if said
 * @param arbitraryFileIdentifier echo of the question's identifier, or one that the terminal made (任意のファイル識別子)
 * @param arbitraryIdentifier     echo of the per-person identifier (任意の識別子)
 * @param processedAt             when the national system worked on it (処理実行日時)
 * @param confirmationDate        the day on which validity was asked (資格確認日)
 * @param outcome                 how it ended
 * @param asking                  the card data that the question named, echoed for card-data questions
 * @param qualifications          what was found; often empty unless valid
 * @param prescription            form of prescription that the patient chose
 */
public record Answer(
        FacilityCode facility,
        @Nullable ReferenceClassification asked,
        @Nullable String arbitraryFileIdentifier,
        @Nullable String arbitraryIdentifier,
        Instant processedAt,
        LocalDate confirmationDate,
        AnswerOutcome outcome,
        @Nullable CardQuestion asking,
        List<Qualification> qualifications,
        @Nullable PrescriptionForm prescription) {

    public Answer {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(processedAt);
        Objects.requireNonNull(confirmationDate);
        Objects.requireNonNull(outcome);
        qualifications = List.copyOf(qualifications);
    }

    /** Whether it may be used as valid: all three levels agree (oqs-interface 3.5). */
    public boolean isValid() {
        return outcome instanceof AnswerOutcome.Confirmed c && c.validity() == QualificationValidity.VALID;
    }

    /**
     * What a reception may make of one of the qualifications. A valid answer never revives one that was lost by that day. What the
     * patient consented to has no part in it: a refusal never stops a reception (R-CO-04).
     */
    public CoverageStanding standingOf(Qualification qualification) {
        boolean lost = qualification.lost() != null && !confirmationDate.isBefore(qualification.lost());
        if (lost) {
            return CoverageStanding.LOST;
        }
        return switch (outcome) {
            case AnswerOutcome.Confirmed c -> switch (c.validity()) {
                case VALID -> CoverageStanding.IN_FORCE;
                case INVALID -> CoverageStanding.LOST;
                case INVALID_NEW_EXISTS, NOT_FOUND, MULTIPLE, VALID_UNREGISTERED -> CoverageStanding.UNCONFIRMED;
            };
            case AnswerOutcome.Refused r -> CoverageStanding.UNCONFIRMED;
            case AnswerOutcome.Failed f -> CoverageStanding.UNCONFIRMED;
            case AnswerOutcome.Processing p -> CoverageStanding.UNCONFIRMED;
        };
    }

    /** The same answer with only these of its qualifications. */
    public Answer with(List<Qualification> some) {
        return new Answer(facility, asked, arbitraryFileIdentifier, arbitraryIdentifier, processedAt, confirmationDate,
                outcome, asking, some, prescription);
    }

    /** Masked: outcome and number of qualifications only. */
    @Override
    public String toString() {
        return "Answer[" + facility + " " + confirmationDate + " " + outcome.getClass().getSimpleName() + " "
                + qualifications.size() + "]";
    }
}
