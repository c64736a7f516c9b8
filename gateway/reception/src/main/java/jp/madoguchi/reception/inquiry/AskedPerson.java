package jp.madoguchi.reception.inquiry;

import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.InquiryRecord;
import org.jspecify.annotations.Nullable;

/**
 * One person as a question asked about them.
 *
 * @param question the question
 * @param patient  the patient, where the asker named one
 * @param card     the card data, where it was asked by card data
 */
public record AskedPerson(InquiryId question, @Nullable ResourceId patient, @Nullable CardQuestion card) {

    public AskedPerson {
        Objects.requireNonNull(question);
    }

    AskedPerson(InquiryRecord asked) {
        this(asked.id(), asked.patient(), asked.card().orElse(null));
    }

    /** Whether an answer, as far as it echoes card data, echoes this person's. */
    public boolean isEchoedBy(Answer answer) {
        CardQuestion echo = answer.asking();
        return echo == null || card == null || echo.birthDate().equals(card.birthDate())
                && echo.member().matchKey().equals(card.member().matchKey());
    }

    /** Masked: the question only. */
    @Override
    public String toString() {
        return "AskedPerson[" + question + "]";
    }
}
