package jp.madoguchi.routes.terminal;

import static jp.madoguchi.routes.terminal.Hospital.drop;
import static jp.madoguchi.routes.terminal.Hospital.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.inquiry.InquiryReport;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.routes.BadResult;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.folder.FolderAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResFolderTest {

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private final FaultyAccess access = new FaultyAccess();
    private Hospital hospital;

    @BeforeEach
    void open() {
        hospital = new Hospital(dir, ledger, access, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        hospital.close();
        ledger.close();
    }

    private CompletableFuture<InquiryReport> ask() {
        return hospital.ask.ask(hospital.question(), Duration.ofSeconds(30)).toCompletableFuture();
    }

    /** The id of the question that lies in req. */
    private String asked() {
        Path req = hospital.oqs.resolve("req");
        eventually(() -> assertThat(req.toFile().list((folder, name) -> name.endsWith(".xml"))).hasSize(1));
        String name = req.toFile().list()[0];
        assertThat(name).matches("OQSsiquc01req_[0-9A-Z]{24}\\.xml");
        return name.substring("OQSsiquc01req_".length(), name.length() - ".xml".length());
    }

    private static byte[] notFound(String id) {
        return Hospital.sample("not-found.xml").replace("SIM-20261120-0004", id)
                .replaceAll("(?s)<QualificationConfirmSearchInfo>.*</QualificationConfirmSearchInfo>", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anAnswerReachesTheDeskThatWaitsAndItsFileGoes() throws IOException {
        CompletableFuture<InquiryReport> desk = ask();
        String id = asked();
        assertThat(hospital.oqs.resolve("req").resolve("OQSsiquc01req_" + id + ".xml")).content()
                .contains("<ArbitraryFileIdentifier>" + id + "</ArbitraryFileIdentifier>");
        Path answer = hospital.res("OQSsiquc01res_" + id + ".xml");
        drop(answer, notFound(id));
        InquiryReport report = desk.join();
        assertThat(report.state()).isEqualTo(InquiryState.ANSWERED);
        assertThat(report.answer().answer().outcome())
                .isEqualTo(new AnswerOutcome.Confirmed(QualificationValidity.NOT_FOUND, null));
        eventually(() -> assertThat(answer).doesNotExist());
    }

    @Test
    void aTimeOutSaysNothingAndTheLateAnswerIsTakenOnceWithoutAskingAgain() throws IOException {
        InquiryReport report = hospital.ask.ask(hospital.question(), Duration.ofMillis(200)).toCompletableFuture()
                .join();
        assertThat(report.state()).isEqualTo(InquiryState.ASKED);
        assertThat(report.answer()).as("never invalid").isNull();
        String id = asked();
        Path answer = hospital.res("OQSsiquc01res_" + id + ".xml");
        drop(answer, notFound(id));
        eventually(() -> assertThat(answer).doesNotExist());
        drop(answer, notFound(id));
        eventually(() -> assertThat(answer).doesNotExist());
        assertThat(ledger.answers()).hasSize(1);
        assertThat(hospital.oqs.resolve("req").toFile().list()).as("asked once").hasSize(1);
        assertThat(hospital.rejectedFiles()).isEmpty();
    }

    @Test
    void aFileWhoseIdIsNotOursIsNeverOpenedMovedOrDeleted() throws IOException {
        CompletableFuture<InquiryReport> desk = ask();
        String id = asked();
        List<String> foreign = List.of("OQSsiquc01res_202611200002.xml", "OQSsiquc01req_202611200003.err",
                "OQSsiquc01req_202611200003.xml", "OQSsiquc01res_20261122120000ABCDEFGHJK.xml",
                "OQSmuquc02res_202611200007.xml",
                "YZKsiref02res_" + id + ".xml", Hospital.faceName(3), "OQSsiquc01res_" + id + ".pdf");
        FileTime before = FileTime.fromMillis(1_700_000_000_000L);
        for (String name : foreign) {
            drop(hospital.res(name), "not even XML".getBytes(StandardCharsets.UTF_8));
            Files.setLastModifiedTime(hospital.res(name), before);
        }
        drop(hospital.res("OQSsiquc01res_" + id + ".xml"), notFound(id));
        desk.join();
        hospital.afterLooks(4);
        assertThat(foreign).allSatisfy(name -> {
            assertThat(hospital.res(name)).hasContent("not even XML");
            assertThat(Files.getLastModifiedTime(hospital.res(name))).isEqualTo(before);
            assertThat(access.reads(name)).isZero();
        });
        assertThat(hospital.rejectedFiles()).isEmpty();
        int works = ledger.works();
        hospital.afterLooks(4);
        assertThat(ledger.works()).as("what is foreign is asked once").isEqualTo(works);
    }

    @Test
    void anErrFileIsAFailedAnswerAndTheQuestionPutBackGoesAfterIt() throws IOException {
        CompletableFuture<InquiryReport> desk = ask();
        String id = asked();
        Path request = hospital.oqs.resolve("req").resolve("OQSsiquc01req_" + id + ".xml");
        Path putBack = hospital.res("OQSsiquc01req_" + id + ".xml");
        Files.move(request, putBack);
        hospital.afterLooks(5);
        assertThat(putBack).as("no answer is committed yet").exists();
        drop(hospital.res("OQSsiquc01req_" + id + ".err"), "通信エラー E0001".getBytes("windows-31J"));
        InquiryReport report = desk.join();
        assertThat(report.answer().answer().outcome()).isInstanceOfSatisfying(AnswerOutcome.Failed.class,
                failed -> assertThat(failed.notice().message()).isEqualTo("通信エラー E0001"));
        eventually(() -> assertThat(hospital.oqs.resolve("res")).isEmptyDirectory());
    }

    @Test
    void aBulkQuestionPutBackGoesAfterItsErrToo() throws Exception {
        hospital.close();
        hospital = Hospital.withBulkJobs(dir, ledger, UnaryOperator.identity());
        Question question = BadResult.UNITS_MISSING.asked(ledger);
        hospital.folders.nationalSystem().send(question).toCompletableFuture().get(60, TimeUnit.SECONDS);
        Path req = hospital.oqs.resolve("req");
        eventually(() -> assertThat(req.toFile().list((folder, name) -> name.endsWith(".xml"))).hasSize(1));
        String name = req.toFile().list()[0];
        Path putBack = hospital.res(name);
        Files.move(req.resolve(name), putBack);
        hospital.afterLooks(5);
        assertThat(putBack).as("nothing is said of it yet").exists();
        drop(hospital.res(name.replace(".xml", ".err")), "通信エラー E0001".getBytes("windows-31J"));
        eventually(() -> assertThat(hospital.oqs.resolve("res")).isEmptyDirectory());
        assertThat(hospital.rejectedFiles()).isEmpty();
        assertThat(ledger.commit(transaction -> transaction.inquiry(question.id())).toCompletableFuture().join()
                .value().orElseThrow().state()).as("no last word").isEqualTo(InquiryState.FAILED);
    }

    @Test
    void aQuestionPutBackWithoutErrStays() throws IOException {
        CompletableFuture<InquiryReport> desk = ask();
        String id = asked();
        Path putBack = hospital.res("OQSsiquc01req_" + id + ".xml");
        Files.move(hospital.oqs.resolve("req").resolve("OQSsiquc01req_" + id + ".xml"), putBack);
        hospital.afterLooks(8);
        assertThat(putBack).exists();
        assertThat(desk).isNotDone();
        assertThat(hospital.rejectedFiles()).isEmpty();
    }

    @Test
    void aMalformedAnswerToOurQuestionIsKeptForAPerson() throws IOException {
        var unused = ask();
        String id = asked();
        Path answer = hospital.res("OQSsiquc01res_" + id + ".xml");
        drop(answer, "<XmlMsg><MessageHeader/></XmlMsg>".getBytes(StandardCharsets.UTF_8));
        eventually(() -> assertThat(hospital.rejectedFiles()).hasSize(2));
        assertThat(answer).doesNotExist();
        assertThat(hospital.rejectedFiles().get(1)).content().contains("MDG-OQS-05");
    }

    @Test
    void anAnswerUnderTheNameOfAnotherQuestionIsKeptForAPerson() throws IOException {
        var unused = ask();
        String id = asked();
        drop(hospital.res("OQSsiquc01res_" + id + ".xml"), notFound("SIM-20261120-0004"));
        eventually(() -> assertThat(hospital.rejectedFiles()).hasSize(2));
        assertThat(hospital.rejectedFiles().get(1)).content().contains("MDG-OQS-09");
        assertThat(ledger.answers()).isEmpty();
    }

    @Test
    void anAnswerThatComesAfterARestartIsTakenAllTheSame() throws IOException {
        var unused = ask();
        String id = asked();
        hospital.close();
        drop(hospital.res("OQSsiquc01res_" + id + ".xml"), notFound(id));
        hospital = new Hospital(dir, ledger, FolderAccess.LOCAL, UnaryOperator.identity());
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
        eventually(() -> assertThat(hospital.oqs.resolve("res")).isEmptyDirectory());
    }

    @Test
    void whileTheLedgerIsAwayNothingIsTakenForForeign() throws IOException {
        var unused = ask();
        String id = asked();
        ledger.failNext(2, jp.madoguchi.domain.problem.ProblemCode.LEDGER_UNAVAILABLE);
        drop(hospital.res("OQSsiquc01res_" + id + ".xml"), notFound(id));
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
    }
}
