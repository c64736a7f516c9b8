package jp.madoguchi.reception.subsidy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.reception.desk.TaskChange;
import jp.madoguchi.reception.desk.TaskOrder;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.SubsidyEntry;

/**
 * Somebody of the desk has said whose certificates of subsidies are that {@link AcceptSubsidies} could not give to anybody for certain.
 * Task done, certificates the patient's, and who decided it are one commit. What is known of the patient from later stays, and the check
 * of the day on which they came is made up for.
 */
public final class AttachSubsidies {

    private final AnswerLedger ledger;
    private final SubsidyCheck check;

    /**
     * @param ledger keeps them
     * @param check  judges them on the day on which the terminal passed them on
     */
    public AttachSubsidies(AnswerLedger ledger, SubsidyCheck check) {
        this.ledger = ledger;
        this.check = check;
    }

    /**
     * Gives the certificates of a task to a patient, who need not be one of the candidates: the desk may know better. The task is done as by
     * {@code DeskWork.close}, with {@code RESOLVED}, and under the same conditions. The same request again changes nothing.
     *
     * <p>Stages fail as those of {@code DeskWork}, and with {@code RESOURCE_UNKNOWN} at {@code certificates}, where the task has none to
     * decide on, or at {@code patient}, where the institution has no such patient.
     */
    public CompletionStage<DeskTask> attach(TaskOrder order, ResourceId patient) {
        TaskChange change = new TaskChange(order, "ATTACH " + patient.value());
        return change.resolve(ledger, (transaction, task) -> give(transaction, order, task, patient));
    }

    private void give(LedgerTransaction ledger, TaskOrder order, DeskTask task, ResourceId patient) {
        List<SubsidyEntry> undecided = ledger.subsidies().undecided(task.id());
        if (undecided.isEmpty()) {
            throw unknown("certificates");
        }
        if (ledger.patient(order.facility(), patient).isEmpty()) {
            throw unknown("patient");
        }
        Set<ResourceId> taken = new PatientSubsidies(ledger, check, patient).take(undecided,
                undecided.getFirst().asOf());
        undecided.stream().map(SubsidyEntry::id).filter(id -> !taken.contains(id)).forEach(ledger.subsidies()::remove);
        ledger.note(new AuditFact(order.facility(), order.by(), "Subsidies", patient, "ATTACHED"));
    }

    private static ProblemException unknown(String where) {
        return new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, where));
    }
}
