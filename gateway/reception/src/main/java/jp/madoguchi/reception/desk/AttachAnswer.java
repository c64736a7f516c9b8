package jp.madoguchi.reception.desk;

import java.util.List;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the desk has said whose an answer is that nobody could give to anybody for certain, or that it is about nobody here. Task
 * done, the answer the patient's with everything that follows from an answer, and who decided it are one commit; then what the EMR reads
 * is renewed.
 *
 * <p>Stages fail as those of {@link DeskWork}, and with {@code RESOURCE_UNKNOWN} at {@code answer}, where the task has none to decide on.
 */
public final class AttachAnswer {

    private final AnswerLedger ledger;
    private final AcceptAnswer answers;

    public AttachAnswer(AnswerLedger ledger, AcceptAnswer answers) {
        this.ledger = ledger;
        this.answers = answers;
    }

    /**
     * The answer is about this patient, who need not be one of the candidates: the desk may know better. Their birth date is the answer's
     * all the same: nobody's word makes one person of two. The task is done with {@code RESOLVED}; the same request again changes
     * nothing.
     *
     * <p>Fails besides with {@code RESOURCE_UNKNOWN} at {@code patient}, where the institution has no such patient, and with {@code
     * ANSWER_NOT_OF_PATIENT}.
     */
    public CompletionStage<DeskTask> attach(TaskOrder order, ResourceId patient) {
        TaskChange change = new TaskChange(order, "ATTACH_ANSWER " + patient.value());
        return change.resolve(ledger, (transaction, task) -> give(transaction, order, task, patient))
                .thenCompose(done -> answers.published(List.of(patient)).thenApply(published -> done));
    }

    /** The answer is about nobody here: it stays apart, readable for nobody. As {@link #attach}. */
    public CompletionStage<DeskTask> nobodys(TaskOrder order) {
        TaskChange change = new TaskChange(order, "ATTACH_ANSWER nobody");
        return change.resolve(ledger, (transaction, task) -> {
            review(transaction, task);
            note(transaction, order, null, "NOBODYS");
        });
    }

    private void give(LedgerTransaction ledger, TaskOrder order, DeskTask task, ResourceId id) {
        AnswerRecord review = review(ledger, task);
        PatientRecord patient = ledger.patient(order.facility(), id)
                .orElseThrow(() -> problem(ProblemCode.RESOURCE_UNKNOWN, "patient"));
        if (answers.attach(ledger, review, patient).isEmpty()) {
            throw problem(ProblemCode.ANSWER_NOT_OF_PATIENT, "patient");
        }
        note(ledger, order, id, "ATTACHED");
    }

    private static AnswerRecord review(LedgerTransaction ledger, DeskTask task) {
        ResourceId id = task.cause().answer();
        if (id != null && task.patient() == null) {
            AnswerRecord answer = ledger.answer(id).orElse(null);
            if (answer != null && answer.standing() == AnswerStanding.REVIEW) {
                return answer;
            }
        }
        throw problem(ProblemCode.RESOURCE_UNKNOWN, "answer");
    }

    private static void note(LedgerTransaction ledger, TaskOrder order, @Nullable ResourceId patient, String detail) {
        ledger.note(new AuditFact(order.facility(), order.by(), "Answer", patient, detail));
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
