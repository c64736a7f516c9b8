package jp.madoguchi.routes.terminal;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.terminal.Completeness;
import jp.madoguchi.oqs.terminal.ResultFileName;
import jp.madoguchi.oqs.terminal.ResultForm;
import jp.madoguchi.oqs.terminal.TerminalError;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.routes.folder.FileContent;
import jp.madoguchi.routes.folder.FileOutcome;
import jp.madoguchi.routes.folder.FileTaker;
import jp.madoguchi.routes.folder.RecentMap;

/**
 * Takes from {@code res} what answers this gateway's own questions: results, {@code .err} files, and questions put back. The
 * hospital's receipt computer reads the same folder; a file whose id this gateway did not give is never opened.
 */
final class Answers implements FileTaker {

    private static final int MOST_REMEMBERED = 20_000;

    private final TerminalSettings settings;
    private final AnswerIntake intake;
    private final IssuedInquiries issued;
    private final InstantSource clock;
    /** An id is committed before its file exists: what the ledger does not know at the first sight it will never know. */
    private final RecentMap<InquiryId, Boolean> ours = new RecentMap<>(MOST_REMEMBERED);

    Answers(TerminalSettings settings, AnswerIntake intake, IssuedInquiries issued, InstantSource clock) {
        this.settings = settings;
        this.intake = intake;
        this.issued = issued;
        this.clock = clock;
    }

    @Override
    public boolean mayBeOurs(String name) {
        return inquiryOf(name).map(id -> !Boolean.FALSE.equals(ours.get(id))).orElse(false);
    }

    @Override
    public CompletionStage<Boolean> isOurs(String name) {
        InquiryId id = inquiryOf(name).orElseThrow();
        Boolean known = ours.get(id);
        if (known != null) {
            return CompletableFuture.completedStage(known);
        }
        return issued.find(id).thenApply(found -> {
            boolean mine = found.filter(this::isOfThisTerminal).isPresent();
            ours.put(id, mine);
            return mine;
        });
    }

    private boolean isOfThisTerminal(InquiryRecord asked) {
        return asked.question().terminal().equals(settings.terminal())
                && asked.question().facility().equals(settings.facility());
    }

    @Override
    public boolean isComplete(String name, byte[] bytes) {
        return switch (ResultFileName.parse(name)) {
            case ResultFileName.AnswerTo answer -> Completeness.isComplete(bytes);
            case ResultFileName.RequestReturned returned -> Completeness.isComplete(bytes);
            // How an .err file ends is not known; that it stays the same has to do.
            case ResultFileName.ErrorOf error -> true;
            case ResultFileName.Face face -> false;
            case ResultFileName.Foreign foreign -> false;
        };
    }

    @Override
    public CompletionStage<FileOutcome> take(FileContent content) {
        return switch (ResultFileName.parse(content.name())) {
            case ResultFileName.AnswerTo answer -> takeAnswer(content, answer.inquiry());
            case ResultFileName.ErrorOf error -> issued.find(error.inquiry())
                    .thenCompose(asked -> takeError(content, asked.orElseThrow()));
            case ResultFileName.RequestReturned returned -> issued.find(returned.inquiry()).thenApply(Answers::settled);
            case ResultFileName.Face face -> waiting();
            case ResultFileName.Foreign foreign -> waiting();
        };
    }

    private static CompletionStage<FileOutcome> waiting() {
        return CompletableFuture.completedStage(new FileOutcome.Waiting());
    }

    private CompletionStage<FileOutcome> takeAnswer(FileContent content, InquiryId id) {
        Answer answer;
        try {
            answer = intake.read(content);
        } catch (ProblemException unreadable) {
            return CompletableFuture.completedStage(new FileOutcome.Rejected(unreadable.problem()));
        }
        return intake.accept(content, SourceFolder.RES, new AnswerOrigin.AnswerTo(id), answer);
    }

    private CompletionStage<FileOutcome> takeError(FileContent content, InquiryRecord asked) {
        if (!(asked.question() instanceof Question.Confirm confirm)) {
            Problem other = Problem.at(ProblemCode.ANSWER_TO_OTHER_QUESTION, content.name());
            return CompletableFuture.completedStage(new FileOutcome.Rejected(other));
        }
        Answer failed = TerminalError.toAnswer(confirm.inquiry(), content.bytes(), clock.instant());
        return intake.accept(content, SourceFolder.RES, new AnswerOrigin.AnswerTo(asked.id()), failed);
    }

    /** A question put back may go once its {@code .err}, or an answer, is committed; what it says is in the ledger anyway. */
    private static FileOutcome settled(Optional<InquiryRecord> asked) {
        boolean answered = asked.map(InquiryRecord::state).filter(InquiryState.ANSWERED::equals).isPresent();
        return answered ? FileOutcome.Committed.PLAIN : new FileOutcome.Waiting();
    }

    /** Of single confirmations, as plain files. */
    private static Optional<InquiryId> inquiryOf(String name) {
        return switch (ResultFileName.parse(name)) {
            case ResultFileName.AnswerTo answer -> Optional.of(answer)
                    .filter(known -> known.exchange() == Exchange.CONFIRMATION && known.form() == ResultForm.XML)
                    .map(ResultFileName.AnswerTo::inquiry);
            case ResultFileName.ErrorOf error -> Optional.of(error)
                    .filter(known -> known.exchange() == Exchange.CONFIRMATION).map(ResultFileName.ErrorOf::inquiry);
            case ResultFileName.RequestReturned returned -> Optional.of(returned)
                    .filter(known -> known.exchange() == Exchange.CONFIRMATION)
                    .map(ResultFileName.RequestReturned::inquiry);
            case ResultFileName.Face face -> Optional.empty();
            case ResultFileName.Foreign foreign -> Optional.empty();
        };
    }
}
