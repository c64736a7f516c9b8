package jp.madoguchi.routes.web;

import static jp.madoguchi.routes.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.ReplyTaker;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.routes.GoodResult;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.RouteContext;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a terminal of the test's own, which answers byte for byte what a test wants. */
class WebDoorTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final InquiryId ID = new InquiryId("20261120100000ABCDEFGHJK");
    private static final CardQuestion CARD = new CardQuestion(
            new MemberId(new InsurerNumber("06990014"), null, new CardNumber("4567"), null),
            LocalDate.of(1958, 4, 12), false);
    private static final String NAME = "OQSsiquc01res_" + ID + ".json";

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private final Bulk bulk = new Bulk();
    private RejectedFiles rejected;
    private TestTerminal server;
    private WebDoor door;
    private RouteContext context;

    /** Takes what is not about one person. */
    private static final class Bulk implements ReplyTaker {
        private final List<Reply> replies = new CopyOnWriteArrayList<>();

        @Override
        public boolean takes(ExchangeKind kind) {
            return true;
        }

        @Override
        public CompletionStage<Taken> take(Received received, InquiryRecord asked) {
            replies.add(received.reply());
            return CompletableFuture.completedStage(new Taken.Done());
        }
    }

    private static String notFound(String facility) {
        return """
                {"XmlMsg":{"MessageHeader":{"ProcessExecutionTime":"20261120100130","QualificationConfirmationDate":"20261120",
                "MedicalInstitutionCode":"%s","ArbitraryFileIdentifier":"%s","ReferenceClassification":"2",
                "SegmentOfResult":"1","CharacterCodeIdentifier":"0"},
                "MessageBody":{"ProcessingResultStatus":"1","QualificationValidity":"4"}}}"""
                .formatted(facility, ID);
    }

    private void open(byte[] answer, CountDownLatch mayAnswer, UnaryOperator<WebSettings> settings)
            throws IOException {
        server = new TestTerminal(answer, mayAnswer);
        open(server.base(), settings);
    }

    private void open(byte[] answer) throws IOException {
        open(answer, new CountDownLatch(0), UnaryOperator.identity());
    }

    private void open(URI base, UnaryOperator<WebSettings> settings) {
        InstantSource clock = InstantSource.system();
        rejected = new RejectedFiles(dir.resolve("rejected"), clock);
        WebSettings quick = TestTerminal.settings(base);
        door = new WebDoor(List.of(settings.apply(quick)), false, rejected, clock);
        AcceptAnswer acceptAnswer = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(10), List.of());
        door.connect(new TakeReplies(ledger, acceptAnswer, List.of(bulk)));
        context = RouteContext.start(
                RouteContext.Plan.house(List.of(door), key -> Optional.empty(), getClass().getClassLoader()));
    }

    @AfterEach
    void close() throws IOException {
        if (server != null) {
            server.close();
            // What is answered now is still taken, or kept below the folder that goes with the test.
            await().until(() -> door.terminals().stream().allMatch(terminal -> terminal.underWay() == 0));
        }
        context.close();
        ledger.close();
    }

    private static Question confirm(String end) {
        return new Question.Confirm(new Inquiry(new InquiryId("20261120100000" + end), FACILITY, TerminalId.DEFAULT,
                LocalDate.of(2026, 11, 20), CARD));
    }

    private static Question confirm() {
        return new Question.Confirm(
                new Inquiry(ID, FACILITY, TerminalId.DEFAULT, LocalDate.of(2026, 11, 20), CARD));
    }

    private CompletableFuture<Void> send(Question question) {
        return send(door.nationalSystem(), question);
    }

    private CompletableFuture<Void> send(NationalSystem by, Question question) {
        ledger.put(InquiryRecord.asked(question, null, InstantSource.system().instant()));
        return by.send(question).toCompletableFuture();
    }

    private void sent(Question question) throws Exception {
        send(question).get(60, TimeUnit.SECONDS);
    }

    private void eventually(WebEvent event) {
        await().until(() -> door.terminals().getFirst().count(event) == 1);
    }

    private InquiryState state() {
        return ledger.commit(transaction -> transaction.inquiry(ID)).toCompletableFuture().join().value().orElseThrow()
                .state();
    }

    private List<String> kept() throws IOException {
        if (Files.notExists(dir.resolve("rejected"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(dir.resolve("rejected"))) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String everythingKept() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(dir.resolve("rejected"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private void refusedFor(ProblemCode code) {
        eventually(WebEvent.REFUSED);
        assertThat(rejected.counts()).containsOnlyKeys(new RejectedFiles.Kind("terminal-1", "web", code));
    }

    @Test
    void aQuestionGoesAsJsonToThePathOfItsExchangeAndItsAnswerIsTaken() throws Exception {
        open(TestTerminal.http(200, notFound("9919999999")));
        sent(confirm());
        eventually(WebEvent.ANSWERED);
        assertThat(server.requests()).singleElement().asString().startsWith("POST /oqs/v1/OQSsiquc01 HTTP/1.1\r\n")
                .contains("\"InsuredIdentificationNumber\"", ID.value());
        assertThat(state()).isEqualTo(InquiryState.ANSWERED);
        assertThat(ledger.answers()).singleElement().satisfies(answer -> assertThat(answer.answer().outcome())
                .isEqualTo(new AnswerOutcome.Confirmed(QualificationValidity.NOT_FOUND, null)));
        assertThat(kept()).isEmpty();
    }

    @Test
    void sendingIsOverWhenTheTerminalHasTheQuestionAndALateAnswerIsTakenOnce() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        open(TestTerminal.http(200, notFound("9919999999")), mayAnswer, UnaryOperator.identity());
        sent(confirm());
        assertThat(state()).isEqualTo(InquiryState.ASKED);
        mayAnswer.countDown();
        eventually(WebEvent.ANSWERED);
        assertThat(ledger.answers()).hasSize(1);
    }

    @Test
    void aTimeOutLeavesTheQuestionAskedAndIsNeverSentAgain() throws Exception {
        open(TestTerminal.http(200, notFound("9919999999")), new CountDownLatch(1),
                settings -> settings.withTimes(Duration.ofSeconds(30), Duration.ofSeconds(3), Duration.ZERO));
        sent(confirm());
        eventually(WebEvent.TIMED_OUT);
        assertThat(state()).isEqualTo(InquiryState.ASKED);
        assertThat(ledger.answers()).isEmpty();
        assertThat(server.requests()).hasSize(1);
        assertThatThrownBy(() -> sent(confirm())).satisfies(failure -> assertThat(
                ProblemException.problemOf(failure).code()).isEqualTo(ProblemCode.SAME_NAME_OTHER_BYTES));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void wrongContentIsKeptForAPersonAndTheQuestionStaysAsked() throws Exception {
        byte[] page = "<html>maintenance</html>".getBytes(StandardCharsets.UTF_8);
        open(TestTerminal.http(200, "text/html", page, page.length));
        sent(confirm());
        eventually(WebEvent.REFUSED);
        assertThat(kept()).containsExactly(NAME, NAME + ".reason.txt");
        assertThat(state()).isEqualTo(InquiryState.ASKED);
    }

    @Test
    void aHalfAnswerIsNoAnswer() throws Exception {
        byte[] half = notFound("9919999999").substring(0, 60).getBytes(StandardCharsets.UTF_8);
        open(TestTerminal.http(200, "application/json", half, 400));
        sent(confirm());
        eventually(WebEvent.CUT);
        assertThat(state()).isEqualTo(InquiryState.ASKED);
        assertThat(ledger.answers()).isEmpty();
        assertThat(kept()).containsExactly(NAME + ".reason.txt");
        assertThat(everythingKept()).contains("MDG-OQS-07");
    }

    @Test
    void anErrorOfTheTerminalIsAFailedAnswerInItsWordsAndNeverInvalid() throws Exception {
        open(TestTerminal.http(500, "{\"error\":\"SIM-E1100 通信エラー\"}"));
        sent(confirm());
        eventually(WebEvent.FAILED);
        assertThat(ledger.answers()).singleElement().satisfies(answer -> assertThat(answer.answer().outcome())
                .isInstanceOfSatisfying(AnswerOutcome.Failed.class, failed -> assertThat(failed.notice().message())
                        .isEqualTo("HTTP 500 {\"error\":\"SIM-E1100 通信エラー\"}")));
    }

    @Test
    void aProxysTimeOutIsATimeOut() throws Exception {
        open(TestTerminal.http(504, "{}"));
        sent(confirm());
        eventually(WebEvent.TIMED_OUT);
        assertThat(state()).isEqualTo(InquiryState.ASKED);
    }

    @Test
    void anotherInstitutionsAnswerIsKeptForAPerson() throws Exception {
        open(TestTerminal.http(200, notFound("1319999999")));
        sent(confirm());
        refusedFor(ProblemCode.FACILITY_FOREIGN);
        assertThat(kept()).containsExactly(NAME, NAME + ".reason.txt");
        assertThat(ledger.answers()).isEmpty();
    }

    @Test
    void anAnswerThatIsTooLargeIsBrokenOff() throws Exception {
        open(TestTerminal.http(200, notFound("9919999999")), new CountDownLatch(0),
                settings -> settings.withLimits(2, 2, 100));
        sent(confirm());
        refusedFor(ProblemCode.FILE_TOO_LARGE);
    }

    @Test
    void medicalInformationThatCannotBeUsedIsToldByNameAndProblemOnly() throws Exception {
        open(TestTerminal.http(200, "{\"XmlMsg\":{\"Secret\":\"アスピリン錠\"}"));
        sent(new Question.AskMedicines(ID, FACILITY, TerminalId.DEFAULT, CARD.member(), YearMonth.of(2026, 1),
                YearMonth.of(2026, 11), MedicineContent.MEDICINES, DocumentForm.DATA, false,
                CareSetting.OUTPATIENT));
        eventually(WebEvent.REFUSED);
        assertThat(kept()).containsExactly("YZKsiquc01res_" + ID + ".json.reason.txt");
        assertThat(everythingKept()).doesNotContain("アスピリン", "SHA-256").contains("保存せずに削除");
    }

    @Test
    void nobodyThereMeansNotSent() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        open(URI.create("http://127.0.0.1:" + free), UnaryOperator.identity());
        assertThatThrownBy(() -> sent(confirm())).satisfies(failure -> assertThat(
                ProblemException.problemOf(failure).code()).isEqualTo(ProblemCode.TERMINAL_ADDRESS_UNREACHABLE));
        eventually(WebEvent.NOT_REACHED);
        assertThat(door.terminals().getFirst().isReachable()).isFalse();
    }

    @Test
    void connectionsAreBoundedAndWhatWaitedTooLongIsNeverSent() throws Exception {
        open(TestTerminal.http(200, notFound("9919999999")), new CountDownLatch(1),
                settings -> settings.withLimits(2, 1, 1000)
                        .withTimes(Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ZERO));
        send(confirm("A")).get(20, TimeUnit.SECONDS);
        send(confirm("D")).get(20, TimeUnit.SECONDS); // both connections are taken before others ask for one
        List<CompletableFuture<Void>> others = List.of(send(confirm("B")), send(confirm("C")));
        assertThat(others).as("one finds the line full, the other waits until its time is over")
                .allSatisfy(sending -> assertThatThrownBy(() -> sending.get(20, TimeUnit.SECONDS)).satisfies(
                        failure -> assertThat(ProblemException.problemOf(failure).code())
                                .isEqualTo(ProblemCode.TERMINAL_ADDRESS_UNREACHABLE)));
        await().until(() -> door.terminals().getFirst().count(WebEvent.TIMED_OUT) == 2);
        assertThat(door.terminals().getFirst().underWay()).isZero();
        assertThat(server.requests()).hasSize(2);
    }

    private static Question fetch(String last) {
        return new Question.FetchResult(new InquiryId("20261120100000BBBBBBBBB" + last), FACILITY,
                TerminalId.DEFAULT, BulkFamily.CONFIRMATIONS, new ReceptionNumber("R-" + last));
    }

    @Test
    void bulkQuestionsThatHangLeaveOneConnectionToTheDesk() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        open(TestTerminal.http(200, notFound("9919999999")), mayAnswer,
                settings -> settings.withLimits(2, 8, 1000)
                        .withTimes(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ZERO));
        sent(fetch("A"));
        CompletableFuture<Void> waits = send(fetch("B"));
        send(confirm("K")).get(4, TimeUnit.SECONDS);
        assertThat(waits).as("another bulk question waits for the first, longer than a desk would").isNotDone();
        await().until(() -> server.requests().size() == 2);
        assertThat(server.requests()).last().asString().contains("/OQSsiquc01 ");

        mayAnswer.countDown();
        waits.get(60, TimeUnit.SECONDS);
        await().until(() -> server.requests().size() == 3);
        assertThat(server.requests().getLast()).contains("/OQSmuquc02 ");
    }

    @Test
    void reChecksThatHangLeaveOneConnectionToTheDeskThoughTheyAskWhatADeskAsks() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        open(TestTerminal.http(200, notFound("9919999999")), mayAnswer,
                settings -> settings.withLimits(3, 8, 1000)
                        .withTimes(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ZERO));
        send(door.inBackground(), confirm("A")).get(60, TimeUnit.SECONDS);
        sent(fetch("B"));
        CompletableFuture<Void> waits = send(door.inBackground(), confirm("C"));
        send(confirm("K")).get(4, TimeUnit.SECONDS);
        assertThat(waits).as("bulk jobs and re-checks share what is left, and wait longer than a desk would")
                .isNotDone();
        await().until(() -> server.requests().size() == 3);

        mayAnswer.countDown();
        waits.get(60, TimeUnit.SECONDS);
        await().until(() -> server.requests().size() == 4);
    }

    @Test
    void anAnswerThatTheLedgerCannotTakeIsHandedInAgain() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        open(TestTerminal.http(200, notFound("9919999999")), mayAnswer, UnaryOperator.identity());
        sent(confirm());
        ledger.failNext(2, ProblemCode.LEDGER_UNAVAILABLE);
        mayAnswer.countDown();
        eventually(WebEvent.ANSWERED);
        assertThat(ledger.answers()).hasSize(1);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aBulkJobGetsItsReceptionNumberAndIsFetchedByIt() throws Exception {
        open(TestTerminal.http(200,
                """
                        {"XmlMsg":{"MessageHeader":{"ProcessExecutionTime":"20261120100130","MedicalInstitutionCode":"9919999999",
                        "ArbitraryFileIdentifier":"%s","CharacterCodeIdentifier":"0"},
                        "MessageBody":{"ReceptionNumber":"R-0001","ReceptionDateTime":"20261120100130"}}}"""
                        .formatted(ID)));
        sent(new Question.ConfirmMany(ID, FACILITY, TerminalId.DEFAULT, LocalDate.of(2026, 11, 21),
                List.of(new BulkPerson("1", CARD))));
        eventually(WebEvent.ANSWERED);
        assertThat(bulk.replies).singleElement().isInstanceOfSatisfying(Reply.Accepted.class,
                accepted -> assertThat(accepted.reception().value()).isEqualTo("R-0001"));
        InquiryId fetch = new InquiryId("20261120100000BBBBBBBBBB");
        server.answers(TestTerminal.http(200,
                new String(GoodResult.bytes(ExchangeKind.CONFIRMATIONS_RESULT, true), StandardCharsets.UTF_8)
                        .replace(GoodResult.ID.value(), fetch.value()).replace("R-0002", "R-0001")));
        sent(new Question.FetchResult(fetch, FACILITY, TerminalId.DEFAULT, BulkFamily.CONFIRMATIONS,
                new ReceptionNumber("R-0001")));
        await().until(() -> bulk.replies.size() == 2);
        assertThat(server.requests().get(1)).startsWith("POST /oqs/v1/OQSmuquc02 ").contains("R-0001");
        assertThat(bulk.replies.get(1)).isInstanceOfSatisfying(Reply.ConfirmedMany.class, many -> {
            assertThat(many.reception().value()).isEqualTo("R-0001");
            assertThat(many.units()).singleElement().satisfies(
                    unit -> assertThat(unit.answer().qualifications().getFirst().member()).isEqualTo(CARD.member()));
        });
    }
}
