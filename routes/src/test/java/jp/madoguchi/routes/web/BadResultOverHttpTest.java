package jp.madoguchi.routes.web;

import static jp.madoguchi.routes.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.bulk.BulkSettings;
import jp.madoguchi.reception.bulk.TakeBulkReplies;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.routes.BadResult;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.RouteContext;
import jp.madoguchi.routes.exchange.Encryption;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must not be taken as it comes, over HTTP: refused for its own reason, kept for a person, counted, and nothing else stops. */
class BadResultOverHttpTest {

    private static final InquiryId NEXT = new InquiryId("20261120100500CCCCCCCCCC");

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private RejectedFiles rejected;
    private TestTerminal terminal;
    private WebDoor door;
    private RouteContext context;

    private void open(byte[] answer, Encryption encryption) throws IOException {
        terminal = new TestTerminal(ok(answer), new CountDownLatch(0));
        InstantSource clock = InstantSource.system();
        rejected = new RejectedFiles(dir.resolve("rejected"), clock);
        WebSettings settings = TestTerminal.settings(terminal.base()).withEncryption(encryption);
        door = new WebDoor(List.of(settings), false, rejected, clock);
        AcceptAnswer acceptAnswer = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(10), List.of());
        door.connect(new TakeReplies(ledger, acceptAnswer,
                List.of(new TakeBulkReplies(ledger, acceptAnswer, BulkSettings.DEFAULT, "node"))));
        context = RouteContext.start(
                RouteContext.Plan.house(List.of(door), key -> Optional.empty(), getClass().getClassLoader()));
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
        // What is answered now is still taken, or kept below the folder that goes with the test.
        await().until(() -> door.terminals().stream().allMatch(one -> one.underWay() == 0));
        context.close();
        ledger.close();
    }

    private static byte[] ok(byte[] body) {
        return TestTerminal.http(200, "application/json", body, body.length);
    }

    private void send(Question question) throws Exception {
        door.nationalSystem().send(question).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private void eventually(WebEvent event) {
        await().until(() -> door.terminals().getFirst().count(event) == 1);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(dir.resolve("rejected"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private InquiryState stateOf(Question question) {
        return ledger.commit(transaction -> transaction.inquiry(question.id())).toCompletableFuture().join().value()
                .orElseThrow().state();
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedForItsOwnReasonAndKeptAndTheNextAnswerIsTaken(BadResult bad) throws Exception {
        byte[] answer = bad.bytes(true);
        open(answer, bad.encryption());
        Question question = bad.asked(ledger);
        send(question);
        eventually(WebEvent.REFUSED);

        assertThat(rejected.counts()).isEqualTo(
                Map.of(new RejectedFiles.Kind("terminal-1", "web", bad.code()), 1L));
        String name = bad.exchange() + "res_" + question.id() + ".json";
        assertThat(kept()).extracting(file -> file.getFileName().toString()).containsExactly(name,
                name + ".reason.txt");
        assertThat(kept().getFirst()).hasBinaryContent(answer);
        assertThat(kept().getLast()).content().contains(bad.code().code()).doesNotContain(BadResult.CARD_NUMBER);
        assertThat(dir).isDirectoryNotContaining("glob:**/escaped.xml");
        if (bad.isTakenInPart()) {
            assertThat(BadResult.outcomes(ledger)).as("who is in it is taken, who is missing is never invalid")
                    .isEqualTo(bad.outcomes());
            assertThat(ledger.tasks()).as("a person is told").hasSize(1);
        } else {
            assertThat(ledger.answers()).isEmpty();
            assertThat(stateOf(question)).as("nothing follows about anybody").isEqualTo(InquiryState.ASKED);
        }

        Question next = BadResult.confirmation(NEXT);
        ledger.put(InquiryRecord.asked(next, null, InstantSource.system().instant()));
        byte[] good = BadResult.good(NEXT, true);
        terminal.answers(ok(bad.encryption() == Encryption.NONE
                ? good
                : BadResult.zip(BadResult.PASSWORD, Map.of("a.json", good))));
        send(next);
        eventually(WebEvent.ANSWERED);
        assertThat(stateOf(next)).as("nothing else stops").isEqualTo(InquiryState.ANSWERED);
    }

    @ParameterizedTest
    @EnumSource(names = {"ZIP_BOMB", "PATH_IN_ZIP", "TWO_FILES_IN_ZIP", "ENCRYPTED_ZIP_WHERE_NONE_IS_SET"})
    void ofMedicalInformationNothingIsKeptButNameAndProblem(BadResult bad) throws Exception {
        open(bad.bytes(true), Encryption.NONE);
        medicines();
        eventually(WebEvent.REFUSED);

        assertThat(rejected.counts()).containsOnlyKeys(new RejectedFiles.Kind("terminal-1", "web", bad.code()));
        assertThat(kept()).singleElement().satisfies(reason -> assertThat(reason).content()
                .contains(bad.code().code(), "保存せずに削除").doesNotContain("SHA-256"));
    }

    private void medicines() throws Exception {
        Question confirm = BadResult.confirmation(NEXT);
        Question medicines = new Question.AskMedicines(NEXT, confirm.facility(), confirm.terminal(),
                ((Question.Confirm) confirm).inquiry().card().member(), YearMonth.of(2026, 1), YearMonth.of(2026, 11),
                MedicineContent.MEDICINES, DocumentForm.DATA, false, CareSetting.OUTPATIENT);
        ledger.put(InquiryRecord.asked(medicines, null, InstantSource.system().instant()));
        send(medicines);
    }

    @Test
    void anEncryptedAnswerIsTaken() throws Exception {
        open(BadResult.zip(BadResult.PASSWORD, Map.of("a.json", BadResult.good(NEXT, true))),
                BadResult.ANOTHER_PASSWORD.encryption());
        Question question = BadResult.confirmation(NEXT);
        ledger.put(InquiryRecord.asked(question, null, InstantSource.system().instant()));
        send(question);
        eventually(WebEvent.ANSWERED);
        assertThat(ledger.answers()).hasSize(1);
    }
}
