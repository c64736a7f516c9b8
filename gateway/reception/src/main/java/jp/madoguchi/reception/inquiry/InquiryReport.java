package jp.madoguchi.reception.inquiry;

import java.util.Objects;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import org.jspecify.annotations.Nullable;

/**
 * What a desk is told of its question.
 *
 * @param inquiry the question
 * @param state   where it stands; {@code ASKED} means that no answer has come yet, never "invalid"
 * @param answer  the answer, once there is one
 */
public record InquiryReport(InquiryId inquiry, InquiryState state, @Nullable AnswerRecord answer) {

    public InquiryReport {
        Objects.requireNonNull(inquiry);
        Objects.requireNonNull(state);
    }

    /** A question with its answer. */
    static InquiryReport answered(InquiryId inquiry, AnswerRecord answer) {
        return new InquiryReport(inquiry, InquiryState.ANSWERED, answer);
    }

    /** What the ledger says of a question. */
    public static InquiryReport of(InquiryRecord record) {
        return new InquiryReport(record.id(), record.state(), record.answer());
    }
}
