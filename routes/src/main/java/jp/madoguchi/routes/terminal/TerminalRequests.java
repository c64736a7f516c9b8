package jp.madoguchi.routes.terminal;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.codec.RequestWriter;
import jp.madoguchi.oqs.terminal.RequestFileName;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.routes.RouteThreads;
import jp.madoguchi.routes.folder.RecentMap;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts questions into {@code req} through the route {@code terminal-request}, which writes under a hidden name, forces it to the disk
 * and renames it. One sender per terminal, so that a share that hangs stops no other; nothing is ever sent twice, and nothing that was
 * reported as not sent turns up later.
 */
public final class TerminalRequests implements NationalSystem, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TerminalRequests.class);
    private static final int MOST_WAITING = 256;
    private static final int MOST_REMEMBERED = 20_000;

    private static final List<String> RESULTS = List.of(".xml", ".pdf", ".zip", ".err");

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
            if (terminal.faceOnly()) {
                continue;
            }
            ExecutorService thread = RouteThreads.pool("madoguchi-" + terminal.terminal() + "-req", 1, MOST_WAITING);
            senders.put(terminal.terminal(), new Sender(terminal, thread, new RecentMap<>(MOST_REMEMBERED)));
        }
    }

    /**
     * What sends the questions of a terminal.
     *
     * @param used names that were given in this run
     */
    private record Sender(TerminalSettings settings, ExecutorService thread, RecentMap<String, Boolean> used) {}

    /** From now on questions can be sent. */
    void connect(ProducerTemplate template) {
        producer = template;
    }

    @Override
    public CompletionStage<Void> send(Question question) {
        if (shadow) {
            return failed(Problem.of(ProblemCode.SHADOW_MODE));
        }
        Sender sender = senders.get(question.terminal());
        ProducerTemplate template = producer;
        if (sender == null || template == null || !sender.settings().facility().equals(question.facility())) {
            return failed(Problem.at(ProblemCode.TERMINAL_FOLDER_UNREACHABLE, question.terminal().value()));
        }
        try {
            String name = RequestFileName.of(question, sender.settings().names());
            byte[] file = writer.write(question, sender.settings().encoding());
            return write(sender, template, new Outgoing(question, name, file));
        } catch (ProblemException cannotBeAsked) {
            return CompletableFuture.failedStage(cannotBeAsked);
        }
    }

    /** A question as it lies in {@code req}. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Outgoing(Question question, String name, byte[] file) {}

    private static CompletionStage<Void> write(Sender sender, ProducerTemplate template, Outgoing outgoing) {
        Attempt attempt = new Attempt(outgoing, new AtomicReference<>(Step.WAITING), new CompletableFuture<>());
        try {
            sender.thread().execute(() -> {
                if (attempt.step().compareAndSet(Step.WAITING, Step.STARTED)) {
                    attempt(sender, template, outgoing, attempt.sent());
                }
            });
        } catch (RejectedExecutionException full) {
            return failed(unreachable(sender.settings()));
        }
        CompletableFuture.delayedExecutor(sender.settings().sendTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> timeIsOver(sender.settings(), attempt));
        return attempt.sent();
    }

    /** How far a question is. What is started is never given up, and what is given up is never started. */
    private enum Step {
        WAITING,
        STARTED,
        GIVEN_UP
    }

    private record Attempt(Outgoing outgoing, AtomicReference<Step> step, CompletableFuture<Void> sent) {}

    /**
     * A question that nobody began to write is reported as not sent, and must not turn up later. One whose writing was begun may turn up at
     * any moment: its sender cannot be told that it is not sent, and hears of it what its answer says, or that none came.
     */
    private static void timeIsOver(TerminalSettings settings, Attempt attempt) {
        if (attempt.step().compareAndSet(Step.WAITING, Step.GIVEN_UP)) {
            attempt.sent().completeExceptionally(new ProblemException(unreachable(settings)));
        } else if (attempt.sent().complete(null)) {
            LOG.warn("{}/req takes longer than {} for a question: it may be there or not", settings.terminal(),
                    settings.sendTimeout());
        }
    }

    private static void attempt(Sender sender, ProducerTemplate template, Outgoing outgoing,
            CompletableFuture<Void> sent) {
        TerminalSettings settings = sender.settings();
        if (isUsed(sender, outgoing)) {
            sent.completeExceptionally(
                    new ProblemException(Problem.at(ProblemCode.SAME_NAME_OTHER_BYTES, outgoing.name())));
            return;
        }
        sender.used().put(outgoing.name(), true);
        try {
            Exchange result = template.send("direct:terminal-request-" + settings.terminal(), exchange -> {
                exchange.getMessage().setHeader(Exchange.FILE_NAME, outgoing.name());
                exchange.getMessage().setBody(outgoing.file());
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

    /** A name is given once: it was in this run, or its result is there already (oqs-interface 8, "ID reuse"). */
    private static boolean isUsed(Sender sender, Outgoing outgoing) {
        TerminalSettings settings = sender.settings();
        return sender.used().get(outgoing.name()) != null
                || RESULTS.stream().map(ending -> resultOf(outgoing, ending))
                        .anyMatch(result -> Files.exists(settings.resDir().resolve(result)));
    }

    private static String resultOf(Outgoing outgoing, String ending) {
        String id = outgoing.question().id().value();
        String start = outgoing.name().substring(0, outgoing.name().length() - ("req_" + id + ".xml").length());
        return start + (ending.equals(".err") ? "req_" : "res_") + id + ending;
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
