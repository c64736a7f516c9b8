package jp.madoguchi.routes.terminal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.terminal.Completeness;
import jp.madoguchi.oqs.terminal.ResultFileName;
import jp.madoguchi.oqs.terminal.ResultForm;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.routes.folder.FileContent;
import jp.madoguchi.routes.folder.FileOutcome;
import jp.madoguchi.routes.folder.FileTaker;

/** Takes what readers drop into {@code face}: results nobody asked for. */
final class FaceResults implements FileTaker {

    private final AnswerIntake intake;

    FaceResults(AnswerIntake intake) {
        this.intake = intake;
    }

    @Override
    public boolean mayBeOurs(String name) {
        return ResultFileName.parse(name) instanceof ResultFileName.Face face
                && face.exchange() == Exchange.CONFIRMATION && face.form() == ResultForm.XML;
    }

    @Override
    public boolean isComplete(String name, byte[] bytes) {
        return Completeness.isComplete(bytes);
    }

    @Override
    public CompletionStage<FileOutcome> take(FileContent content) {
        Answer answer;
        try {
            answer = intake.read(content);
        } catch (ProblemException unreadable) {
            return CompletableFuture.completedStage(new FileOutcome.Rejected(unreadable.problem()));
        }
        return intake.accept(content, SourceFolder.FACE, new AnswerOrigin.FaceResult(), answer);
    }
}
