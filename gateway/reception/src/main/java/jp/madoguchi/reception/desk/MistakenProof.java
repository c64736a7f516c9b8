package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.channel.MonthVisit;
import jp.madoguchi.domain.channel.MonthlyProof;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.inquiry.AnswerFollowUp;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.LookUpRecord;

/**
 * A proof that was told by mistake, and told again otherwise (R-CH-50): what it ended is open again. Only the screen of failure mode is
 * told by people; what the national system says is corrected by what it says next, which raises tasks of its own.
 */
final class MistakenProof {

    private final LedgerTransaction ledger;
    private final PatientFile file;
    private final MonthlyProof monthly;
    private final ResourceId patient;
    private final LocalDate visit;

    /**
     * @param file    what the ledger holds of the patient
     * @param monthly which visits prove
     * @param visit   day of the visit
     */
    MistakenProof(LedgerTransaction ledger, PatientFile file, MonthlyProof monthly, ResourceId patient,
            LocalDate visit) {
        this.ledger = ledger;
        this.file = file;
        this.monthly = monthly;
        this.patient = patient;
        this.visit = visit;
    }

    /** Whether a desk told last that the screen proved the visit, whatever else goes before that. */
    boolean isTold() {
        return LookUpRecord.lastTold(ledger.modes().lookUpsOf(patient, ExceptionalView.Kind.FAILURE)).stream()
                .anyMatch(one -> one.visit().equals(visit) && one.validity() == QualificationValidity.VALID);
    }

    /** Whether what counts of the screen now proves the visit: the re-check, else what was told last. */
    boolean counts() {
        return file.seenOnScreen(patient, visit).filter(MonthVisit::confirmed).isPresent();
    }

    /**
     * Opens again what was ended by a proof of the visit, or of its month, that has none any more. By which of several tellings it ended does
     * not matter: whatever else proves it keeps it ended. Nothing is asked for twice.
     */
    void undo() {
        List<LocalDate> proven = file.visits(patient, YearMonth.from(visit)).stream()
                .filter(one -> EndWhatIsProven.proves(monthly, one)).map(MonthVisit::day).toList();
        ledger.tasksOf(patient).stream().filter(task -> isEnded(task) && EndWhatIsProven.settles(visit, task)
                && proven.stream().noneMatch(day -> EndWhatIsProven.settles(day, task))
                && !AnswerFollowUp.isSettledSince(ledger, patient, task))
                // The newest of each step; another paper last, as it is asked for only where nothing else asks for a proof.
                .sorted(Comparator.comparing((DeskTask task) -> task.step() == DeskStep.ASK_ACCEPTED_PAPER)
                        .thenComparing(DeskTask::raisedAt, Comparator.reverseOrder()))
                .forEach(this::openAgain);
        AnswerFollowUp.endWhatIsAskedOtherwise(ledger, patient, visit);
    }

    private static boolean isEnded(DeskTask task) {
        return task.state() instanceof DeskTaskState.Cancelled cancelled
                && cancelled.reason().equals(DecideNextStep.PROVEN_SINCE);
    }

    private void openAgain(DeskTask ended) {
        boolean asked = ended.step() == DeskStep.ASK_ACCEPTED_PAPER
                && AnswerFollowUp.asksOtherwise(ledger, patient, ended.visit());
        if (!asked && !stands(ended)) {
            ledger.save(ended.comeBack());
        }
    }

    private boolean stands(DeskTask ended) {
        return ledger.tasksOf(patient).stream().anyMatch(task -> task.step() == ended.step()
                && task.visit().equals(ended.visit()) && task.state().phase() != DeskTaskState.Phase.CANCELLED);
    }
}
