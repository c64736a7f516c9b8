package jp.madoguchi.routes.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.codec.ReadLimits;
import jp.madoguchi.oqs.codec.ReplyReader;
import jp.madoguchi.oqs.codec.RequestWriter;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.Replies;
import jp.madoguchi.routes.RouteModule;
import jp.madoguchi.routes.RouteThreads;
import jp.madoguchi.routes.exchange.AnswerRemarks;
import jp.madoguchi.routes.exchange.ReplyIntake;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.jspecify.annotations.Nullable;

/**
 * All terminals that are asked over HTTP. First made, since asking needs {@link #nationalSystem()}; then {@link #connect told} who takes
 * answers; then started with the route context.
 */
public final class WebDoor implements RouteModule {

    private static final int WORKERS = 2;
    private static final String BACKGROUND = "background";

    private final List<WebSettings> terminals;
    private final boolean shadow;
    private final RejectedFiles rejected;
    private final InstantSource clock;
    private final AnswerRemarks remarks = new AnswerRemarks();
    private final List<WebTerminal> open = new ArrayList<>();
    private final List<ExecutorService> workers = new ArrayList<>();
    private volatile @Nullable ProducerTemplate producer;

    /** @param shadow whether the gateway runs beside today's process and asks nothing by itself */
    public WebDoor(List<WebSettings> terminals, boolean shadow, RejectedFiles rejected, InstantSource clock) {
        this.terminals = List.copyOf(terminals);
        this.shadow = shadow;
        this.rejected = rejected;
        this.clock = clock;
    }

    /** Says who takes answers. To be called once, before the route context is started. */
    public WebDoor connect(Replies replies) {
        for (WebSettings terminal : terminals) {
            ExecutorService worker = RouteThreads.pool("madoguchi-" + terminal.terminal() + "-web", WORKERS,
                    Integer.MAX_VALUE);
            workers.add(worker);
            ReplyReader reader = new ReplyReader(new ReadLimits(terminal.maxAnswerSize(), ReadLimits.DEFAULT.depth(),
                    ReadLimits.DEFAULT.text()));
            WebAnswers answers = new WebAnswers(terminal, new ReplyIntake(reader, remarks, replies), rejected, clock,
                    worker);
            open.add(new WebTerminal(terminal, new RequestWriter(), answers, worker));
        }
        return this;
    }

    /** Carries questions to the terminals once the route context runs. Those of bulk jobs leave one connection to desks. */
    public NationalSystem nationalSystem() {
        return question -> send(question, false);
    }

    /** The same for questions whose answer nobody at a desk waits for: they, too, leave one connection to desks. */
    public NationalSystem inBackground() {
        return question -> send(question, true);
    }

    /** How each terminal is reached. */
    public List<WebSettings> settings() {
        return terminals;
    }

    /** The terminals, for health and metrics. */
    public List<WebTerminal> terminals() {
        return List.copyOf(open);
    }

    /** What was strange in answers that could be used, for metrics. */
    public AnswerRemarks remarks() {
        return remarks;
    }

    private CompletionStage<Void> send(Question question, boolean background) {
        if (shadow) {
            return failed(Problem.of(ProblemCode.SHADOW_MODE));
        }
        Optional<WebSettings> known = terminals.stream()
                .filter(terminal -> terminal.terminal().equals(question.terminal())
                        && terminal.facility().equals(question.facility()))
                .findFirst();
        ProducerTemplate template = producer;
        if (known.isEmpty() || template == null) {
            return failed(Problem.at(ProblemCode.TERMINAL_ADDRESS_UNREACHABLE, question.terminal().value()));
        }
        return template
                .asyncSend("direct:terminal-web-" + question.terminal(),
                        exchange -> {
                            exchange.getMessage().setBody(question);
                            exchange.getMessage().setHeader(BACKGROUND, background);
                        })
                .thenCompose(done -> done.getException() == null
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(
                                new ProblemException(ProblemException.problemOf(done.getException()))));
    }

    private static CompletionStage<Void> failed(Problem problem) {
        return CompletableFuture.failedStage(new ProblemException(problem));
    }

    @Override
    public List<String> routeFiles() {
        return List.of("routes/terminal-web.camel.yaml");
    }

    @Override
    public Map<String, Object> beans() {
        Map<String, Object> beans = new LinkedHashMap<>();
        open.forEach(terminal -> beans.put("web-" + terminal.settings().terminal(), terminal));
        return beans;
    }

    @Override
    public void started(CamelContext camel) throws Exception {
        if (shadow) {
            return;
        }
        for (WebSettings terminal : terminals) {
            TemplatedRouteBuilder.builder(camel, "terminal-web")
                    .routeId("terminal-web-" + terminal.terminal())
                    .parameter("terminal", terminal.terminal().value())
                    .parameter("door", "web-" + terminal.terminal())
                    .add();
        }
        producer = camel.createProducerTemplate();
    }

    @Override
    public void close() {
        open.forEach(WebTerminal::close);
        workers.forEach(ExecutorService::shutdown);
    }
}
