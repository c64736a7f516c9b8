package jp.madoguchi.reception.inquiry;

import jp.madoguchi.domain.qualification.InquiryId;

/** How an answer came. */
public sealed interface AnswerOrigin {

    /** A reader dropped it unasked. */
    record FaceResult() implements AnswerOrigin {}

    /** It bears the name of a question that this gateway asked. */
    record AnswerTo(InquiryId inquiry) implements AnswerOrigin {}
}
