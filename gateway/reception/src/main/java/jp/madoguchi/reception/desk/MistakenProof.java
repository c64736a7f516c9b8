package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.channel.MonthVisit;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.QualificationValidity;
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
    private final ResourceId patient;
    private final LocalDate visit;

    MistakenProof(LedgerTransaction ledger, ResourceId patient, LocalDate visit) {
        this.ledger = ledger;
        this.patient = patient;
        this.visit = visit;
    }

    /** What the screen was told to have said of the visit last; empty where nobody told that it was proof. */
    Optional<LookUpRecord.Told> told() {
        return LookUpRecord.lastTold(ledger.modes().lookUpsOf(patient, ExceptionalView.Kind.FAILURE)).stream()
                .filter(one -> one.visit().equals(visit) && one.validity() == QualificationValidity.VALID).findFirst();
    }

    /**
     * Opens again what a proof ended that was told before, in the same commit as that: where it is told no more, and nothing else has
     * proven the visit, or the month, since. A step that is asked for anew already is not asked for twice.
     *
     * @param before what {@link #told} said before it was told again
     * @param papers which papers prove a visit
     */
    void undo(LookUpRecord.Told before, AcceptedPapers papers) {
        if (told().isPresent()) {
            return;
        }
        List<MonthVisit> proofs = new PatientFile(ledger, papers).visits(patient, YearMonth.from(visit)).stream()
                .filter(MonthVisit::proves).toList();
        List<DeskTask> tasks = ledger.tasksOf(patient);
        for (DeskTask task : tasks) {
            if (endedBy(before, task) && !provenOtherwise(task, proofs) && !stands(task, tasks)) {
                ledger.save(task.comeBack());
            }
        }
    }

    /** A task ends in the commit of its proof, so that the moment of both tells. */
    private static boolean endedBy(LookUpRecord.Told proof, DeskTask task) {
        return task.state() instanceof DeskTaskState.Cancelled cancelled
                && cancelled.reason().equals(DecideNextStep.PROVEN_SINCE) && cancelled.at().equals(proof.at());
    }

    private static boolean provenOtherwise(DeskTask task, List<MonthVisit> proofs) {
        return proofs.stream().map(MonthVisit::day).anyMatch(day -> task.step() == DeskStep.SHOW_PROOF_THIS_MONTH
                ? YearMonth.from(day).equals(YearMonth.from(task.visit()))
                : day.equals(task.visit()));
    }

    private static boolean stands(DeskTask ended, List<DeskTask> tasks) {
        return tasks.stream().anyMatch(task -> task.step() == ended.step() && task.visit().equals(ended.visit())
                && task.state().phase() != DeskTaskState.Phase.CANCELLED);
    }
}
