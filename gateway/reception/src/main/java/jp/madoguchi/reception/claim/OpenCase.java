package jp.madoguchi.reception.claim;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.claim.AnswerEvidence;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.ClaimFacts;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.reception.inquiry.AnswerFollower;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;

/**
 * Opens the case of a visit whose verification gave no proof, with what the answer and the patient's file tell: the lost qualification, the
 * newest one on file. There is one case for each patient and visit: a second opening gives the first.
 *
 * <p>As a follower it opens the cases of accepted answers by itself, in their commit, as soon as it is known whom they are about. Whether
 * the patient says that they are insured is known only where a clerk wrote it down ({@code ShownAtDesk}); else they are taken for insured
 * until somebody notes the opposite.
 */
public final class OpenCase implements AnswerFollower {

    private final AnswerLedger ledger;
    private final CaseSettling settling;

    public OpenCase(AnswerLedger ledger, ClaimWays ways) {
        this.ledger = ledger;
        this.settling = new CaseSettling(ways);
    }

    /**
     * Opens one from an accepted answer. Fails with {@code CLAIM_CASE_STATE} when the answer is a proof, or is none yet.
     *
     * @param patient whom the desk says it is about, where the answer found nobody
     * @param insured whether the patient says that a valid insurance exists
     */
    public CompletionStage<ClaimCaseRecord> fromAnswer(AnswerRecord accepted, @Nullable ResourceId patient,
            boolean insured) {
        Answer answer = accepted.answer();
        return ledger.commit(transaction -> {
            ResultClass result = ResultClass.of(answer.outcome()).filter(known -> !known.isProof())
                    .orElseThrow(() -> problem(ProblemCode.CLAIM_CASE_STATE, "answer"));
            ResourceId whose = accepted.patient() == null ? patient : accepted.patient();
            CaseOpening opening = new CaseOpening(accepted.facility(), accepted.terminal(), whose, birthDate(answer),
                    answer.confirmationDate(), result, insured);
            return open(transaction, opening, accepted.id(), AnswerEvidence.lost(answer));
        }).thenApply(Committed::value);
    }

    @Override
    public void follow(LedgerTransaction transaction, AnswerRecord accepted) {
        Answer answer = accepted.answer();
        ResourceId patient = accepted.patient();
        Optional<ResultClass> result = ResultClass.of(answer.outcome()).filter(known -> !known.isProof());
        if (patient == null || result.isEmpty() || isValidSince(transaction, patient, answer)) {
            return;
        }
        var unused = open(transaction,
                new CaseOpening(accepted.facility(), accepted.terminal(), patient, birthDate(answer),
                        answer.confirmationDate(), result.get(), isInsured(transaction, accepted)),
                accepted.id(), AnswerEvidence.lost(answer));
    }

    /** Taken for insured unless a clerk wrote down that the patient says otherwise. */
    private static boolean isInsured(LedgerTransaction transaction, AnswerRecord accepted) {
        return accepted.inquiry() == null || transaction.inquiry(accepted.inquiry())
                .map(InquiryRecord::shown)
                .filter(shown -> shown.insured() == InsuredStatement.NOT_INSURED).isEmpty();
    }

    /** An older answer that arrives late opens no case of what a newer one has proved. */
    private static boolean isValidSince(LedgerTransaction transaction, ResourceId patient, Answer answer) {
        return transaction.coverages(patient).stream()
                .anyMatch(coverage -> coverage.standing() == CoverageStanding.IN_FORCE
                        && coverage.asOf().isAfter(answer.processedAt()));
    }

    /** Opens one without an answer. */
    public CompletionStage<ClaimCaseRecord> withoutAnswer(CaseOpening opening) {
        return ledger.commit(transaction -> {
            if (opening.result().isProof()) {
                throw problem(ProblemCode.CLAIM_CASE_STATE, "result");
            }
            return open(transaction, opening, null, Optional.empty());
        }).thenApply(Committed::value);
    }

    private ClaimCaseRecord open(LedgerTransaction transaction, CaseOpening opening, @Nullable ResourceId answer,
            Optional<MemberId> shownLost) {
        ResourceId patient = opening.patient();
        LocalDate birthDate = opening.birthDate();
        List<CoverageRecord> file = List.of();
        if (patient != null) {
            PatientRecord known = transaction.patient(patient).filter(one -> one.facility().equals(opening.facility()))
                    .orElseThrow(() -> problem(ProblemCode.RESOURCE_UNKNOWN, "patient"));
            Optional<ClaimCaseRecord> before = transaction.claimCases().of(patient).stream()
                    .filter(one -> one.claimCase().facts().visit().equals(opening.visit())).findFirst();
            if (before.isPresent()) {
                return before.get();
            }
            birthDate = known.person().birthDate();
            file = transaction.coverages(patient);
        }
        ClaimFacts facts = facts(opening, file, shownLost);
        ClaimCase open = ClaimCase.open(transaction.newId(), opening.result(), facts);
        ClaimCaseRecord record = new ClaimCaseRecord(opening.facility(), opening.terminal(), patient, birthDate, answer,
                1,
                settling.settled(open, facts, transaction.at()));
        return settling.keep(transaction, record);
    }

    private static ClaimFacts facts(CaseOpening opening, List<CoverageRecord> file, Optional<MemberId> shownLost) {
        ClaimFacts facts = ClaimFacts.of(opening.visit()).withInsured(opening.insured());
        Optional<MemberId> onFile = newest(file, false);
        Optional<MemberId> lost = shownLost.or(() -> newest(file, true));
        if (onFile.isPresent()) {
            facts = facts.withOnFile(onFile.get());
        }
        return lost.isPresent() ? facts.withLost(lost.get()) : facts;
    }

    private static Optional<MemberId> newest(List<CoverageRecord> file, boolean lost) {
        return file.stream()
                .filter(one -> one.ticket() == null && (one.standing() == CoverageStanding.LOST) == lost)
                .max(Comparator.comparing(CoverageRecord::asOf))
                .map(CoverageRecord::qualification).map(Qualification::member);
    }

    private static @Nullable LocalDate birthDate(Answer answer) {
        if (!answer.qualifications().isEmpty()) {
            return answer.qualifications().getFirst().person().birthDate();
        }
        return answer.asking() == null ? null : answer.asking().birthDate();
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
