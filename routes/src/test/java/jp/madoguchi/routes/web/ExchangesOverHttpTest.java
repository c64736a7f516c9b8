package jp.madoguchi.routes.web;

import static jp.madoguchi.routes.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.exchange.ExchangeNames;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.ReplyTaker;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.routes.GoodResult;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.RouteContext;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every exchange over HTTP; what must not be taken is in {@link BadResultOverHttpTest}. */
class ExchangesOverHttpTest {

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private final Takers takers = new Takers();
    private TestTerminal terminal;
    private WebDoor door;
    private RouteContext context;

    /** Takes what is not about one person. */
    private static final class Takers implements ReplyTaker {
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

    private void ask(ExchangeKind kind, DocumentForm form, byte[] answer) throws Exception {
        terminal = new TestTerminal(answer, new CountDownLatch(0));
        InstantSource clock = InstantSource.system();
        RejectedFiles rejected = new RejectedFiles(dir.resolve("rejected"), clock);
        door = new WebDoor(List.of(TestTerminal.settings(terminal.base())), false, rejected, clock);
        AcceptAnswer acceptAnswer = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(10), List.of());
        door.connect(new TakeReplies(ledger, acceptAnswer, List.of(takers)));
        context = RouteContext.start(
                RouteContext.Plan.house(List.of(door), key -> Optional.empty(), getClass().getClassLoader()));
        Question question = GoodResult.question(kind, form);
        ledger.put(InquiryRecord.asked(question, null, clock.instant()));
        door.nationalSystem().send(question).toCompletableFuture().get(60, TimeUnit.SECONDS);
        await().until(() -> takers.replies.size() + ledger.answers().size() == 1);
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
        // What is answered now is still taken, or kept below the folder that goes with the test.
        await().until(() -> door.terminals().stream().allMatch(one -> one.underWay() == 0));
        context.close();
        ledger.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyResultIsTakenWithWhatItSays(ExchangeKind kind) throws Exception {
        byte[] result = GoodResult.bytes(kind, true);
        ask(kind, DocumentForm.DATA, TestTerminal.http(200, "application/json", result, result.length));
        assertThat(terminal.requests()).singleElement().asString()
                .startsWith("POST /oqs/v1/" + ExchangeNames.BUILT_IN.idOf(Exchange.of(kind)).orElseThrow() + " HTTP");
        if (GoodResult.isAboutOnePerson(kind)) {
            assertThat(ledger.answers()).singleElement().satisfies(answer -> GoodResult.says(answer.answer()));
        } else {
            assertThat(takers.replies).singleElement().satisfies(reply -> GoodResult.says(reply, kind));
        }
        assertThat(dir.resolve("rejected")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(names = {"MEDICINES", "CHECK_UPS"})
    void aDocumentIsInMemoryOnly(ExchangeKind kind) throws Exception {
        ask(kind, DocumentForm.PDF,
                TestTerminal.http(200, "application/pdf", GoodResult.PDF, GoodResult.PDF.length));
        assertThat(takers.replies).singleElement().isInstanceOfSatisfying(Reply.MedicalInformation.class,
                information -> assertThat(information.content()).isEqualTo(new PdfDocument(GoodResult.PDF)));
        assertThat(dir.resolve("rejected")).doesNotExist();
    }

    /** What could not be asked is an answer that says nothing of anybody, in the terminal's own words unless they might be medical. */
    @ParameterizedTest
    @EnumSource
    void whatTheTerminalCannotAskHasFailedWhateverItIs(ExchangeKind kind) throws Exception {
        ask(kind, DocumentForm.DATA, TestTerminal.http(503, "{\"error\":\"E0001\"}"));
        if (GoodResult.isAboutOnePerson(kind)) {
            assertThat(ledger.answers()).singleElement()
                    .satisfies(answer -> assertThat(answer.answer().qualifications()).isEmpty());
        } else {
            assertThat(takers.replies).singleElement().isInstanceOfSatisfying(Reply.Failed.class, failed -> {
                assertThat(failed.kind()).isEqualTo(kind);
                assertThat(failed.notice()).extracting(Notice::message).isEqualTo(
                        kind.isMedical() ? "HTTP 503" : "HTTP 503 {\"error\":\"E0001\"}");
            });
        }
    }
}
