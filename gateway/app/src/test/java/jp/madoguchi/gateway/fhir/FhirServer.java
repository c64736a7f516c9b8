package jp.madoguchi.gateway.fhir;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.fhir.convert.FhirDialect;
import jp.madoguchi.fhir.convert.QuestionConverter;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.NotKept;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.gateway.fhir.ask.LiveQuestions;
import jp.madoguchi.gateway.fhir.ask.QuestionServlet;
import jp.madoguchi.gateway.fhir.ask.QuestionStore;
import jp.madoguchi.gateway.fhir.medical.MedicalReads;
import jp.madoguchi.gateway.fhir.search.PageTokens;
import jp.madoguchi.gateway.fhir.subscribe.ClientSubscriptions;
import jp.madoguchi.gateway.fhir.subscribe.SubscriptionServlet;
import jp.madoguchi.gateway.medical.MedicalLooks;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.inquiry.ProgramQuestions;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The FHIR servlet with the filters in front of it, over a store in memory. Whoever asks may what the header {@code Scopes} says. */
final class FhirServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

    final MemoryStore store = new MemoryStore();
    final List<AuditEntry> audited = new CopyOnWriteArrayList<>();
    final List<DeskAudit.Entry> asked = new CopyOnWriteArrayList<>();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient http = HttpClient.newHttpClient();
    /** What may be looked at of medical information; nothing unless a test says otherwise. */
    volatile MedicalLooks looks = (asker, patient, item) -> {
        throw new ProblemException(Problem.of(ProblemCode.MEDICAL_INFORMATION_NOT_HERE));
    };
    private volatile Instant now = NOW;

    FhirServer() throws Exception {
        this(null);
    }

    /** @param questions where questions go; null where none can be asked */
    FhirServer(ProgramQuestions questions) throws Exception {
        this(questions, FhirDialect.DEFAULT);
    }

    /** @param dialect what the resources of the store are written in */
    FhirServer(ProgramQuestions questions, FhirDialect dialect) throws Exception {
        this(questions, dialect, null);
    }

    /** @param subscriptions what clients subscribe with; null where they cannot */
    FhirServer(ProgramQuestions questions, FhirDialect dialect, ClientSubscriptions subscriptions) throws Exception {
        InstantSource clock = () -> now;
        Settings settings = new Settings(name -> "");
        LiveQuestions live = new LiveQuestions(LiveReception.FACILITY, TerminalId.DEFAULT, questions,
                new QuestionConverter(FhirDialect.DEFAULT), store, asked::add, clock);
        PageTokens pages = new PageTokens(new byte[32], clock);
        AuditedReads reads = new AuditedReads(questions == null ? store : new QuestionStore(store, live), store,
                audited::add, clock, pages);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(async(new Granting()), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addFilter(async(new FhirPipeline(new DialectTags(dialect), new HotReadFilter(reads),
                new HotSearchFilter(reads, settings, clock))), "/fhir/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new FhirServlet(reads,
                new MedicalReads(() -> (asker, patient, item) -> looks.look(asker, patient, item), pages),
                settings)), "/fhir/*");
        ServletHolder submit = new ServletHolder(new QuestionServlet(() -> live, settings));
        submit.setAsyncSupported(true);
        context.addServlet(submit, "/fhir/CoverageEligibilityRequest/*");
        if (subscriptions != null) {
            ServletHolder subscribe = new ServletHolder(new SubscriptionServlet(() -> subscriptions, settings));
            subscribe.setAsyncSupported(true);
            context.addServlet(subscribe, "/fhir/Subscription/*");
        }
        server.setHandler(context);
        server.start();
    }

    private static FilterHolder async(HttpFilter filter) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        return holder;
    }

    /** Stands for the access filter, whose own tests are elsewhere. */
    private static final class Granting extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String scopes = request.getHeader("Scopes");
            String client = request.getHeader("Client");
            String role = request.getHeader("Role");
            request.setAttribute(Access.ATTRIBUTE, new Access(client == null ? "emr" : client,
                    Scopes.parse(scopes == null ? "system/*.rs" : scopes).orElseThrow(), Instant.MAX, "token-1",
                    role == null ? null : ViewerRole.valueOf(role)));
            NotKept.mark(request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()),
                    response);
            chain.doFilter(request, WantedForm.of(request, response));
        }
    }

    void moveClock(Instant to) {
        now = to;
    }

    String base() {
        return "http://127.0.0.1:" + connector.getLocalPort() + "/fhir";
    }

    /** @param headers names and values in turns */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).GET(), headers);
    }

    /** Sends without waiting for the answer. */
    CompletableFuture<HttpResponse<String>> begin(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws IOException, InterruptedException {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpRequest built = request.build();
        if (built.bodyPublisher().isEmpty()) {
            return http.send(built, HttpResponse.BodyHandlers.ofString());
        }
        // A body that is refused unread ends the connection: it must not be used for the next request.
        try (HttpClient fresh = HttpClient.newHttpClient()) {
            return fresh.send(built, HttpResponse.BodyHandlers.ofString());
        }
    }

    URI uri(String path) {
        return URI.create(path.startsWith("http") ? path : base() + "/" + path);
    }

    /** The ids of a searchset's entries of a mode, in order. */
    static List<String> ids(HttpResponse<String> answer, String mode) {
        var bundle = ca.uhn.fhir.context.FhirContext.forR4Cached().newJsonParser()
                .parseResource(org.hl7.fhir.r4.model.Bundle.class, answer.body());
        List<String> ids = new ArrayList<>();
        bundle.getEntry().stream().filter(entry -> entry.getSearch().getMode().toCode().equals(mode))
                .forEach(entry -> ids.add(entry.getResource().getIdPart()));
        return ids;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
