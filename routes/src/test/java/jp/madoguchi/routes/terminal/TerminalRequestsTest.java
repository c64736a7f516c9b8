package jp.madoguchi.routes.terminal;

import static jp.madoguchi.routes.terminal.Hospital.drop;
import static jp.madoguchi.routes.terminal.Hospital.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.oqs.codec.RequestWriter;
import jp.madoguchi.oqs.message.TerminalEncoding;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.Patience;
import jp.madoguchi.routes.folder.FileEvent;
import jp.madoguchi.routes.folder.FolderAccess;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalRequestsTest {

    private static final InquiryId ID = new InquiryId("20261122120000ABCDEFGHJK");
    private static final InquiryId OTHER = new InquiryId("20261122120000ABCDEFGHJM");
    private static final InquiryId LAST = new InquiryId("20261122120000ABCDEFGHJN");
    private static final String NAME = "OQSsiquc01req_20261122120000ABCDEFGHJK.xml";

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private Hospital hospital;

    private void open(UnaryOperator<TerminalSettings> settings) {
        hospital = new Hospital(dir, ledger, FolderAccess.LOCAL, settings);
    }

    @AfterEach
    void close() {
        hospital.close();
        ledger.close();
    }

    private Inquiry inquiry() {
        return inquiry(ID);
    }

    private Inquiry inquiry(InquiryId id) {
        return new Inquiry(id, Hospital.FACILITY, TerminalId.DEFAULT, java.time.LocalDate.of(2026, 11, 20),
                hospital.question().card());
    }

    private void send() throws Exception {
        hospital.folders.nationalSystem().send(new Question.Confirm(inquiry())).toCompletableFuture().get(60,
                TimeUnit.SECONDS);
    }

    private static void failsWith(ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .satisfies(failure -> assertThat(ProblemException.problemOf(failure).code()).isEqualTo(code));
    }

    @Test
    void aQuestionIsThereAsAWholeWhenItIsSent() throws Exception {
        open(UnaryOperator.identity());
        send();
        assertThat(hospital.oqs.resolve("req").toFile().list()).containsExactly(NAME);
        assertThat(hospital.oqs.resolve("req").resolve(NAME)).content()
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"").contains("</XmlMsg>");
    }

    @Test
    void aNameThatIsThereIsNotOverwritten() throws IOException {
        open(UnaryOperator.identity());
        Files.writeString(hospital.oqs.resolve("req").resolve(NAME), "first");
        failsWith(ProblemCode.TERMINAL_FOLDER_UNREACHABLE, this::send);
        assertThat(hospital.oqs.resolve("req").resolve(NAME)).hasContent("first");
        assertThat(hospital.oqs.resolve("req").toFile().list()).containsExactly(NAME);
    }

    @Test
    void aFolderThatIsNotThereIsSaidSoAndNotMade() throws IOException {
        open(UnaryOperator.identity());
        Files.delete(hospital.oqs.resolve("req"));
        failsWith(ProblemCode.TERMINAL_FOLDER_UNREACHABLE, this::send);
        assertThat(hospital.oqs.resolve("req")).doesNotExist();
    }

    @Test
    void theTerminalsEncodingIsUsed() throws Exception {
        open(settings -> new TerminalSettings(settings.facility(), settings.terminal(), settings.reqDir(),
                settings.resDir(), settings.faceDir(),
                settings.faceMode(), null, TerminalEncoding.SHIFT_JIS, settings.pollInterval(),
                settings.stabilityTime(),
                settings.incompleteLimit(), settings.maxFileSize(), settings.mostInFlight(),
                settings.sendTimeout()));
        send();
        assertThat(hospital.oqs.resolve("req").resolve(NAME)).content(java.nio.charset.Charset.forName("windows-31J"))
                .contains("encoding=\"Shift_JIS\"");
    }

    @Test
    void inShadowNothingIsAskedAndNothingIsTouched() throws Exception {
        hospital = new Hospital(dir, ledger, FolderAccess.LOCAL, true,
                List.of(Hospital.quick(dir.resolve("oqs"), TerminalId.DEFAULT)));
        failsWith(ProblemCode.SHADOW_MODE, this::send);
        drop(hospital.face(Hospital.faceName(1)), Hospital.faceResult(1));
        eventually(() -> assertThat(hospital.count(FileEvent.SETTLED)).isEqualTo(1));
        assertThat(hospital.face(Hospital.faceName(1))).exists();
        assertThat(ledger.answers()).hasSize(1);
        assertThat(hospital.oqs.resolve("req")).isEmptyDirectory();
        assertThat(hospital.folders.watches()).hasSize(1);
    }

    @Test
    void anUnknownTerminalIsSaidSo() {
        open(UnaryOperator.identity());
        Inquiry other = new Inquiry(ID, Hospital.FACILITY, new TerminalId("other"), inquiry().confirmationDate(),
                inquiry().card());
        failsWith(ProblemCode.TERMINAL_FOLDER_UNREACHABLE,
                () -> hospital.folders.nationalSystem().send(new Question.Confirm(other)).toCompletableFuture().get());
    }

    /** A share that hangs: a question whose writing began may turn up, so it is not called not sent; one behind it never turns up. */
    @Test
    void whatAShareThatHangsMayStillShowIsNotReportedAsNotSentAndWhatIsReportedSoNeverTurnsUp() throws Exception {
        open(UnaryOperator.identity());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch hangs = new CountDownLatch(1);
        TerminalSettings settings = Hospital.quick(hospital.oqs, TerminalId.DEFAULT);
        TerminalSettings impatient = settings.withTimes(settings.pollInterval(), settings.stabilityTime(),
                settings.incompleteLimit(), Duration.ofMillis(200));
        try (CamelContext camel = new DefaultCamelContext();
                TerminalRequests requests = new TerminalRequests(List.of(impatient),
                        new RequestWriter(), false)) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:terminal-request-" + TerminalId.DEFAULT).process(exchange -> {
                        begun.countDown();
                        hangs.await();
                        Files.write(impatient.reqDir().resolve(exchange.getMessage().getHeader(Exchange.FILE_NAME,
                                String.class)), exchange.getMessage().getBody(byte[].class));
                    });
                }
            });
            camel.start();
            requests.connect(camel.createProducerTemplate());
            CompletableFuture<Void> first = requests.send(new Question.Confirm(inquiry())).toCompletableFuture();
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> behind = requests.send(new Question.Confirm(inquiry(OTHER))).toCompletableFuture();
            CompletableFuture<Void> last = requests.send(new Question.Confirm(inquiry(LAST))).toCompletableFuture();
            assertThat(first).as("unknown").succeedsWithin(Patience.LONG);
            failsWith(ProblemCode.TERMINAL_FOLDER_UNREACHABLE, () -> behind.get(60, TimeUnit.SECONDS));
            failsWith(ProblemCode.TERMINAL_FOLDER_UNREACHABLE, () -> last.get(60, TimeUnit.SECONDS));
            assertThat(impatient.reqDir()).isEmptyDirectory();
            hangs.countDown();
            InquiryIds ids = new InquiryIds(new Random(1));
            eventually(() -> requests.send(new Question.Confirm(inquiry(ids.next(Instant.EPOCH))))
                    .toCompletableFuture().get(60, TimeUnit.SECONDS));
            assertThat(impatient.reqDir().toFile().list()).as("all before was worked off").contains(NAME)
                    .doesNotContain(NAME.replace(ID.value(), OTHER.value()), NAME.replace(ID.value(), LAST.value()));
        }
    }
}
