package jp.madoguchi.routes.terminal;

import java.util.List;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.oqs.codec.ResultReader;
import jp.madoguchi.oqs.message.ResultMessage;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Acceptance;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.routes.exchange.AnswerRemarks;
import jp.madoguchi.routes.folder.FileContent;
import jp.madoguchi.routes.folder.FileOutcome;

/** The way from a card reader's result, which nobody asked for, to a committed answer. */
final class AnswerIntake {

    private final TerminalSettings settings;
    private final ResultReader reader;
    private final AcceptAnswer acceptAnswer;
    private final AnswerRemarks remarks;

    AnswerIntake(TerminalSettings settings, ResultReader reader, AcceptAnswer acceptAnswer, AnswerRemarks remarks) {
        this.settings = settings;
        this.reader = reader;
        this.acceptAnswer = acceptAnswer;
        this.remarks = remarks;
    }

    /**
     * The one answer in a result file.
     *
     * @throws ProblemException if there is none
     */
    Answer read(byte[] file) {
        ResultMessage message = reader.read(file);
        remarks.add(message.remarks());
        List<Answer> answers = message.answers();
        if (answers.size() != 1) {
            throw new ProblemException(
                    Problem.at(ProblemCode.ELEMENT_INVALID, "XmlMsg/MessageBody: " + answers.size() + " persons"));
        }
        return answers.getFirst();
    }

    CompletionStage<FileOutcome> accept(FileContent content, Answer answer) {
        SourceFile source = new SourceFile(settings.facility(), settings.terminal(), SourceFolder.FACE, content.name(),
                content.digest());
        return acceptAnswer.accept(source, new AnswerOrigin.FaceResult(), answer)
                .handle((acceptance, failure) -> failure == null
                        ? outcome(acceptance)
                        : new FileOutcome.Postponed(ProblemException.problemOf(failure)));
    }

    private static FileOutcome outcome(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Accepted accepted -> FileOutcome.Committed.PLAIN;
            case Acceptance.AlreadyAccepted again -> FileOutcome.Committed.PLAIN;
            case Acceptance.Refused refused -> new FileOutcome.Rejected(refused.problem());
        };
    }
}
