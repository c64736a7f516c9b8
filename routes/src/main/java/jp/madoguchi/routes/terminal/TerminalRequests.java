package jp.madoguchi.routes.terminal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.oqs.codec.RequestWriter;
import jp.madoguchi.oqs.terminal.RequestFileName;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.routes.RouteThreads;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts questions into {@code req} through the route {@code terminal-request}, which writes under a hidden name, forces it to the disk
 * and renames it. One sender per terminal, so that a share that hangs stops no other; nothing is ever sent twice.
 */
public final class TerminalRequests implements NationalSystem, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TerminalRequests.class);
    private static final int MOST_WAITING = 256;

    private final RequestWriter writer;
    private final boolean shadow;
    private final Map<TerminalId, Sender> senders = new HashMap<>();
    private volatile @Nullable ProducerTemplate producer;

    /**
     * @param shadow whether the gateway runs beside today's process and asks nothing by itself
     */
    TerminalRequests(List<TerminalSettings> terminals, RequestWriter writer, boolean shadow) {
        this.writer = writer;
        this.shadow = shadow;
        for (TerminalSettings terminal : terminals) {
            ExecutorService thread = RouteThreads.pool("madoguchi-" + terminal.terminal() + "-req", 1, MOST_WAITING);
            senders.put(terminal.terminal(), new Sender(terminal, thread));
        }
    }

    private record Sender(TerminalSettings settings, ExecutorService thread) {}

    /** From now on questions can be sent. */
    void connect(ProducerTemplate template) {
        producer = template;
    }

    @Override
    public CompletionStage<Void> send(Question question) {
        return switch (question) {
            case Question.Confirm confirm -> send(confirm.inquiry());
            case Question.RegisterReference one -> notCarried(one);
            case Question.RegisterReferences many -> notCarried(many);
            case Question.ConfirmMany many -> notCarried(many);
            case Question.CollectConsented collect -> notCarried(collect);
            case Question.CollectTickets collect -> notCarried(collect);
            case Question.FetchResult fetch -> notCarried(fetch);
            case Question.AskMedicines medicines -> notCarried(medicines);
            case Question.AskCheckUps checkUps -> notCarried(checkUps);
            case Question.Recheck recheck -> notCarried(recheck);
            case Question.RevokeConsent revoke -> notCarried(revoke);
        };
    }

    /** Only single confirmations go through folders so far. */
    private static CompletionStage<Void> notCarried(Question question) {
        return failed(Problem.at(ProblemCode.EXCHANGE_SWITCHED_OFF, question.kind().name()));
    }

    private CompletionStage<Void> send(Inquiry inquiry) {
        if (shadow) {
            return failed(Problem.of(ProblemCode.SHADOW_MODE));
        }
        Sender sender = senders.get(inquiry.terminal());
        ProducerTemplate template = producer;
        if (sender == null || template == null || !sender.settings().facility().equals(inquiry.facility())) {
            return failed(Problem.at(ProblemCode.TERMINAL_FOLDER_UNREACHABLE, inquiry.terminal().value()));
        }
        byte[] file;
        try {
            file = writer.write(inquiry, sender.settings().encoding());
        } catch (ProblemException notEncodable) {
            return CompletableFuture.failedStage(notEncodable);
        }
        return write(sender, template, RequestFileName.of(inquiry.id()), file);
    }

    private static CompletionStage<Void> write(Sender sender, ProducerTemplate template, String name, byte[] file) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try {
            sender.thread().execute(() -> {
                // A question whose time is over was reported as not sent: it must not turn up later.
                if (!sent.isDone()) {
                    attempt(sender.settings(), template, name, file, sent);
                }
            });
        } catch (RejectedExecutionException full) {
            return failed(unreachable(sender.settings()));
        }
        Duration limit = sender.settings().sendTimeout();
        return sent.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).exceptionallyCompose(
                failure -> CompletableFuture.failedStage(failure instanceof TimeoutException
                        ? new ProblemException(unreachable(sender.settings()))
                        : failure));
    }

    private static void attempt(TerminalSettings settings, ProducerTemplate template, String name, byte[] file,
            CompletableFuture<Void> sent) {
        try {
            Exchange result = template.send("direct:terminal-request-" + settings.terminal(), exchange -> {
                exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
                exchange.getMessage().setBody(file);
            });
            Exception failure = result.getException();
            if (failure == null) {
                sent.complete(null);
            } else {
                LOG.warn("A question could not be put into {}/req: {}", settings.terminal(),
                        failure.getClass().getSimpleName());
                sent.completeExceptionally(new ProblemException(unreachable(settings), failure));
            }
        } catch (RuntimeException notRouted) {
            sent.completeExceptionally(new ProblemException(unreachable(settings), notRouted));
        }
    }

    private static Problem unreachable(TerminalSettings settings) {
        return Problem.at(ProblemCode.TERMINAL_FOLDER_UNREACHABLE, settings.terminal() + "/req");
    }

    private static CompletionStage<Void> failed(Problem problem) {
        return CompletableFuture.failedStage(new ProblemException(problem));
    }

    /** Ends the senders; questions that still wait fail. */
    @Override
    public void close() {
        senders.values().forEach(sender -> sender.thread().shutdownNow());
    }
}
