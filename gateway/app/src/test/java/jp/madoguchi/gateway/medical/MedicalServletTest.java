package jp.madoguchi.gateway.medical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.channel.ViewingWindows;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.consent.EnvironmentDefaults;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.gateway.outage.Terminals;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.medical.AskMedicalInformation;
import jp.madoguchi.reception.medical.BeginCare;
import jp.madoguchi.reception.medical.ConsentAdvice;
import jp.madoguchi.reception.medical.ConsentedVisit;
import jp.madoguchi.reception.medical.EndCare;
import jp.madoguchi.reception.medical.LockMedicalInformation;
import jp.madoguchi.reception.medical.MedicalWindow;
import jp.madoguchi.reception.medical.WindowSettings;
import jp.madoguchi.reception.mode.HealthSettings;
import jp.madoguchi.reception.mode.HealthWatch;
import jp.madoguchi.store.ledger.LedgerSettings;
import jp.madoguchi.store.ledger.SqlLedger;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.LedgerDatabase;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows, the end of the care and revocations over HTTP, on a real ledger: what ended is refused by name (R-CH-34, R-CH-36). */
@SuppressWarnings("NullAway.Init") // opened before each test
class MedicalServletTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final ResourceId PATIENT = new ResourceId("patient-1");
    private static final ResourceId ANSWER = new ResourceId("answer-1");
    private static final LocalDate CONSENTED_ON = LocalDate.of(2026, 5, 11);
    private static final Instant CONSENTED = Instant.parse("2026-05-11T00:12:30Z");
    private static final Instant LAST_DAY = Instant.parse("2026-05-20T03:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-05-20T15:00:00Z");
    private static final int THREADS = 10;
    private static final MemberId MEMBER = new MemberId(new InsurerNumber("06130017"), null, new CardNumber("1234567"),
            null);

    private final List<DeskAudit.Entry> audited = new CopyOnWriteArrayList<>();
    private final List<Question> sent = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server = new Server(new QueuedThreadPool(THREADS));
    private final ServerConnector connector = new ServerConnector(server);
    private volatile Instant now = LAST_DAY;
    private volatile CareSituation kept = CareSituation.HOME_VISIT;
    private volatile CompletionStage<Void> door = CompletableFuture.completedStage(null);
    private LedgerDatabase database;
    private SqlLedger ledger;

    private static RuleBook rules() throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (String file : RuleBook.files()) {
            try (var stream = Objects.requireNonNull(RuleBook.class.getResourceAsStream(RuleBook.FOLDER + file))) {
                texts.put(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return RuleBook.of(texts);
    }

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        InstantSource clock = () -> now;
        database = LedgerDatabase.open(LedgerDatabase.embeddedUrl(folder), "sa", "");
        ledger = SqlLedger.open(database.dataSource(), LedgerKey.of(new byte[32]), clock, LedgerSettings.DEFAULT);
        ledger.commit(transaction -> {
            transaction.save(new PatientRecord(PATIENT, FACILITY, PatientStanding.PROVISIONAL, null, null, null,
                    new Person(new PersonName("架空", "一郎"), null, null, null, Sex.MALE, null,
                            LocalDate.of(1958, 4, 12), null),
                    Instant.EPOCH, List.of(MEMBER)));
            return PATIENT;
        }).toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        RuleBook book = rules();
        MedicalDesk desk = desk(clock, book);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        FilterHolder granting = new FilterHolder(new Granting());
        granting.setAsyncSupported(true);
        context.addFilter(granting, "/*", EnumSet.of(DispatcherType.REQUEST));
        ServletHolder servlet = new ServletHolder(new MedicalServlet(() -> desk, () -> book.table(PhoneNumbers.class)));
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, "/medical/v1/patients/*");
        server.setHandler(context);
        server.start();
    }

    /** A patient who consented to home visits, and not at the reader. */
    private MedicalDesk desk(InstantSource clock, RuleBook rules) {
        MedicalWindow window = new MedicalWindow(WindowSettings.DEFAULT, rules.table(Viewers.class), rules.switches());
        NationalSystem national = question -> {
            sent.add(question);
            return door;
        };
        PatientViews views = patients -> CompletableFuture.completedStage(null);
        InquiryIds ids = new InquiryIds(new Random(5));
        return new MedicalDesk(
                new Terminals(FACILITY, List.of(TerminalId.DEFAULT), new HealthWatch(HealthSettings.DEFAULT, clock)),
                (facility, patient, setting, day) -> Optional.of(consented(setting, kept))
                        .filter(visit -> setting == CareSetting.HOME_VISIT),
                rules.table(ViewingWindows.class), new AskMedicalInformation(ledger, national, window, ids, clock),
                new LockMedicalInformation(ledger, national, window, views, ids, clock),
                new BeginCare(ledger, views), new EndCare(ledger, window, views, clock),
                new ConsentAdvice(rules.table(EnvironmentDefaults.class)),
                audited::add, audited::add, clock);
    }

    private static ConsentedVisit consented(CareSetting setting, CareSituation kept) {
        return new ConsentedVisit(ANSWER, PATIENT, TerminalId.DEFAULT, setting, kept, MEMBER,
                List.of(new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, CONSENTED, null)), CONSENTED_ON);
    }

    /** Stands for the access filter, whose own tests are elsewhere. */
    private static final class Granting extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            request.setAttribute(Access.ATTRIBUTE, new Access("emr",
                    Scopes.parse("system/Consent.ru system/DocumentReference.cru").orElseThrow(), Instant.MAX,
                    "token-1", ViewerRole.DOCTOR));
            chain.doFilter(request, response);
        }
    }

    @AfterEach
    void close() throws Exception {
        server.stop();
        ledger.close();
        database.close();
    }

    private HttpResponse<String> send(String path, String body) throws Exception {
        return http.send(request(path, body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                "http://127.0.0.1:" + connector.getLocalPort() + "/medical/v1/patients/" + path))
                .header("X-Staff-ID", "clerk-1").header("Content-Type", "application/json");
        return (body.isEmpty() ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(body))).build();
    }

    private void isEnded(String path, String body, String on) throws Exception {
        HttpResponse<String> answer = send(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode said = JSON.readTree(answer.body());
        assertThat(said.path("ended").asBoolean()).isEqualTo(!on.isEmpty());
        assertThat(said.path("on").asText()).isEqualTo(on);
    }

    private List<String> facts() throws Exception {
        List<String> facts = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(
                        "select client, resource_type, parameters from audit order by number")) {
            while (rows.next()) {
                facts.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
        }
        return facts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOME_VISIT", "INPATIENT"})
    void whoWasDischargedOnThe20thIsSeenThatDayAndRefusedOnThe21st(String setting) throws Exception {
        String asking = "{\"setting\":\"" + setting + "\"}";
        kept = CareSituation.valueOf(setting);
        isEnded("patient-1/care-end", "", "");
        isEnded("patient-1/care-end", "{\"on\":\"2026-05-20\"}", "2026-05-20");
        isEnded("patient-1/care-end", "{}", "2026-05-20");
        isEnded("patient-1/care-end", "", "2026-05-20");
        now = NEXT_DAY.minusNanos(1);
        assertThat(send("patient-1/medicines?wait=0", asking).statusCode()).as("asked on the last day").isEqualTo(202);
        now = NEXT_DAY;
        for (HttpResponse<String> answer : List.of(send("patient-1/medicines?wait=0", asking),
                send("patient-1/medicines?setting=" + setting, ""))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            JsonNode refused = JSON.readTree(answer.body());
            assertThat(refused.path("code").asText()).isEqualTo("MDG-MED-01");
            assertThat(refused.path("reason").asText()).isEqualTo("CARE_ENDED");
            assertThat(refused.path("rules").toString()).isEqualTo("[\"R-CH-34\"]");
            assertThat(refused.path("next").path(0).path("step").asText()).isEqualTo("READ_CARD_FOR_CONSENT");
        }
        assertThat(sent).as("the national system was asked on the last day only").hasSize(1);
        assertThat(facts()).as("one end, whoever says it again").containsExactly("clerk-1 Consent CARE_ENDED",
                "clerk-1 MedicalInformation ASKED:MEDICINES", "clerk-1 MedicalInformation REFUSED:MEDICINES",
                "clerk-1 MedicalInformation REFUSED:MEDICINES");
        assertThat(audited).extracting(DeskAudit.Entry::action).startsWith(DeskAudit.Action.READ,
                DeskAudit.Action.CHANGE, DeskAudit.Action.CHANGE, DeskAudit.Action.READ);
    }

    /** R-CH-34: 24 hours from the consent on, both ends inside; a home visit's lasts. Which it was is not for the asker to say. */
    @Test
    void aHouseCallIsSeenForADayFromItsConsentWhateverTheAskerCallsIt() throws Exception {
        kept = CareSituation.HOUSE_CALL;
        Instant lastMoment = CONSENTED.plus(Duration.ofHours(24));
        now = lastMoment;
        assertThat(send("patient-1/medicines?wait=0", "{\"setting\":\"HOUSE_CALL\"}").statusCode()).isEqualTo(202);
        assertThat(send("patient-1/medicines?setting=HOUSE_CALL", "").statusCode())
                .as("may be looked at, and is not here")
                .isEqualTo(404);
        assertThat(sent).singleElement().isInstanceOfSatisfying(Question.AskMedicines.class,
                question -> assertThat(question.setting()).isEqualTo(CareSetting.HOME_VISIT));
        now = lastMoment.plusNanos(1);
        for (HttpResponse<String> answer : List.of(
                send("patient-1/medicines?wait=0", "{\"setting\":\"HOUSE_CALL\"}"),
                send("patient-1/medicines?wait=0", "{\"setting\":\"HOME_VISIT\"}"),
                send("patient-1/medicines?setting=INPATIENT", ""),
                send("patient-1/medicines?setting=HOUSE_CALL", ""))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(JSON.readTree(answer.body()).path("reason").asText()).isEqualTo("CONSENT_EXPIRED");
        }
        assertThat(sent).hasSize(1);
        kept = CareSituation.HOME_VISIT;
        assertThat(send("patient-1/medicines?wait=0", "{\"setting\":\"HOUSE_CALL\"}").statusCode())
                .as("answered by what is kept").isEqualTo(202);
    }

    @Test
    void thatContinuingCareBeganIsNotedOnceAndTold() throws Exception {
        assertThat(send("patient-1/care-begin", "").body()).isEqualTo("{\"began\":false}");
        String told = "{\"began\":true,\"begins\":[{\"setting\":\"HOME_VISIT\",\"on\":\"2026-05-18\",\"by\":\"clerk-1\","
                + "\"notedAt\":\"2026-05-20T03:00:00Z\"}]}";
        for (int i = 0; i < 2; i++) {
            assertThat(send("patient-1/care-begin", "{\"setting\":\"HOME_VISIT\",\"on\":\"2026-05-18\"}").body())
                    .isEqualTo(told);
        }
        assertThat(send("patient-1/care-begin", "").body()).isEqualTo(told);
        for (String wrong : List.of("{}", "{\"setting\":\"ONLINE\"}",
                "{\"setting\":\"INPATIENT\",\"on\":\"2026-05-21\"}")) {
            assertThat(send("patient-1/care-begin", wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(send("nobody/care-begin", "{\"setting\":\"INPATIENT\"}").statusCode()).isEqualTo(404);
        assertThat(facts()).containsExactly("clerk-1 Consent CARE_BEGAN:HOME_VISIT");
    }

    /** An end is of one care where its setting is said; it is told and withdrawn with it. */
    @Test
    void theEndOfOnlineCareEndsNoHomeVisits() throws Exception {
        isEnded("patient-1/care-end", "{\"setting\":\"ONLINE\",\"on\":\"2026-05-20\"}", "2026-05-20");
        now = NEXT_DAY;
        assertThat(send("patient-1/medicines?wait=0", "{\"setting\":\"HOME_VISIT\"}").statusCode()).isEqualTo(202);
        JsonNode ends = JSON.readTree(send("patient-1/care-end", "").body()).path("ends");
        assertThat(ends.path(0).path("setting").asText()).isEqualTo("ONLINE");
        assertThat(send("patient-1/care-end/withdrawal", "{\"on\":\"2026-05-20\",\"reason\":\"x\"}").statusCode())
                .as("all care never ended").isEqualTo(404);
        isEnded("patient-1/care-end/withdrawal", "{\"setting\":\"ONLINE\",\"on\":\"2026-05-20\",\"reason\":\"x\"}", "");
    }

    @Test
    void anEndThatWasNotedByMistakeIsWithdrawnWithWhoAndWhyAndEndsNothing() throws Exception {
        String homeVisit = "{\"setting\":\"HOME_VISIT\"}";
        isEnded("patient-1/care-end", "{\"on\":\"2026-05-20\"}", "2026-05-20");
        now = NEXT_DAY;
        assertThat(send("patient-1/medicines?wait=0", homeVisit).statusCode()).isEqualTo(403);
        String withdrawal = "{\"on\":\"2026-05-20\",\"reason\":\"別の患者\"}";
        isEnded("patient-1/care-end/withdrawal", withdrawal, "");
        isEnded("patient-1/care-end/withdrawal", withdrawal, "");
        assertThat(send("patient-1/medicines?wait=0", homeVisit).statusCode()).isEqualTo(202);
        JsonNode ends = JSON.readTree(send("patient-1/care-end", "").body()).path("ends");
        assertThat(ends).hasSize(1);
        assertThat(ends.path(0).toString()).isEqualTo("{\"on\":\"2026-05-20\",\"by\":\"clerk-1\","
                + "\"notedAt\":\"2026-05-20T03:00:00Z\",\"standing\":\"WITHDRAWN\",\"undoneBy\":\"clerk-1\","
                + "\"undoneAt\":\"2026-05-20T15:00:00Z\",\"reason\":\"別の患者\"}");
        HttpResponse<String> other = send("patient-1/care-end/withdrawal",
                "{\"on\":\"2026-05-19\",\"reason\":\"x\"}");
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(send("patient-1/care-end/withdrawal", "{\"on\":\"2026-05-20\"}").statusCode()).isEqualTo(400);
        assertThat(send("patient-1/care-end/withdrawal", "").statusCode()).as("it is only done").isEqualTo(405);
        assertThat(facts()).as("who and that, once; why is sealed").containsExactly("clerk-1 Consent CARE_ENDED",
                "clerk-1 MedicalInformation REFUSED:MEDICINES", "clerk-1 Consent CARE_END_WITHDRAWN",
                "clerk-1 MedicalInformation ASKED:MEDICINES");
    }

    /** As many doors hang as twice the server has threads: nobody's waiting takes one. */
    @Test
    void aRevocationWhoseDoorHangsTakesNoThreadAndIsRecordedOnceItIsKnown() throws Exception {
        CompletableFuture<Void> hanging = new CompletableFuture<>();
        door = hanging;
        List<CompletableFuture<HttpResponse<String>>> replies = new ArrayList<>();
        for (int i = 0; i < 2 * THREADS; i++) {
            replies.add(http.sendAsync(request("patient-1/revocation", "{\"atHome\":true}"),
                    HttpResponse.BodyHandlers.ofString()));
        }
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(sent).hasSize(2 * THREADS));
        JsonNode known = JSON.readTree(send("patient-1/revocation", "").body());
        assertThat(known.path("revoked").asBoolean()).as("here it is locked at once").isTrue();
        assertThat(known.path("atHome").path("state").asText()).isEqualTo("ASKED");
        assertThat(replies).noneMatch(CompletableFuture::isDone);
        hanging.completeExceptionally(
                new ProblemException(Problem.of(ProblemCode.TERMINAL_ADDRESS_UNREACHABLE)));
        for (CompletableFuture<HttpResponse<String>> reply : replies) {
            HttpResponse<String> answer = reply.get(30, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains(ProblemCode.TERMINAL_ADDRESS_UNREACHABLE.code());
        }
        assertThat(audited).filteredOn(one -> one.action() == DeskAudit.Action.CHANGE).hasSize(2 * THREADS)
                .allMatch(one -> one.problem() == ProblemCode.TERMINAL_ADDRESS_UNREACHABLE)
                .as("which consent, and whose").allMatch(one -> ANSWER.equals(one.resource()))
                .allMatch(one -> one.patients().equals(List.of(PATIENT)));
        door = CompletableFuture.completedStage(null);
        HttpResponse<String> taken = send("patient-1/revocation", "{\"atHome\":true}");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).isEqualTo("{\"revoked\":true}");
        assertThat(send("patient-1/revocation", "{\"atHome\":\"yes\"}").statusCode()).isEqualTo(400);
        assertThat(send("nobody/revocation", "{}").statusCode()).isEqualTo(404);
        assertThat(audited.getLast().problem()).isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
    }

    @Test
    void theRecordOfARevocationNamesTheConsentWhereItIsOneAndOtherwiseThePatientOnly() throws Exception {
        assertThat(send("patient-1/revocation", "{\"atHome\":true}").statusCode()).isEqualTo(200);
        assertThat(send("patient-1/revocation", "{}").statusCode()).as("all of them").isEqualTo(200);
        assertThat(send("patient-1/revocation", "").statusCode()).isEqualTo(200);

        assertThat(audited).extracting(DeskAudit.Entry::resource).containsExactly(ANSWER, null, null);
        assertThat(audited).extracting(DeskAudit.Entry::patients).containsOnly(List.of(PATIENT));
    }

    @Test
    void theRecordOfWhatIsKnownByItsPatientOnlyNamesThePatientAlsoWhereItIsRefused() throws Exception {
        assertThat(send("patient-1/medicines", "").statusCode()).as("no consent at the reader").isEqualTo(403);
        assertThat(send("patient-1/care-end", "{\"on\":\"2026-05-21\"}").statusCode()).isEqualTo(400);
        assertThat(send("patient-1/care-begin", "").statusCode()).isEqualTo(200);

        assertThat(audited).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.resource()).isNull();
            assertThat(entry.patients()).containsExactly(PATIENT);
        });
    }

    @Test
    void aDayToComeAndAPatientWhomNobodyKnowsChangeNothing() throws Exception {
        HttpResponse<String> early = send("patient-1/care-end", "{\"on\":\"2026-05-21\"}");
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(early.body()).contains("MDG-VAL-05", "on");
        assertThat(send("nobody/care-end", "{}").statusCode()).isEqualTo(404);
        isEnded("patient-1/care-end", "", "");
        assertThat(facts()).isEmpty();
    }
}
