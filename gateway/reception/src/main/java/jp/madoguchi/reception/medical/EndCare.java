package jp.madoguchi.reception.medical;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * Notes that the continuing care of a patient ended: discharge, end of the home visits. What was consented to for that care may be looked
 * at until the end of its last day, and no longer (R-CH-34); what is consented to later is for care that begins anew.
 */
public final class EndCare {

    private final AnswerLedger ledger;
    private final MedicalWindow window;
    private final PatientViews views;
    private final InstantSource clock;

    public EndCare(AnswerLedger ledger, MedicalWindow window, PatientViews views, InstantSource clock) {
        this.ledger = ledger;
        this.window = window;
        this.views = views;
        this.clock = clock;
    }

    /**
     * The care ended. The same day again changes nothing; another day replaces the one that was noted. Fails with {@code RESOURCE_UNKNOWN}
     * at {@code patient}.
     */
    public CompletionStage<Void> ended(CareEnd end) {
        return ledger.commit(transaction -> note(transaction, end)).thenCompose(committed -> {
            window.careEnded(end.patient(), end.on(), clock.instant());
            return committed.value()
                    ? views.refresh(List.of(end.patient()))
                    : CompletableFuture.completedStage(null);
        }).thenApply(seen -> null);
    }

    private static boolean note(LedgerTransaction transaction, CareEnd end) {
        known(transaction, end.facility(), end.patient());
        if (transaction.careEnds().of(end.patient()).filter(end.on()::equals).isPresent()) {
            return false;
        }
        transaction.careEnds().save(end.facility(), end.patient(), end.on());
        transaction.note(new AuditFact(end.facility(), end.by(), "Consent", end.patient(), "CARE_ENDED"));
        return true;
    }

    /** The last day of a patient's care, as it was noted last. Fails with {@code RESOURCE_UNKNOWN} at {@code patient}. */
    public CompletionStage<Optional<LocalDate>> known(FacilityCode facility, ResourceId patient) {
        return ledger.commit(transaction -> {
            known(transaction, facility, patient);
            return transaction.careEnds().of(patient);
        }).thenApply(Committed::value);
    }

    private static void known(LedgerTransaction transaction, FacilityCode facility, ResourceId patient) {
        if (transaction.patient(patient).filter(one -> one.facility().equals(facility)).isEmpty()) {
            throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "patient"));
        }
    }
}
