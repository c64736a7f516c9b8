package jp.madoguchi.gateway.fhir.subscribe;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.subscription.DeliveryPace;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.gateway.fhir.AuditEntry;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.subscription.Subscriptions;
import jp.madoguchi.store.ledger.LedgerSettings;
import jp.madoguchi.store.ledger.SqlLedger;
import jp.madoguchi.store.ledger.SqlSubscriptions;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.LedgerDatabase;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;

/**
 * A gateway as far as subscriptions go: the real ledger, sender and servlet. Whoever asks may what the header {@code Scopes} says. Coverages of one
 * patient change on wish; pauses between attempts are short.
 */
final class SubscribedGateway implements AutoCloseable {

    static final FacilityCode FACILITY = new FacilityCode("9919999999");
    static final int TOKEN_SECONDS = 3600;
    static final int MOST_STREAMS = 12;
    static final ResourceId PATIENT = new ResourceId("p1");
    private static final LedgerKey KEY = LedgerKey.of(new byte[32]);

    final List<AuditEntry> given = new CopyOnWriteArrayList<>();
    final List<DeskAudit.Entry> changes = new CopyOnWriteArrayList<>();
    final Map<String, Scopes> registered = new ConcurrentHashMap<>();
    private final Map<String, StoredResource> coverages = new ConcurrentHashMap<>();
    private final Path folder;
    private final Duration giveUp;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Duration ahead = Duration.ZERO;
    private Instant up;
    private LedgerDatabase database;
    private SqlLedger ledger;
    private SubscriptionSender.Means means;
    private SubscriptionSender sender;
    private EventStreams streams;
    private Server server;
    private ServerConnector connector;
    private int changed;
    /** What happens before each call for subscriptions, by its name: it can wait, or fail. */
    volatile Consumer<String> beforeEachCall = call -> {};
    /** Whether what was committed cannot be read yet. */
    volatile boolean behind;
    /** How often something was read meanwhile. */
    final AtomicInteger looks = new AtomicInteger();
    /** What makes a coverage large. */
    volatile String padding = "";

    SubscribedGateway(Path folder, Duration giveUp) throws Exception {
        this.folder = folder;
        this.giveUp = giveUp;
        open();
        commit(transaction -> {
            transaction.save(new PatientRecord(PATIENT, FACILITY, PatientStanding.PROVISIONAL, null, null, null,
                    person(), Instant.EPOCH, List.of()));
            return true;
        });
    }

