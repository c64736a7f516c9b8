package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.InquiryId;
import org.jspecify.annotations.Nullable;

/**
 * An answer as the ledger keeps it.
 *
 * @param id         id of its CoverageEligibilityResponse
 * @param facility   institution
 * @param terminal   terminal that it came through
 * @param inquiry    question that it answers; none for a face result
 * @param standing   whether it found its patient
 * @param patient    that patient
 * @param receivedAt when the gateway took it
 * @param answer     what it says
 * @param coverages  what its qualifications became
 */
public record AnswerRecord(
        ResourceId id,
        FacilityCode facility,
        TerminalId terminal,
        @Nullable InquiryId inquiry,
        AnswerStanding standing,
        @Nullable ResourceId patient,
        Instant receivedAt,
        Answer answer,
        List<AnsweredCoverage> coverages) {

    public AnswerRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(receivedAt);
        Objects.requireNonNull(answer);
        coverages = List.copyOf(coverages);
        boolean attached = standing == AnswerStanding.LINKED || standing == AnswerStanding.PROVISIONAL;
        if (attached != (patient != null)) {
            throw new IllegalArgumentException("an attached answer has a patient, another has none");
        }
    }

    /** The same record of a part of the answer. */
    public AnswerRecord with(Answer part) {
        return new AnswerRecord(id, facility, terminal, inquiry, standing, patient, receivedAt, part, coverages);
    }
}
