package jp.madoguchi.routes.kiosk;

import static jp.madoguchi.routes.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.AskNationalSystem;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.RouteContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The endpoint through Camel's own servlet in a real servlet container, set up as the server's is. */
class KioskEndpointTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final String QUESTION = """
            {"insurerNumber":"06990014","symbol":"１２３","number":"４５６７","branch":"00","birthDate":"1958-04-12"}""";

    private final MemoryLedger ledger = new MemoryLedger();
    private final Queue<Inquiry> sent = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<String> recorded = new ConcurrentLinkedQueue<>();
    private boolean unrecordable;
    private ProblemCode refusal = null;
    private Server server;
    private RouteContext context;
    private AcceptAnswer accept;
    private String base;

    @BeforeEach
    void open() throws Exception {
        WaitingDesks desks = new WaitingDesks(200);
        NationalSystem national = question -> {
            sent.add(((Question.Confirm) question).inquiry());
            return refusal == null
                    ? CompletableFuture.completedStage(null)
                    : CompletableFuture.failedStage(new ProblemException(Problem.of(refusal)));
        };
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T01:00:00Z"));
        AskNationalSystem ask = new AskNationalSystem(ledger, national, desks, new InquiryIds(new Random(1)), clock);
        accept = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null), desks, List.of());
        context = RouteContext.start(RouteContext.Plan.house(
                List.of(new KioskEndpoint(new KioskInquiries(ask, FACILITY, TerminalId.DEFAULT, clock, this::record))),
                key -> Optional.empty(),
                KioskEndpointTest.class.getClassLoader()));
        server = new Server(new QueuedThreadPool(12));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletHolder servlet = new ServletHolder(KioskEndpoint.SERVLET_NAME, CamelHttpTransportServlet.class);
        servlet.setAsyncSupported(true);
        servlet.setInitParameters(KioskEndpoint.SERVLET_PARAMETERS);
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServlet(servlet, "/kiosk/*");
        server.setHandler(handler);
        server.start();
        base = "http://127.0.0.1:" + connector.getLocalPort() + "/kiosk/v1";
    }

    @AfterEach
    void close() throws Exception {
        server.stop();
        context.close();
        ledger.close();
    }

    private KioskRecord.Told record(Exchange exchange, KioskRecord.Act act) {
        return (inquiry, patient, problem) -> {
            if (unrecordable) {
                throw new ProblemException(Problem.of(ProblemCode.LEDGER_QUEUE_FULL));
            }
            recorded.add(act + " " + (inquiry == null ? problem : sent.isEmpty() ? "?" : "inquiry")
                    + (patient == null ? "" : " of a patient"));
        };
    }

    private HttpRequest.Builder post(String query, byte[] body) {
        return HttpRequest.newBuilder(URI.create(base + "/inquiries" + query))
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("Authorization", "Bearer secret-token").POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> ask(String query, String body) throws IOException, InterruptedException {
        return client.send(post(query, body.getBytes(StandardCharsets.UTF_8)).build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    private void answer(Inquiry inquiry, AnswerOutcome outcome) {
        Answer answer = new Answer(FACILITY, null, inquiry.id().value(), null, Instant.parse("2026-11-20T01:00:05Z"),
                inquiry.confirmationDate(), outcome, null, List.of(), null);
        var unused = accept.accept(
                new SourceFile(FACILITY, TerminalId.DEFAULT, SourceFolder.RES, "res_" + inquiry.id(), "0".repeat(64)),
                new AnswerOrigin.AnswerTo(inquiry.id()), answer);
    }

    @Test
    void eachQuestionAndEachAnswerThatIsToldIsTakenDown() throws Exception {
        String location = ask("?wait=0", QUESTION).headers().firstValue("Location").orElseThrow();
        answer(sent.peek(), new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null));
        URI report = URI.create(base.replace("/kiosk/v1", location));
        await().until(() -> client.send(HttpRequest.newBuilder(report).build(), BodyHandlers.ofString())
                .statusCode() == 200);
        ask("", "{}");
        client.send(HttpRequest.newBuilder(URI.create(base + "/inquiries/" + "0".repeat(26))).build(),
                BodyHandlers.ofString());

        assertThat(recorded).startsWith("ASK inquiry", "READ inquiry").contains("ASK VALUE_MISSING")
                .endsWith("READ RESOURCE_UNKNOWN");
    }

    @Test
    void whatCannotBeTakenDownIsNotTold() throws Exception {
        String location = ask("?wait=0", QUESTION).headers().firstValue("Location").orElseThrow();
        unrecordable = true;
        HttpResponse<String> refused = client.send(
                HttpRequest.newBuilder(URI.create(base.replace("/kiosk/v1", location))).build(),
                BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(json(refused).path("code").asText()).isEqualTo(ProblemCode.LEDGER_QUEUE_FULL.code());
    }

    @Test
    void anAnswerThatComesInTimeIsTheResponse() throws Exception {
        CompletableFuture<HttpResponse<String>> desk = client
                .sendAsync(post("", QUESTION.getBytes(StandardCharsets.UTF_8)).build(), BodyHandlers.ofString());
        await().until(() -> !sent.isEmpty());
        Inquiry inquiry = sent.peek();
        assertThat(inquiry.confirmationDate()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(inquiry.card().member().symbol().value()).isEqualTo("１２３");
        answer(inquiry, new AnswerOutcome.Confirmed(QualificationValidity.NOT_FOUND, new Notice("00001", "該当なし")));
        HttpResponse<String> response = desk.join();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(response.headers().firstValue("Authorization")).as("nothing of the request comes back").isEmpty();
        JsonNode json = json(response);
        assertThat(json.fieldNames()).toIterable().containsExactly("inquiry", "state", "validity", "outcome", "patient",
                "standing", "response", "code", "message");
        assertThat(json.get("inquiry").asText()).isEqualTo(inquiry.id().value());
        assertThat(json.get("state").asText()).isEqualTo("ANSWERED");
        assertThat(json.get("validity").asText()).isEqualTo("NOT_FOUND");
        assertThat(json.get("outcome").asText()).isEqualTo("ANSWERED");
        assertThat(json.get("patient").isNull()).isTrue();
        assertThat(json.get("message").asText()).isEqualTo("該当なし");
    }

    @Test
    void withoutAnAnswerInTimeTheDeskIsToldToWaitAndCanAskLater() throws Exception {
        HttpResponse<String> waiting = ask("?wait=0", QUESTION);
        assertThat(waiting.statusCode()).isEqualTo(202);
        assertThat(json(waiting).get("state").asText()).isEqualTo("WAITING");
        assertThat(json(waiting).get("outcome").isNull()).isTrue();
        Inquiry inquiry = sent.peek();
        assertThat(waiting.headers().firstValue("Location")).hasValue("/kiosk/v1/inquiries/" + inquiry.id());
        URI later = URI.create(base + "/inquiries/" + inquiry.id());
        assertThat(client.send(HttpRequest.newBuilder(later).build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(202);
        answer(inquiry, new AnswerOutcome.Failed(new Notice(null, "通信エラー")));
        await().until(() -> !ledger.answers().isEmpty());
        HttpResponse<String> answered = client.send(HttpRequest.newBuilder(later).build(), BodyHandlers.ofString());
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(json(answered).get("outcome").asText()).isEqualTo("FAILED");
        assertThat(json(answered).get("response").isNull()).isFalse();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvFileSource(resources = "/kiosk-refusals.csv", delimiter = ';', quoteCharacter = '\0')
    void aQuestionThatIsNotUnderstoodIsRefusedWithItsPlace(String code, String where, String body) throws Exception {
        HttpResponse<String> response = ask("?wait=0", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = json(response);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("where").asText()).startsWith(where);
        assertThat(problem.get("type").asText()).isEqualTo("urn:madoguchi:problem:" + code);
        assertThat(problem.get("title").asText()).isNotEqualTo(problem.get("titleEn").asText());
        assertThat(problem.has("next")).isTrue();
        assertThat(problem.has("nextEn")).isTrue();
        assertThat(sent).isEmpty();
    }

    @Test
    void theDayOfBirthIsTheFirstThatCanBeAskedAbout() throws Exception {
        String born = QUESTION.replace("}", ",\"confirmationDate\":\"1958-04-12\"}");
        assertThat(ask("?wait=0", born).statusCode()).isEqualTo(202);
        assertThat(sent).singleElement().extracting(Inquiry::confirmationDate).isEqualTo(LocalDate.of(1958, 4, 12));
    }

    @Test
    void aBodyOverTheLimitIsRefused() throws Exception {
        HttpResponse<String> response = ask("", QUESTION + " ".repeat(KioskInquiries.MOST_BYTES));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("where").asText()).startsWith("body");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws Exception {
        HttpResponse<String> response = client.send(post("", QUESTION.getBytes("windows-31J")).build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("where").asText()).isEqualTo("body: not UTF-8");
    }

    @Test
    void aWaitOutsideOfItsRangeIsRefused() throws Exception {
        for (String query : List.of("?wait=31", "?wait=-1", "?wait=soon", "?wait=0&wait=99")) {
            assertThat(json(ask(query, QUESTION)).get("where").asText()).as(query).isEqualTo("wait");
        }
    }

    @Test
    void aFullLedgerIsSaidSoWithRetryAfter() throws Exception {
        ledger.failNext(1, ProblemCode.LEDGER_QUEUE_FULL);
        HttpResponse<String> response = ask("", QUESTION);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
    }

    @Test
    void anUnavailableLedgerOrFolderIs503() throws Exception {
        ledger.failNext(1, ProblemCode.LEDGER_UNAVAILABLE);
        assertThat(ask("", QUESTION).statusCode()).isEqualTo(503);
        refusal = ProblemCode.TERMINAL_FOLDER_UNREACHABLE;
        HttpResponse<String> response = ask("", QUESTION);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).get("code").asText()).isEqualTo("MDG-OQS-12");
    }

    @Test
    void whatIsNotThereIs404() throws Exception {
        for (String path : List.of("/inquiries/20261122120000ABCDEFGHJK", "/inquiries/x", "/elsewhere")) {
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(base + path)).build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(json(response).get("code").asText()).isEqualTo("MDG-API-02");
        }
    }

    @Test
    void aHundredDesksThatWaitHoldNoThread() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> desks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            desks.add(client.sendAsync(post("?wait=30", QUESTION.getBytes(StandardCharsets.UTF_8)).build(),
                    BodyHandlers.ofString()));
        }
        await().until(() -> sent.size() == 100);
        sent.forEach(inquiry -> answer(inquiry, new AnswerOutcome.Processing()));
        assertThat(desks).allSatisfy(desk -> assertThat(desk.join().statusCode()).isEqualTo(200));
    }
}
