package jp.madoguchi.fhir.convert;

import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Inquiry;
import org.jspecify.annotations.Nullable;

/**
 * A question as long as no answer about a patient of ours stands under its id.
 *
 * @param inquiry what was asked
 * @param patient the patient whom the asker named; null where the asker only described somebody
 * @param stamp   as of what; its revision is below that of every answer to the question
 * @param askedAt when it was asked
 * @param outcome what is known: {@code Processing} while no answer has come
 */
public record QuestionView(Inquiry inquiry, @Nullable ResourceId patient, Stamp stamp, Instant askedAt,
        AnswerOutcome outcome) {

    public QuestionView {
        Objects.requireNonNull(inquiry);
        Objects.requireNonNull(stamp);
        Objects.requireNonNull(askedAt);
        Objects.requireNonNull(outcome);
    }

    /** Masked: the question's id only. */
    @Override
    public String toString() {
        return "QuestionView[" + inquiry.id() + "]";
    }
}
