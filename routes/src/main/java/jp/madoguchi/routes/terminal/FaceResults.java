package jp.madoguchi.routes.terminal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.exchange.ExchangeNames;
import jp.madoguchi.oqs.terminal.Completeness;
import jp.madoguchi.oqs.terminal.ResultFileName;
import jp.madoguchi.oqs.terminal.ResultForm;
import jp.madoguchi.routes.exchange.ResultContent;
import jp.madoguchi.routes.folder.FileContent;
import jp.madoguchi.routes.folder.FileOutcome;
import jp.madoguchi.routes.folder.FileTaker;

/** Takes what readers drop into {@code face}: results nobody asked for. */
final class FaceResults implements FileTaker {

    private final ExchangeNames names;
    private final ResultContent results;
    private final AnswerIntake intake;

    FaceResults(ExchangeNames names, ResultContent results, AnswerIntake intake) {
        this.names = names;
        this.results = results;
        this.intake = intake;
    }

    @Override
    public boolean mayBeOurs(String name) {
        return formOf(name).isPresent();
    }

    private Optional<ResultForm> formOf(String name) {
        return ResultFileName.parse(name, names) instanceof ResultFileName.Face face
                && face.exchange() == Exchange.CONFIRMATION ? Optional.of(face.form()) : Optional.empty();
    }

    @Override
    public boolean isComplete(String name, byte[] bytes) {
        return formOf(name).map(form -> Completeness.isComplete(form, bytes)).orElse(false);
    }

    @Override
    public CompletionStage<FileOutcome> take(FileContent content) {
        Answer answer;
        try {
            ResultForm form = formOf(content.name()).orElseThrow();
            answer = intake.read(results.ofFace(form == ResultForm.ZIP, content.bytes()));
        } catch (ProblemException unreadable) {
            return CompletableFuture.completedStage(new FileOutcome.Rejected(unreadable.problem()));
        }
        return intake.accept(content, answer);
    }
}
