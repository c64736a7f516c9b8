package jp.madoguchi.fhir.convert;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.InquiryId;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the national system about a patient.
 *
 * @param id      FHIR id
 * @param stamp   as of what
 * @param inquiry the question it answers; none when a reader gave it unasked
 * @param source  how it came
 * @param answer  what it says
 * @param entries what its qualifications became, in their order
 */
public record AnswerView(
        ResourceId id, Stamp stamp, @Nullable InquiryId inquiry, AnswerSource source, Answer answer,
        List<AnswerEntry> entries) {

    public AnswerView {
        Objects.requireNonNull(id);
        Objects.requireNonNull(stamp);
        Objects.requireNonNull(source);
        entries = List.copyOf(entries);
        for (AnswerEntry entry : entries) {
            Objects.checkIndex(entry.qualification(), answer.qualifications().size());
        }
    }
}
