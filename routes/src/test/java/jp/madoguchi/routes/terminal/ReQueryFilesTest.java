package jp.madoguchi.routes.terminal;

import static jp.madoguchi.routes.terminal.Hospital.drop;
import static jp.madoguchi.routes.terminal.Hospital.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.reception.desk.AskWithoutCard;
import jp.madoguchi.reception.desk.ReQueryOrder;
import jp.madoguchi.reception.inquiry.InquiryReport;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.folder.FolderAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking again without the card (再照会), from a patient on file to the terminal's folders and back. */
class ReQueryFilesTest {

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private Hospital hospital;
    private AskWithoutCard ask;

    @BeforeEach
    void open() {
        hospital = new Hospital(dir, ledger, FolderAccess.LOCAL, UnaryOperator.identity());
        ask = new AskWithoutCard(ledger, hospital.folders.nationalSystem());
    }

    @AfterEach
    void close() {
        hospital.close();
        ledger.close();
    }

    @Test
    void itsFileLiesInReqOnceAndItsResultIsTakenByItsNameHoweverLate() throws Exception {
        drop(hospital.face(Hospital.faceName(1)), Hospital.faceResult(1));
        eventually(() -> assertThat(ledger.patients()).hasSize(1));
        ResourceId patient = ledger.patients().getFirst().id();
        ReQueryOrder order = ReQueryOrder.parse(Hospital.FACILITY, TerminalId.DEFAULT, patient,
                CareSetting.HOME_VISIT, LocalDate.of(2026, 11, 20), "request-1", "clerk-1").orElseThrow();

        InquiryReport report = told(order);
        assertThat(report.state()).isEqualTo(InquiryState.ASKED);
        Path req = hospital.oqs.resolve("req").resolve("OQSsihvq01req_" + report.inquiry() + ".xml");
        assertThat(req).isNotEmptyFile();
        Files.delete(req);
        assertThat(told(order)).as("the same request, after the terminal took the file").isEqualTo(report);
        assertThat(hospital.oqs.resolve("req")).isEmptyDirectory();

        Path res = hospital.res("OQSsihvq01res_" + report.inquiry() + ".xml");
        drop(res, new String(Hospital.faceResult(1), StandardCharsets.UTF_8)
                .replaceFirst("<ArbitraryFileIdentifier>[^<]*<",
                        "<ArbitraryFileIdentifier>" + report.inquiry() + "<")
                .getBytes(StandardCharsets.UTF_8));
        eventually(() -> assertThat(res).doesNotExist());
        assertThat(ledger.answers()).filteredOn(answer -> report.inquiry().equals(answer.inquiry())).singleElement()
                .satisfies(answer -> assertThat(answer.patient()).isEqualTo(patient));
        assertThat(told(order).state()).isEqualTo(InquiryState.ANSWERED);
        assertThat(ledger.patients()).hasSize(1);
        assertThat(ledger.facts()).singleElement().satisfies(fact -> assertThat(fact.by()).isEqualTo("clerk-1"));
    }

    private InquiryReport told(ReQueryOrder order) throws Exception {
        return ask.ask(order).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
