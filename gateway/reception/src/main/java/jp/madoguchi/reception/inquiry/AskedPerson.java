package jp.madoguchi.reception.inquiry;

import java.util.Objects;
import jp.madoguchi.domain.exchange.Question;
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
 * @param byCard   whether the card is what the national system looked the person up by; a re-query goes by the consent, and may find a
 *                 newer insurance
 */
public record AskedPerson(InquiryId question, @Nullable ResourceId patient, @Nullable CardQuestion card,
        boolean byCard) {

    public AskedPerson {
        Objects.requireNonNull(question);
    }

    /** One who was asked about by card, if one was named. */
    public AskedPerson(InquiryId question, @Nullable ResourceId patient, @Nullable CardQuestion card) {
        this(question, patient, card, true);
    }

    AskedPerson(InquiryRecord asked) {
        this(asked.id(), asked.patient(), asked.card().orElse(null), !(asked.question() instanceof Question.Recheck));
    }

    /** Whether an answer, as far as it echoes card data, echoes this person's. */
    public boolean isEchoedBy(Answer answer) {
        return card == null || answer.echoes(card);
    }

    /**
     * Whether what an answer found may be this person's: an answer with the right echo may hold somebody else's data all the same. The
     * birth date always decides, the card wherever it was looked up by the card.
     */
    public boolean isDescribedBy(Answer answer) {
        return card == null || (byCard ? answer.mayBeOf(card) : answer.isOfOneBornOn(card.birthDate()));
    }

    /** Masked: the question only. */
    @Override
    public String toString() {
        return "AskedPerson[" + question + "]";
    }
}
