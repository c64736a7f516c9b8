package jp.madoguchi.routes.terminal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.exchange.SubsidyTags;
import jp.madoguchi.oqs.terminal.Completeness;
import jp.madoguchi.oqs.terminal.ResultFileName;
import jp.madoguchi.oqs.terminal.ResultForm;
import jp.madoguchi.routes.exchange.ResultContent;
import jp.madoguchi.routes.folder.FileContent;
import jp.madoguchi.routes.folder.FileOutcome;
import jp.madoguchi.routes.folder.FileTaker;
import org.jspecify.annotations.Nullable;

/**
 * Takes what readers drop into {@code face}: results nobody asked for, and certificates of subsidies beside them where the engineer
 * switched that on. Otherwise such files are another program's, and never opened.
 */
final class FaceResults implements FileTaker {

    private final TerminalSettings settings;
    private final ResultContent results;
    private final AnswerIntake answers;
    private final @Nullable SubsidyIntake subsidies;

    FaceResults(TerminalSettings settings, ResultContent results, AnswerIntake answers,
            @Nullable SubsidyIntake subsidies) {
        this.settings = settings;
        this.results = results;
        this.answers = answers;
        this.subsidies = subsidies;
    }

    @Override
    public boolean mayBeOurs(String name) {
        return parse(name).isPresent();
    }

    private Optional<ResultFileName.Face> parse(String name) {
        return ResultFileName.parse(name, settings.names()) instanceof ResultFileName.Face face
                && (face.exchange() == Exchange.CONFIRMATION || subsidies != null)
                        ? Optional.of(face)
                        : Optional.empty();
    }

    @Override
    public boolean isComplete(String name, byte[] bytes) {
        return parse(name).map(face -> face.form() == ResultForm.XML
                ? Completeness.isComplete(bytes, root(face))
                : Completeness.isComplete(face.form(), bytes)).orElse(false);
    }

    private String root(ResultFileName.Face face) {
        SubsidyTags tags = settings.subsidies();
        return face.exchange() == Exchange.SUBSIDY && tags != null ? tags.tag(SubsidyTags.ROOT) : Completeness.ROOT;
    }

    @Override
    public CompletionStage<FileOutcome> take(FileContent content) {
        ResultFileName.Face face = parse(content.name()).orElseThrow();
        boolean zip = face.form() == ResultForm.ZIP;
        SubsidyIntake beside = subsidies;
        try {
            return face.exchange() == Exchange.SUBSIDY && beside != null
                    ? beside.accept(content, beside.read(results.of(Exchange.SUBSIDY, zip, content.bytes())))
                    : answers.accept(content, answers.read(results.ofFace(zip, content.bytes())));
        } catch (ProblemException unreadable) {
            return CompletableFuture.completedStage(new FileOutcome.Rejected(unreadable.problem()));
        }
    }
}
