package jp.madoguchi.routes.web;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.codec.RequestWriter;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.exchange.ExchangeNames;
import jp.madoguchi.routes.folder.RecentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one bean that a terminal's web route calls: hands a question over, and its answer to the reception. At most so many questions
 * are under way; nothing is ever sent twice; a time-out says nothing about anybody.
 */
public final class WebTerminal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebTerminal.class);
    private static final int MOST_REMEMBERED = 20_000;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int GATEWAY_TIMEOUT = 504;

    private final WebSettings settings;
    private final RequestWriter writer;
    private final WebAnswers answers;
    private final HttpClient client;
    private final RecentMap<String, Boolean> used = new RecentMap<>(MOST_REMEMBERED);
    private final Map<WebEvent, LongAdder> counts = new EnumMap<>(WebEvent.class);
    private final WaitingLine line;
    private volatile boolean reachable = true;

    WebTerminal(WebSettings settings, RequestWriter writer, WebAnswers answers, ExecutorService worker) {
        this.settings = settings;
        this.writer = writer;
        this.answers = answers;
        this.line = new WaitingLine(settings.mostConnections(), settings.mostWaiting());
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(settings.connectTimeout()).executor(worker).build();
        for (WebEvent event : WebEvent.values()) {
            counts.put(event, new LongAdder());
        }
    }

    /** How it is reached. */
    public WebSettings settings() {
        return settings;
    }

    /** How often something happened in this run. */
    public long count(WebEvent event) {
        LongAdder counter = counts.get(event);
        return counter == null ? 0 : counter.sum();
    }

    /** Whether the last question could be handed over. */
    public boolean isReachable() {
        return reachable;
    }

    /** Questions under way at this moment. */
    public int underWay() {
        return line.underWay();
    }

    /**
     * Hands a question over: the stage completes when it is, or fails when it never will be. The answer goes to the reception.
     *
     * @param background whether nobody at a desk waits for it; steps of bulk jobs always are
     */
    public CompletionStage<Void> ask(Question question, boolean background) {
        WebCall call;
        try {
            String id = settings.names().idOf(Exchange.of(question.kind())).orElseThrow(() -> new ProblemException(
                    Problem.at(ProblemCode.EXCHANGE_SWITCHED_OFF,
                            ExchangeNames.FILE + " " + Exchange.of(question.kind()).key())));
            call = new WebCall(question, background, id, writer.writeJson(question));
        } catch (ProblemException cannotBeAsked) {
            return CompletableFuture.failedStage(cannotBeAsked);
        }
        synchronized (used) {
            if (used.get(call.answerName()) != null) {
                return CompletableFuture.failedStage(new ProblemException(
                        Problem.at(ProblemCode.SAME_NAME_OTHER_BYTES, call.answerName())));
            }
            used.put(call.answerName(), true);
        }
        if (!line.add(call)) {
            return CompletableFuture.failedStage(unreachable(null));
        }
        CompletableFuture.delayedExecutor(patience(call).toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> giveUp(call, null));
        var unused = call.handedOver().thenRun(() -> reachable = true);
        startNext();
        return call.handedOver();
    }

    /** Nobody at a desk waits for a question in the background: it may wait for the answer to the one before it. */
    private Duration patience(WebCall call) {
        return call.isBackground() ? settings.sendTimeout().plus(settings.answerTimeout()) : settings.sendTimeout();
    }

    private void startNext() {
        for (Optional<WebCall> call = line.next(); call.isPresent(); call = line.next()) {
            send(call.get());
        }
    }

    private void send(WebCall call) {
        HttpRequest request = HttpRequest.newBuilder(settings.addressOf(call.exchangeId()))
                .header("Content-Type", "application/json; charset=utf-8").header("Accept", accepted(call.question()))
                .POST(call.body()).build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request,
                head -> new LimitedBody(settings.maxAnswerSize()));
        // A copy's timer goes with its answer: one of its own would keep the answer, and what is medical in it, until the time is over.
        var unusedTimer = answer.copy().orTimeout(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, failure) -> {
                    if (failure instanceof TimeoutException) {
                        answer.cancel(true);
                    }
                });
        CompletionStage<WebEvent> end = answer
                .handle((response, failure) -> response == null ? noAnswer(call, failure) : answered(call, response))
                .thenCompose(event -> event);
        var unused = end
                .whenComplete((event, failure) -> {
                    if (event != null) {
                        count(call, event);
                    }
                    if (failure != null) {
                        LOG.error("An answer of {} was lost", settings.terminal(), failure);
                    }
                    line.ended(call);
                    startNext();
                });
    }

    private static String accepted(Question question) {
        boolean document = question instanceof Question.AskMedicines medicines && medicines.form() == DocumentForm.PDF
                || question instanceof Question.AskCheckUps checkUps && checkUps.form() == DocumentForm.PDF;
        return document ? "application/pdf, application/json" : "application/json";
    }

    private CompletionStage<WebEvent> answered(WebCall call, HttpResponse<byte[]> response) {
        reachable = true;
        int status = response.statusCode();
        if (status == 200) {
            return answers.take(call, response.body());
        }
        return status == REQUEST_TIMEOUT || status == GATEWAY_TIMEOUT
                ? CompletableFuture.completedStage(WebEvent.TIMED_OUT)
                : answers.fail(call, status, response.body());
    }

    private CompletionStage<WebEvent> noAnswer(WebCall call, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (giveUp(call, cause)) {
            return CompletableFuture.completedStage(WebEvent.NOT_REACHED);
        }
        if (!call.handedOver().isDone() || call.handedOver().isCompletedExceptionally()) {
            return CompletableFuture.completedStage(WebEvent.NOT_REACHED);
        }
        Throwable root = cause;
        while (root != null && !(root instanceof ProblemException) && root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof ProblemException tooLarge) {
            answers.cut(call, tooLarge.problem());
            return CompletableFuture.completedStage(WebEvent.REFUSED);
        }
        if (cause instanceof IOException) {
            answers.cut(call, Problem.of(ProblemCode.FILE_INCOMPLETE));
            return CompletableFuture.completedStage(WebEvent.CUT);
        }
        return CompletableFuture.completedStage(WebEvent.TIMED_OUT);
    }

    private boolean giveUp(WebCall call, @Nullable Throwable cause) {
        boolean given = call.giveUp(unreachable(cause));
        if (given) {
            reachable = false;
        }
        return given;
    }

    private ProblemException unreachable(@Nullable Throwable cause) {
        // Its name only: the address inside the hospital is not for whoever asked.
        Problem problem = Problem.at(ProblemCode.TERMINAL_ADDRESS_UNREACHABLE, settings.terminal().value());
        return cause == null ? new ProblemException(problem) : new ProblemException(problem, cause);
    }

    private void count(WebCall call, WebEvent event) {
        LongAdder counter = counts.get(event);
        if (counter != null) {
            counter.increment();
        }
        if (event != WebEvent.ANSWERED) {
            LOG.warn("{} {} at {}: {}", call.question().kind(), call.question().id(), settings.terminal(), event);
        }
    }

    /** Ends all connections; questions that wait are never sent. */
    @Override
    public void close() {
        line.giveUp(unreachable(null));
        client.shutdownNow();
    }
}