    private void open() throws Exception {
        InstantSource clock = () -> Instant.now().plus(ahead);
        up = clock.instant();
        database = LedgerDatabase.open(LedgerDatabase.embeddedUrl(folder), "sa", "");
        ledger = SqlLedger.open(database.dataSource(), KEY, clock, LedgerSettings.DEFAULT);
        means = new SubscriptionSender.Means(watched(kept()), new FocusReader(new Read(), given::add),
                new SubscriptionRights(client -> Optional.ofNullable(registered.get(client))),
                new TargetPolicy(List.of(), true),
                new DeliveryPace(Duration.ofMillis(50), Duration.ofMillis(400), giveUp), clock);
        sender = new SubscriptionSender(means);
        streams = new EventStreams(means, FACILITY, MOST_STREAMS);
        ClientSubscriptions clients = new ClientSubscriptions(FACILITY, means, changes::add, streams);
        server = new Server();
        connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        FilterHolder granting = new FilterHolder(new Granting());
        granting.setAsyncSupported(true);
        context.addFilter(granting, "/*", EnumSet.of(DispatcherType.REQUEST));
        ServletHolder servlet = new ServletHolder(
                new SubscriptionServlet(() -> clients, new Settings(name -> "")));
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, "/fhir/Subscription/*");
        server.setHandler(context);
        server.start();
        sender.start();
        streams.start();
    }

    private Subscriptions watched(Subscriptions kept) {
        return (Subscriptions) Proxy.newProxyInstance(Subscriptions.class.getClassLoader(),
                new Class<?>[]{Subscriptions.class}, (proxy, method, arguments) -> {
                    beforeEachCall.accept(method.getName());
                    try {
                        return method.invoke(kept, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    /** Subscriptions as they are kept, beside what {@link #beforeEachCall} does to the gateway's. */
    Subscriptions kept() {
        return new SqlSubscriptions(database.dataSource(), KEY, "node-1");
    }

    /** A client's subscription as it is kept. */
    Subscription kept(String client, String id) {
        return ((Subscriptions.Found.Here) kept().find(FACILITY, client, new ResourceId(id))).subscription();
    }

    /** Ends what has lapsed, as the round of each minute does. */
    void endLapsed(Duration unread) {
        new LapsedSubscriptions(means, FACILITY, unread, up).end();
    }

    /** Ends without an orderly stop of anything that is under way, and starts again on the same ledger. */
    void restart() throws Exception {
        shut();
        open();
    }

    /** Stands for the access filter, whose own tests are elsewhere. */
    private static final class Granting extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String scopes = request.getHeader("Scopes");
            String client = request.getHeader("Client");
            request.setAttribute(Access.ATTRIBUTE, new Access(client == null ? "emr" : client,
                    Scopes.parse(scopes == null ? "system/*.cruds" : scopes).orElseThrow(),
                    Instant.now().plusSeconds(TOKEN_SECONDS), "token-1", null));
            chain.doFilter(request, response);
        }
    }

    /** What the cache would hold; nothing while it is {@link #behind} the commit. */
    private final class Read implements ResourceStore {
        @Override
        public CompletionStage<Optional<StoredResource>> read(ReadableType type, String id) {
            if (behind) {
                looks.incrementAndGet();
                return CompletableFuture.completedStage(Optional.empty());
            }
            return CompletableFuture.completedStage(Optional.ofNullable(coverages.get(id)));
        }

        @Override
        public CompletionStage<List<StoredResource>> find(Lookup lookup) {
            return CompletableFuture.completedStage(List.of());
        }
    }

    private <T> T commit(LedgerWork<T> work) {
        return ledger.commit(work).toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join().value();
    }

    /** An insurance of the patient becomes another one; tells its id. */
    String change() {
        return change(PATIENT);
    }

    private String change(ResourceId patient) {
        changed++;
        int now = changed;
        long revision = commit(transaction -> {
            ResourceId payer = transaction.payer(FACILITY, new InsurerNumber("06130017"), "架空健康保険組合");
            transaction.save(new CoverageRecord(new ResourceId("c1"), FACILITY, patient, "c1", payer,
                    qualification(now), null, CoverageStanding.UNCONFIRMED, new ResourceId("a1"), Instant.now()));
            return transaction.revision();
        });
        Coverage coverage = new Coverage();
        coverage.setId("c1");
        if (!padding.isEmpty()) {
            coverage.getText().getDiv().setValueAsString("<div>" + padding + "</div>");
        }
        coverage.setDependent(Integer.toString(now)).setBeneficiary(new Reference("Patient/" + patient.value()));
        coverage.getMeta().setVersionId(Long.toString(revision)).setLastUpdated(new Date());
        coverages.put("c1", new StoredResource(ReadableType.COVERAGE, "c1", revision, Instant.now(), patient.value(),
                FhirContext.forR4Cached().newJsonParser().encodeResourceToString(coverage)
                        .getBytes(StandardCharsets.UTF_8)));
        return "c1";
    }

    private static Person person() {
        return new Person(new PersonName("窓口", "太郎"), new KanaName("マドグチ", "タロウ"), null, null, Sex.MALE, null,
                LocalDate.of(1975, 4, 23), null);
    }

    private static Qualification qualification(int n) {
        MemberId member = new MemberId(new InsurerNumber("06130017"), new CardSymbol("1"), new CardNumber("7"), null);
        return new Qualification(null, member, "架空健康保険組合", null, "窓口　" + n, person(), null, null, null,
                new DateRange(null, null), null, false, null, null, null, List.of(), List.of(), List.of(), null);
    }

    /** Moves the gateway's clock ahead of the machine's. */
    void moveClock(Duration by) {
        ahead = by;
    }

    String base() {
        return "http://127.0.0.1:" + connector.getLocalPort() + "/fhir/Subscription";
    }

    /** @param headers names and values in turns */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path)).method(method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/fhir+json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        // A body that is refused unread ends the connection: it must not be used for the next request.
        if (body == null) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
        try (HttpClient fresh = HttpClient.newHttpClient()) {
            return fresh.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    org.hl7.fhir.r4.model.Subscription read(String id) throws Exception {
        HttpResponse<String> answer = send("GET", "/" + id, null);
        return FhirContext.forR4Cached().newJsonParser()
                .parseResource(org.hl7.fhir.r4.model.Subscription.class, answer.body());
    }

    EventStreams streams() {
        return streams;
    }

    /** Forgets what is older than that, as the hourly round does after seven days. */
    void forget(Instant before) {
        kept().forget(before);
    }

    int underWay() {
        return sender.underWay();
    }

    private void shut() throws Exception {
        streams.close();
        server.stop();
        sender.close();
        ledger.close();
        database.close();
    }

    @Override
    public void close() throws Exception {
        shut();
    }
}
