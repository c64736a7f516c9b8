package jp.madoguchi.reception.inquiry;

import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.reception.ledger.InquiryRecord;

/**
 * What a program is told of its question.
 *
 * @param inquiry what was asked
 * @param record  where the question stands, with its newest answer; without one nothing is known, never "invalid"
 * @param advice  what the desk does because of the answer; empty where there is none, or nothing is left to do
 */
public record ProgramReport(Inquiry inquiry, InquiryRecord record, Optional<DeskAdvice> advice) {

    public ProgramReport {
        Objects.requireNonNull(inquiry);
        Objects.requireNonNull(record);
        Objects.requireNonNull(advice);
    }
}
