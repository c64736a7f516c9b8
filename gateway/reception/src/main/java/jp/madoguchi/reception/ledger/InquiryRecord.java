package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.Inquiry;
import org.jspecify.annotations.Nullable;

/**
 * A question as the ledger keeps it. It is committed before its file is written.
 *
 * @param inquiry the question
 * @param patient the patient whom the desk named, if it named one
 * @param askedAt when
 * @param state   where it stands
 * @param answer  the newest answer to it
 */
public record InquiryRecord(
        Inquiry inquiry,
        @Nullable ResourceId patient,
        Instant askedAt,
        InquiryState state,
        @Nullable AnswerRecord answer) {

    public InquiryRecord {
        Objects.requireNonNull(inquiry);
        Objects.requireNonNull(askedAt);
        Objects.requireNonNull(state);
        if ((state == InquiryState.ANSWERED) != (answer != null)) {
            throw new IllegalArgumentException("an answered question has an answer");
        }
    }

    /** The same question with an answer. */
    public InquiryRecord answeredBy(AnswerRecord record) {
        return new InquiryRecord(inquiry, patient, askedAt, InquiryState.ANSWERED, record);
    }

    /** The same question, which did not reach the terminal. */
    public InquiryRecord notSent() {
        return new InquiryRecord(inquiry, patient, askedAt, InquiryState.NOT_SENT, null);
    }
}
