package jp.madoguchi.reception.medical;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.consent.WrongPersonReport;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.HomeRevocation;
import jp.madoguchi.reception.ledger.HomeRevocationState;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;

/**
 * Locks medical information for good: the patient took the consents back (R-CH-36), or it is not this patient's (R-CO-10). The window is
 * locked first and once more after the commit, so that no question in between slips through.
 */
public final class LockMedicalInformation {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final AnswerLedger ledger;
    private final NationalSystem national;
    private final MedicalWindow window;
    private final PatientViews views;
    private final InquiryIds ids;
    private final InstantSource clock;

    public LockMedicalInformation(AnswerLedger ledger, NationalSystem national, MedicalWindow window,
            PatientViews views, InquiryIds ids, InstantSource clock) {
        this.ledger = ledger;
        this.national = national;
        this.window = window;
        this.views = views;
        this.ids = ids;
        this.clock = clock;
    }

    /** The consents were taken back elsewhere: at the terminal's screen, or by the patient. Fails with {@code RESOURCE_UNKNOWN}. */
    public CompletionStage<Void> revoked(Revocation order) {
        return lock(order).thenApply(patient -> null);
    }

    /**
     * The consents of home visits are taken back here: locked at once, then told to the national system. Where that fails the lock stays,
     * a task is left, and the stage fails as {@link NationalSystem#send}, so that somebody does it at the terminal's screen.
     */
    public CompletionStage<InquiryId> revokeAtHome(Revocation order, TerminalId terminal, MemberId member) {
        InquiryId id = ids.next(clock.instant());
        return lock(order).thenCompose(patient -> {
            Question question = new Question.RevokeConsent(id, order.facility(), terminal, member,
                    patient.person().birthDate());
            return ledger.commit(transaction -> {
                transaction.save(InquiryRecord.asked(question, order.patient(), transaction.at()));
                transaction.revocations().save(HomeRevocation.asked(id, order.facility(), order.patient(), order.by(),
                        transaction.at()));
                return id;
            }).thenCompose(entered -> national.send(question)).exceptionallyCompose(failure -> notSent(id, failure));
        }).thenApply(sent -> id);
    }

    /**
     * What is known of a patient's revocations.
     *
     * @param revokedAt when all consents were taken back here last
     * @param sent      what became of the newest that was sent to the national system
     */
    public record Known(Optional<Instant> revokedAt, Optional<HomeRevocation> sent) {}

    /** What became of a patient's revocations. Fails with {@code RESOURCE_UNKNOWN} at {@code patient}. */
    public CompletionStage<Known> known(FacilityCode facility, ResourceId patient) {
        return ledger.commit(transaction -> {
            known(transaction, facility, patient);
            return new Known(transaction.revocations().of(patient), transaction.revocations().newestSent(patient));
        }).thenApply(Committed::value);
    }

    private CompletionStage<PatientRecord> lock(Revocation order) {
        window.revoke(order.patient(), clock.instant());
        return ledger.commit(transaction -> {
            PatientRecord patient = known(transaction, order.facility(), order.patient());
            transaction.revocations().save(order.facility(), order.patient(), transaction.at());
            transaction.note(new AuditFact(order.facility(), order.by(), "Consent", order.patient(), "REVOKED"));
            return patient;
        }).thenCompose(committed -> {
            window.revoke(order.patient(), clock.instant());
            return views.refresh(List.of(order.patient())).thenApply(seen -> committed.value());
        });
    }

    private CompletionStage<Void> notSent(InquiryId id, Throwable failure) {
        return ledger.commit(transaction -> {
            transaction.inquiry(id).filter(record -> record.state() == InquiryState.ASKED)
                    .ifPresent(record -> transaction.save(record.notSent()));
            transaction.revocations().sentBy(id).filter(one -> one.state() == HomeRevocationState.ASKED)
                    .ifPresent(one -> new RevocationBook(transaction).became(one, HomeRevocationState.NOT_SENT, null));
            return id;
        }).thenCompose(noted -> CompletableFuture.failedStage(failure));
    }

    /** 「この患者ではない」: locked, with who and when, and a task to tell the insurer. Fails with {@code RESOURCE_UNKNOWN}. */
    public CompletionStage<DeskTask> notThisPatient(FacilityCode facility, ResourceId patient,
            WrongPersonReport report) {
        window.report(patient, report);
        return ledger.commit(transaction -> {
            known(transaction, facility, patient);
            DeskTask task = DeskTask.open(transaction.newId(), facility, report.step(), patient,
                    new DeskTaskCause(report.item().name(), WrongPersonReport.RULES, null, List.of(), report.at()),
                    LocalDate.ofInstant(report.at(), JAPAN), transaction.at());
            transaction.raise(task);
            transaction.note(new AuditFact(facility, report.by(), "MedicalInformation", patient,
                    "NOT_THIS_PATIENT:" + report.item()));
            return task;
        }).thenApply(Committed::value).thenApply(task -> {
            window.report(patient, report);
            return task;
        });
    }

    private static PatientRecord known(LedgerTransaction transaction, FacilityCode facility, ResourceId patient) {
        return transaction.patient(patient).filter(one -> one.facility().equals(facility))
                .orElseThrow(() -> new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "patient")));
    }
}
