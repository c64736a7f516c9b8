package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.gateway.whole.Program;
import jp.madoguchi.reception.inquiry.AskNationalSystem;
import jp.madoguchi.reception.inquiry.DeskQuestion;
import jp.madoguchi.reception.inquiry.InquiryReport;
import jp.madoguchi.reception.ledger.InquiryState;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The national system answers a desk's question with somebody else's data: the gateway's own rooms without the server around them, and the
 * simulated national system as a program beside it, through both doors.
 */
class AnotherPersonsAnswerIT {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final LocalDate BIRTH = LocalDate.of(1957, 1, 15);
    private static final CardQuestion CARD = new CardQuestion(
            new MemberId(InsurerNumber.parse("990010").orElseThrow(), CardSymbol.parse("見本").orElseThrow(),
                    CardNumber.parse("７７７０００１").orElseThrow(), BranchNumber.parse("02").orElseThrow()),
            BIRTH, false);

    @TempDir
    Path dir;

    private Settings settings(String door, int port) throws IOException {
        Path terminals = Files.createDirectories(dir.resolve("terminals"));
        Files.writeString(terminals.resolve("desk.yaml"), door.equals("web")
                ? "door: web\nurl: http://127.0.0.1:%d\n".formatted(port)
                : "oqs: %s\n".formatted(dir.resolve("oqs")));
        Map<String, String> values = new HashMap<>();
        values.put("madoguchi.data.dir", dir.resolve("data").toString());
        values.put("madoguchi.terminals.dir", terminals.toString());
        values.put("madoguchi.mllp.port", Integer.toString(Program.freePort()));
        return new Settings(name -> values.getOrDefault(name, ""));
    }

    private static InquiryReport asked(AskNationalSystem desk, TerminalId terminal, Duration wait) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        return desk.ask(new DeskQuestion(FACILITY, terminal, null, CARD, today), wait).toCompletableFuture().join();
    }

    private List<Path> rejected() throws IOException {
        Path folder = dir.resolve("data").resolve("rejected");
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"folders", "web"})
    void anotherPersonsDataIsRefusedAndKeptAndTheNextQuestionIsAnsweredAsEver(String door) throws Exception {
        int port = Program.freePort();
        try (Program sim = Program.simulator(dir.resolve("sim.log"), "sim", "--oqs", dir.resolve("oqs").toString(),
                "--http-port", Integer.toString(port), "--profile", "instant", "--poll", "50")
                .awaitLine("sim ready"); HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> fault = http.send(HttpRequest
                    .newBuilder(URI.create("http://127.0.0.1:" + port + "/control/fault"))
                    .POST(HttpRequest.BodyPublishers
                            .ofString("{\"kind\":\"other-person\",\"times\":1,\"api\":\"OQSsiquc01\"}"))
                    .build(), HttpResponse.BodyHandlers.ofString());
            assertThat(fault.statusCode()).as(fault.body()).isEqualTo(200);
            Settings settings = settings(door, port);
            try (LedgerRoom ledger = LedgerRoom.open(settings, Clock.systemUTC());
                    RouteRoom routes = RouteRoom.start(settings, Clock.systemUTC(), FACILITY, ledger,
                            patients -> CompletableFuture.completedStage(null), RuleFiles.read(settings),
                            (exchange, act) -> (inquiry, patient, problem) -> {})) {
                AskNationalSystem desk = routes.reception().ask();
                TerminalId terminal = routes.asking().getFirst();
                InquiryReport first = asked(desk, terminal, Duration.ofSeconds(2));
                assertThat(first.state()).as("nothing follows about the patient").isEqualTo(InquiryState.ASKED);
                await().atMost(PATIENCE).until(() -> rejected().size() == 2);
                assertThat(rejected()).extracting(file -> file.getFileName().toString()).allSatisfy(
                        name -> assertThat(name).startsWith("OQSsiquc01res_" + first.inquiry()));
                assertThat(Files.readString(rejected().getLast())).contains("MDG-OQS-09");

                InquiryReport second = asked(desk, terminal, AskNationalSystem.LONGEST_WAIT);
                assertThat(second.state()).isEqualTo(InquiryState.ANSWERED);
                assertThat(second.answer().answer().qualifications()).isNotEmpty()
                        .allSatisfy(entry -> assertThat(entry.person().birthDate()).isEqualTo(BIRTH));
                assertThat(desk.report(first.inquiry()).toCompletableFuture().join().orElseThrow().state())
                        .as("it is still asked, and re-checked in its time").isEqualTo(InquiryState.ASKED);
            }
            assertThat(sim.output()).doesNotContain("Exception");
        }
    }
}
