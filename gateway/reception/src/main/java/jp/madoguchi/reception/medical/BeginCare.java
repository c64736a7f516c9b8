package jp.madoguchi.reception.medical;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.CareBeginRecord;
import jp.madoguchi.reception.ledger.Committed;

/**
 * Notes that the continuing care of a patient began. Until it is, what was consented to away from the reader may be looked at for as long as
 * after a house call; from then on as long as the care lasts (R-CO-02, R-CH-34). An end that the national system returned goes first. It is
 * undone by an end of that care ({@link EndCare}).
 */
public final class BeginCare {

    private final AnswerLedger ledger;
    private final PatientViews views;

    public BeginCare(AnswerLedger ledger, PatientViews views) {
        this.ledger = ledger;
        this.views = views;
    }

    /** The care began. The same day of the same care again changes nothing. Fails with {@code RESOURCE_UNKNOWN} at {@code patient}. */
    public CompletionStage<Void> began(CareBegin begin) {
        return ledger.commit(transaction -> {
            EndCare.known(transaction, begin.facility(), begin.patient());
            boolean known = transaction.careEnds().begins(begin.patient()).stream()
                    .anyMatch(one -> one.situation() == begin.situation() && one.on().equals(begin.on()));
            if (!known) {
                transaction.careEnds().save(new CareBeginRecord(transaction.newId(), begin.facility(), begin.patient(),
                        begin.situation(), begin.on(), begin.by(), transaction.at()));
                transaction.note(new AuditFact(begin.facility(), begin.by(), "Consent", begin.patient(),
                        "CARE_BEGAN:" + begin.situation()));
            }
            return !known;
        }).thenApply(Committed::value).thenCompose(changed -> changed
                ? views.refresh(List.of(begin.patient()))
                : CompletableFuture.completedStage(null)).thenApply(seen -> null);
    }

    /** What was noted of a patient, in that order. Fails with {@code RESOURCE_UNKNOWN} at {@code patient}. */
    public CompletionStage<List<CareBeginRecord>> known(FacilityCode facility, ResourceId patient) {
        return ledger.commit(transaction -> {
            EndCare.known(transaction, facility, patient);
            return transaction.careEnds().begins(patient);
        }).thenApply(Committed::value);
    }
}
