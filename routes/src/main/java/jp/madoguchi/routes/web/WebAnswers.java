package jp.madoguchi.routes.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.message.WireFormat;
import jp.madoguchi.oqs.terminal.EncryptedResult;
import jp.madoguchi.oqs.terminal.TerminalError;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.routes.exchange.ReplyIntake;
import jp.madoguchi.routes.exchange.ResultContent;
import jp.madoguchi.routes.folder.FileContent;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands answers of one terminal to the reception. What cannot be taken at the moment is handed in again for a while, from memory; what
 * cannot be used is kept for a person, medical information by name and problem only.
 */
final class WebAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(WebAnswers.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final WebSettings settings;
    private final ReplyIntake intake;
    private final ResultContent results;
    private final RejectedFiles rejected;
    private final RejectedFiles.Origin origin;
    private final InstantSource clock;
    private final Executor worker;

    WebAnswers(WebSettings settings, ReplyIntake intake, RejectedFiles rejected, InstantSource clock,
            Executor worker) {
        this.settings = settings;
        this.intake = intake;
        this.results = new ResultContent(settings.terminal(), settings.encryption(), settings.maxAnswerSize());
        this.rejected = rejected;
        this.origin = new RejectedFiles.Origin(settings.terminal().value(), "web", settings.base().toString());
        this.clock = clock;
        this.worker = worker;
    }

    /** Takes an answer that came whole. The stage never fails. */
    CompletionStage<WebEvent> take(WebCall call, byte[] body) {
        Reply reply;
        try {
            byte[] message = results.of(Exchange.of(call.question().kind()), EncryptedResult.isZip(body), body);
            reply = intake.read(call.question().kind(), WireFormat.JSON, message);
        } catch (ProblemException unreadable) {
            return CompletableFuture.completedStage(refused(call, body, unreadable.problem()));
        }
        return hand(call, body, reply, WebEvent.ANSWERED);
    }

    /** Takes it that the terminal could not ask. Its words are shown to a person, unless medical information could be in them. */
    CompletionStage<WebEvent> fail(WebCall call, int status, byte[] body) {
        Question question = call.question();
        byte[] head = ("HTTP " + status + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] said = head;
        if (!question.kind().isMedical()) {
            said = new byte[head.length + body.length];
            System.arraycopy(head, 0, said, 0, head.length);
            System.arraycopy(body, 0, said, head.length, body.length);
        }
        return hand(call, said, TerminalError.toReply(question, said, clock.instant()), WebEvent.FAILED);
    }

    /** Says that an answer did not come to its end. */
    void cut(WebCall call, Problem problem) {
        try {
            rejected.tellCut(origin, call.answerName(), problem);
        } catch (IOException e) {
            LOG.error("The reason of a refusal could not be kept: {}", problem.code().code(), e);
        }
    }

    private CompletionStage<WebEvent> hand(WebCall call, byte[] body, Reply reply, WebEvent event) {
        SourceFile source = new SourceFile(settings.facility(), settings.terminal(), SourceFolder.WEB,
                call.answerName(), FileContent.digestOf(body));
        long until = System.nanoTime() + settings.handInFor().toNanos();
        return hand(new HandIn(call, body, source, reply, event, until), FIRST_WAIT);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record HandIn(WebCall call, byte[] body, SourceFile source, Reply reply, WebEvent event, long until) {}

    private CompletionStage<WebEvent> hand(HandIn answer, Duration wait) {
        return intake.take(answer.source(), answer.call().question().id(), answer.reply())
                .exceptionally(failure -> new Taken.Later(ProblemException.problemOf(failure)))
                .thenCompose(taken -> switch (taken) {
                    case Taken.Done done -> CompletableFuture.completedStage(taken(answer));
                    case Taken.InPart part -> CompletableFuture
                            .completedStage(refused(answer.call(), answer.body(), part.problem()));
                    case Taken.DoneBefore before -> CompletableFuture.completedStage(taken(answer));
                    case Taken.Later later -> later(answer, wait, later.problem());
                    case Taken.Refused refused -> CompletableFuture
                            .completedStage(refused(answer.call(), answer.body(), refused.problem()));
                });
    }

    private WebEvent taken(HandIn answer) {
        return ReplyIntake.gap(answer.reply(), answer.call().answerName())
                .map(problem -> refused(answer.call(), answer.body(), problem)).orElse(answer.event());
    }

    private CompletionStage<WebEvent> later(HandIn answer, Duration wait, Problem problem) {
        if (System.nanoTime() - answer.until() >= 0) {
            return CompletableFuture.completedStage(refused(answer.call(), answer.body(), problem));
        }
        LOG.warn("An answer of {} waits in memory: {} {}", settings.terminal(), problem.code().code(),
                problem.where());
        Duration next = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        Executor delayed = CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, worker);
        return CompletableFuture.supplyAsync(() -> hand(answer, next), delayed).thenCompose(stage -> stage);
    }

    private WebEvent refused(WebCall call, byte[] body, Problem problem) {
        try {
            if (call.question().kind().isMedical()) {
                rejected.tell(origin, call.answerName(), problem);
            } else {
                rejected.keep(origin, call.answerName(), body, problem);
            }
        } catch (IOException e) {
            LOG.error("A refused answer of {} could not be kept: {}", settings.terminal(), problem.code().code(), e);
        }
        return WebEvent.REFUSED;
    }
}
