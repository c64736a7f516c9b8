package jp.madoguchi.gateway.desk;

import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.desk.AttachAnswer;
import jp.madoguchi.reception.desk.TaskOrder;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.subsidy.AttachSubsidies;
import org.jspecify.annotations.Nullable;

/**
 * What the word of the desk gives to a patient: the answer that a task is about, else its certificates of subsidies.
 *
 * @param subsidies gives certificates
 * @param answers   gives answers
 */
public record AttachByTask(AttachSubsidies subsidies, AttachAnswer answers) {

    /**
     * Attaches what a task asks about.
     *
     * @param answer  whether that is an answer
     * @param patient whose it is; null says that it is about nobody here, which only an answer can be
     */
    CompletionStage<DeskTask> attach(TaskOrder order, boolean answer, @Nullable ResourceId patient) {
        if (patient == null) {
            if (!answer) {
                throw new ProblemException(Problem.at(ProblemCode.VALUE_MISSING, "patient"));
            }
            return answers.nobodys(order);
        }
        return answer ? answers.attach(order, patient) : subsidies.attach(order, patient);
    }
}
