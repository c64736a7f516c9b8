package jp.madoguchi.routes.terminal;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.message.WireFormat;
import jp.madoguchi.oqs.terminal.Completeness;
import jp.madoguchi.oqs.terminal.ResultFileName;
import jp.madoguchi.oqs.terminal.ResultForm;
import jp.madoguchi.oqs.terminal.TerminalError;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.routes.exchange.ReplyIntake;
import jp.madoguchi.routes.exchange.ResultContent;
import jp.madoguchi.routes.folder.FileContent;
import jp.madoguchi.routes.folder.FileOutcome;
import jp.madoguchi.routes.folder.FileTaker;
import jp.madoguchi.routes.folder.RecentMap;

/**
 * Takes from {@code res} what answers this gateway's own questions, whatever was asked: results in any form, {@code .err} files, and
 * questions put back. The hospital's receipt computer reads the same folder; a file whose name this gateway did not give is never
 * opened. Medical information that cannot be used is deleted and kept nowhere.
 */
final class Answers implements FileTaker {

    private static final int MOST_REMEMBERED = 20_000;

    private final TerminalSettings settings;
    private final ResultContent results;
    private final ReplyIntake intake;
    private final IssuedInquiries issued;
    private final InstantSource clock;
    /** An id is committed before its file exists: what the ledger does not know at the first sight it will never know. */
    private final RecentMap<Issue, Boolean> ours = new RecentMap<>(MOST_REMEMBERED);

    Answers(TerminalSettings settings, ResultContent results, ReplyIntake intake, IssuedInquiries issued,
            InstantSource clock) {
        this.settings = settings;
        this.results = results;
        this.intake = intake;
        this.issued = issued;
        this.clock = clock;
    }

    /** What makes a file ours: an id that this gateway gave, under the name of the exchange that it gave it to. */
    private record Issue(Exchange exchange, InquiryId inquiry) {

        ExchangeKind kind() {
            return exchange.kind().orElseThrow();
        }
    }

    @Override
    public boolean mayBeOurs(String name) {
        return issueOf(name).map(issue -> !Boolean.FALSE.equals(ours.get(issue))).orElse(false);
    }

    @Override
    public CompletionStage<Boolean> isOurs(String name) {
        Issue issue = issueOf(name).orElseThrow();
        Boolean known = ours.get(issue);
        if (known != null) {
            return CompletableFuture.completedStage(known);
        }
        return issued.find(issue.inquiry()).thenApply(found -> {
            boolean mine = found.filter(asked -> isOfThisTerminal(asked, issue)).isPresent();
            ours.put(issue, mine);
            return mine;
        });
    }

    private boolean isOfThisTerminal(InquiryRecord asked, Issue issue) {
        return asked.question().terminal().equals(settings.terminal())
                && asked.question().facility().equals(settings.facility())
                && asked.question().kind() == issue.kind();
    }

    @Override
    public boolean isKeptWhenRefused(String name) {
        return issueOf(name).filter(issue -> issue.kind().isMedical()).isEmpty();
    }

    @Override
    public boolean isComplete(String name, byte[] bytes) {
        return switch (parse(name)) {
            case ResultFileName.AnswerTo answer -> Completeness.isComplete(answer.form(), bytes);
            case ResultFileName.RequestReturned returned -> true;
            // How an .err file ends is not known; that it stays the same has to do.
            case ResultFileName.ErrorOf error -> true;
            case ResultFileName.Face face -> false;
            case ResultFileName.Foreign foreign -> false;
        };
    }

    @Override
    public CompletionStage<FileOutcome> take(FileContent content) {
        return switch (parse(content.name())) {
            case ResultFileName.AnswerTo answer -> takeAnswer(content, answer);
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

    private CompletionStage<FileOutcome> takeAnswer(FileContent content, ResultFileName.AnswerTo answer) {
        Reply reply;
        try {
            byte[] message = results.of(answer.exchange(), answer.form() == ResultForm.ZIP, content.bytes());
            reply = intake.read(answer.exchange().kind().orElseThrow(), WireFormat.XML, message);
        } catch (ProblemException unreadable) {
            return CompletableFuture.completedStage(new FileOutcome.Rejected(unreadable.problem()));
        }
        return hand(content, answer.inquiry(), reply);
    }

    private CompletionStage<FileOutcome> takeError(FileContent content, InquiryRecord asked) {
        return hand(content, asked.id(), TerminalError.toReply(asked.question(), content.bytes(), clock.instant()));
    }

    private CompletionStage<FileOutcome> hand(FileContent content, InquiryId question, Reply reply) {
        SourceFile source = new SourceFile(settings.facility(), settings.terminal(), SourceFolder.RES, content.name(),
                content.digest());
        return intake.take(source, question, reply).handle((taken, failure) -> failure == null
                ? outcome(taken, reply, content.name())
                : new FileOutcome.Postponed(ProblemException.problemOf(failure)));
    }

    private static FileOutcome outcome(Taken taken, Reply reply, String name) {
        return switch (taken) {
            case Taken.Done done -> committed(reply, name);
            case Taken.InPart part -> new FileOutcome.Rejected(part.problem());
            case Taken.DoneBefore before -> committed(reply, name);
            case Taken.Later later -> new FileOutcome.Postponed(later.problem());
            case Taken.Refused refused -> new FileOutcome.Rejected(refused.problem());
        };
    }

    private static FileOutcome committed(Reply reply, String name) {
        return ReplyIntake.gap(reply, name).<FileOutcome>map(FileOutcome.Rejected::new)
                .orElse(FileOutcome.Committed.PLAIN);
    }

    /** A question put back may go once its {@code .err}, or an answer, is committed; what it says is in the ledger anyway. */
    private static FileOutcome settled(Optional<InquiryRecord> asked) {
        boolean said = asked.map(InquiryRecord::state)
                .filter(state -> state == InquiryState.ANSWERED || state == InquiryState.FAILED).isPresent();
        return said ? FileOutcome.Committed.PLAIN : new FileOutcome.Waiting();
    }

    private ResultFileName parse(String name) {
        return ResultFileName.parse(name, settings.names());
    }

    private Optional<Issue> issueOf(String name) {
        return switch (parse(name)) {
            case ResultFileName.AnswerTo answer -> Optional.of(new Issue(answer.exchange(), answer.inquiry()));
            case ResultFileName.ErrorOf error -> Optional.of(new Issue(error.exchange(), error.inquiry()));
            case ResultFileName.RequestReturned returned ->
                Optional.of(new Issue(returned.exchange(), returned.inquiry()));
            case ResultFileName.Face face -> Optional.empty();
            case ResultFileName.Foreign foreign -> Optional.empty();
        };
    }
}
