package jp.madoguchi.store.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.CareBeginRecord;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one patient at one moment, as one view needs it.
 *
 * @param patient   the patient; its revision is the snapshot's
 * @param coverages all coverages, those that changed last at the end
 * @param answers   the newest answers, newest first; or an older one alone
 * @param sources   the answers that the coverages rest on, by id, be they among the newest or not
 * @param payers    the organizations that the coverages name
 * @param hospital  the institution
 * @param telling   the answers that tell consents, the newest of all settings among them; a face result tells that there are none by
 *                  carrying none
 * @param questions the questions that answers and telling answer, by id
 * @param revocation when the patient took all consents back last; null if never
 * @param careEnds  the ends of the patient's continuing care that were noted, also those that count no more
 * @param careBegins the continuing care of the patient that was noted to begin
 */
public record PatientSnapshot(Stored<PatientRecord> patient, List<Stored<CoverageRecord>> coverages,
        List<Stored<AnswerRecord>> answers, Map<ResourceId, AnswerRecord> sources, List<OrganizationRecord> payers,
        OrganizationRecord hospital, List<Stored<AnswerRecord>> telling, Map<InquiryId, Question> questions,
        @Nullable Stored<Instant> revocation, List<Stored<CareEndRecord>> careEnds,
        List<Stored<CareBeginRecord>> careBegins) {

    public PatientSnapshot {
        Objects.requireNonNull(patient);
        coverages = List.copyOf(coverages);
        answers = List.copyOf(answers);
        sources = Map.copyOf(sources);
        payers = List.copyOf(payers);
        Objects.requireNonNull(hospital);
        telling = List.copyOf(telling);
        questions = Map.copyOf(questions);
        careEnds = List.copyOf(careEnds);
        careBegins = List.copyOf(careBegins);
    }

    /** Of two snapshots of a patient the one with the higher revision is the newer. */
    public long revision() {
        return patient.revision();
    }
}
