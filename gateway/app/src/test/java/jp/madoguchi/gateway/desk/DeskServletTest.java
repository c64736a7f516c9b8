package jp.madoguchi.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.domain.subsidy.Participation;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.desk.AttachAnswer;
import jp.madoguchi.reception.desk.DeskWork;
import jp.madoguchi.reception.desk.TaskPage;
import jp.madoguchi.reception.desk.TaskQuery;
import jp.madoguchi.reception.desk.TaskReadings;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.reception.ledger.NameDifferenceRecord;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import jp.madoguchi.reception.ledger.UndecidedHolder;
import jp.madoguchi.reception.subsidy.AttachSubsidies;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates of nobody known over HTTP: what they say, and the word of the desk whose they are. */
class DeskServletTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final Instant AT = Instant.parse("2026-11-20T00:30:00Z");
    private static final ResourceId TASK = new ResourceId("t1");
    private static final ResourceId CANDIDATE = new ResourceId("patient-1");
    private static final DeskTask DONE = DeskTask.open(TASK, FACILITY, DeskStep.DECIDE_WHOSE_ANSWER, null,
            new DeskTaskCause("SEVERAL_FIT", List.of(), null, List.of(CANDIDATE), AT), LocalDate.of(2026, 11, 20), AT)
            .take("clerk-1", AT).close(DeskOutcome.RESOLVED, "clerk-1", AT);
    private static final SubsidyEntry CERTIFICATE = new SubsidyEntry(new ResourceId("s1"), FACILITY,
            TerminalId.DEFAULT, null, AT, SubsidyRecord.parse(Map.of(SubsidyField.RECIPIENT, "0000018"), List.of(),
                    List.of()).orElseThrow(),
            new UndecidedHolder(TASK, null, null, LocalDate.of(1990, 1, 15)));

    private static final ResourceId DOUBTFUL = new ResourceId("t3");
    private static final DeskTask ABOUT_ANSWER = DeskTask.open(DOUBTFUL, FACILITY, DeskStep.DECIDE_WHOSE_ANSWER, null,
            new DeskTaskCause("NUMBER_CONTRADICTS", List.of(), new ResourceId("a1"), List.of(CANDIDATE), AT),
            LocalDate.of(2026, 11, 20), AT);
    private static final AnswerRecord ANSWER = new AnswerRecord(new ResourceId("a1"), FACILITY, TerminalId.DEFAULT,
            null, AnswerStanding.REVIEW, null, AT,
            new Answer(FACILITY, null, null, null, AT, LocalDate.of(2026, 11, 20),
                    new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), null, List.of(entry()), null),
            List.of());

    private static Qualification entry() {
        Person person = new Person(PersonName.parse("試験　花子").orElseThrow(), KanaName.parse("ｼｹﾝ ﾊﾅｺ").orElseThrow(),
                null, null, Sex.FEMALE, null, LocalDate.of(1990, 1, 15), null);
        MemberId member = new MemberId(InsurerNumber.parse("06990014").orElseThrow(), null, new CardNumber("4567"),
                null);
        return new Qualification(null, member, null, null, null, person, null, null, null, new DateRange(null, null),
                null, false, null, null, null, List.of(), List.of(), List.of(), null);
    }

    private final List<ResourceId> published = new ArrayList<>();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<DeskAudit.Entry> audited = new ArrayList<>();

    /** What the ledger does is told in the tests of the use case; here every work has gone well. */
    private final AnswerLedger ledger = new AnswerLedger() {
        @Override
        @SuppressWarnings("unchecked")
        public <T> CompletionStage<Committed<T>> commit(LedgerWork<T> work) {
            return CompletableFuture.completedStage(new Committed<>((T) DONE, 1));
        }
    };

    private final TaskReadings readings = new TaskReadings() {
        @Override
        public TaskPage page(TaskQuery query) {
            return new TaskPage(List.of(DONE), false);
        }

        @Override
        public Optional<DeskTask> task(FacilityCode facility, ResourceId id) {
            return Stream.of(DONE, ABOUT_ANSWER).filter(task -> task.id().equals(id)).findFirst();
        }

        @Override
        public Optional<NameDifferenceRecord> names(FacilityCode facility, ResourceId task) {
            return Optional.empty();
        }

        @Override
        public List<SubsidyEntry> certificates(FacilityCode facility, ResourceId task) {
            return task.equals(TASK) ? List.of(CERTIFICATE) : List.of();
        }

        @Override
        public Optional<AnswerRecord> answer(FacilityCode facility, ResourceId task) {
            return Optional.of(ANSWER).filter(answer -> task.equals(DOUBTFUL));
        }
    };

    @BeforeEach
    void start() throws Exception {
        RuleBook rules = RuleFiles.read(new Settings(name -> ""));
        AttachSubsidies attaching = new AttachSubsidies(ledger,
                new SubsidyCheck(rules.table(Programmes.class), rules.table(Participation.class)));
        AttachAnswer answers = new AttachAnswer(ledger, new AcceptAnswer(ledger, patients -> {
            published.addAll(patients);
            return CompletableFuture.completedStage(null);
        }, new WaitingDesks(1), List.of()));
        DeskTasks tasks = new DeskTasks(FACILITY, readings, new DeskWork(ledger),
                new AttachByTask(attaching, answers), audited::add,
                InstantSource.fixed(AT));
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder((request, response, chain) -> {
            request.setAttribute(Access.ATTRIBUTE,
                    new Access("desk-1", Scopes.parse("system/Task.rus").orElseThrow(), AT, "token", null));
            chain.doFilter(request, response);
        }), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new DeskServlet(() -> tasks, () -> rules.table(PhoneNumbers.class))),
                "/desk/*");
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/desk/v1/tasks/" + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder attach(String body) {
        return to("t1/attach").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Test
    void whatTheySayOfTheirHolderIsShownAndKeptNowhereOnTheWay() throws Exception {
        HttpResponse<String> shown = send(to("t1/certificates"));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("\"birthDate\":\"1990-01-15\"", "\"recipient\":\"0000018\"");
        assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(send(to("t2/certificates")).statusCode()).isEqualTo(404);
        assertThat(send(to("t1/certificates").POST(HttpRequest.BodyPublishers.noBody())).statusCode()).isEqualTo(405);
    }

    @Test
    void whoseTheyAreIsTakenAndRecordedAsAboutThatPatient() throws Exception {
        HttpResponse<String> done = send(attach("{\"by\":\"clerk-1\",\"patient\":\"patient-2\"}")
                .header("If-Match", "\"2\"").header("Idempotency-Key", "r1"));

        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).contains("\"outcome\":\"RESOLVED\"");
        assertThat(done.headers().firstValue("ETag")).contains("\"3\"");
        assertThat(audited).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(DeskAudit.Action.CHANGE);
            assertThat(entry.patients()).containsExactly(new ResourceId("patient-2"), CANDIDATE);
        });
    }

    @Test
    void whatADoubtfulAnswerSaysIsShownToBeComparedWithTheChart() throws Exception {
        HttpResponse<String> shown = send(to("t3/answer"));

        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        assertThat(shown.body()).contains("\"answer\":\"a1\"", "\"birthDate\":\"1990-01-15\"", "\"kana\":\"シケン ハナコ\"",
                "\"insurerNumber\":\"06990014\"");
        assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(audited).singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo(DeskAudit.Action.READ));
        assertThat(send(to("t1/answer")).statusCode()).isEqualTo(404);
    }

    @Test
    void whoseADoubtfulAnswerIsIsTakenAndRenewsWhatIsReadOfThatPatient() throws Exception {
        HttpResponse<String> done = send(attach("t3", "{\"by\":\"clerk-1\",\"patient\":\"patient-2\"}"));

        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(published).containsExactly(new ResourceId("patient-2"));
    }

    @Test
    void aDoubtfulAnswerMayBeAboutNobodyHereACertificateMayNot() throws Exception {
        String nobody = "{\"by\":\"clerk-1\",\"nobody\":true}";

        assertThat(send(attach("t3", nobody)).statusCode()).isEqualTo(200);
        assertThat(published).isEmpty();
        HttpResponse<String> refused = send(attach("t1", nobody));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("MDG-VAL-01", "patient");
    }

    private HttpRequest.Builder attach(String task, String body) {
        return to(task + "/attach").POST(HttpRequest.BodyPublishers.ofString(body)).header("If-Match", "\"2\"")
                .header("Idempotency-Key", "r1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"by":"clerk-1"}                        | MDG-VAL-01
            {"by":"clerk-1","patient":"a b"}        | MDG-VAL-02
            {"by":"clerk-1","patient":7}            | MDG-API-01
            {"patient":"patient-2"}                 | MDG-VAL-01
            {"by":"clerk-1","nobody":false}         | MDG-VAL-01
            {"by":"clerk-1","nobody":"yes"}         | MDG-API-01
            {"by":"clerk-1","nobody":true,"patient":"patient-2"} | MDG-API-01
            """)
    void whatIsMissingOrNotUnderstoodIsRefused(String body, String code) throws Exception {
        HttpResponse<String> refused = send(
                attach(body).header("If-Match", "\"2\"").header("Idempotency-Key", "r1"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(code);
    }

    @Test
    void withoutTheVersionThatWasSeenNothingIsDecided() throws Exception {
        HttpResponse<String> refused = send(
                attach("{\"by\":\"clerk-1\",\"patient\":\"patient-2\"}").header("Idempotency-Key", "r1"));

        assertThat(refused.statusCode()).isEqualTo(428);
        assertThat(audited).isEmpty();
    }
}
