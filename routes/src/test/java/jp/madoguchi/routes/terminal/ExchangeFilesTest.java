package jp.madoguchi.routes.terminal;

import static jp.madoguchi.routes.terminal.Hospital.drop;
import static jp.madoguchi.routes.terminal.Hospital.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.exchange.ExchangeNames;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.ReplyTaker;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.routes.BadResult;
import jp.madoguchi.routes.GoodResult;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.exchange.Encryption;
import jp.madoguchi.routes.folder.FolderAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every exchange through the folders; what must not be taken is in {@link BadResultTest}. */
class ExchangeFilesTest {

    private static final InquiryId ID = GoodResult.ID;

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private final Takers takers = new Takers();
    private Hospital hospital;

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

    private void open(UnaryOperator<TerminalSettings> settings) {
        hospital = new Hospital(dir, ledger, FolderAccess.LOCAL, false,
                List.of(settings.apply(Hospital.quick(dir.resolve("oqs"), TerminalId.DEFAULT))), List.of(takers));
    }

    private void open() {
        open(UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        hospital.close();
        ledger.close();
    }

    private CardQuestion card() {
        return hospital.question().card();
    }

    private Question medicines(DocumentForm form) {
        return new Question.AskMedicines(ID, Hospital.FACILITY, TerminalId.DEFAULT, card().member(),
                YearMonth.of(2026, 1), YearMonth.of(2026, 11), MedicineContent.MEDICINES, form, false,
                CareSetting.OUTPATIENT);
    }

    private Question confirm() {
        return new Question.Confirm(new Inquiry(ID, Hospital.FACILITY, TerminalId.DEFAULT, LocalDate.of(2026, 11, 20),
                card()));
    }

    private void ask(Question question) throws Exception {
        ledger.put(InquiryRecord.asked(question, null, InstantSource.system().instant()));
        hospital.folders.nationalSystem().send(question).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static String notFound() {
        return Hospital.sample("not-found.xml").replace("SIM-20261120-0004", ID.value())
                .replaceAll("(?s)<QualificationConfirmSearchInfo>.*</QualificationConfirmSearchInfo>", "");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void res(String name, byte[] bytes) throws IOException {
        drop(hospital.res(name), bytes);
    }

    private List<String> kept() throws IOException {
        return hospital.rejectedFiles().stream().map(file -> file.getFileName().toString()).toList();
    }

    /** Every question, asked and answered: what could not be asked is an answer that says nothing of anybody. */
    @Test
    void everyQuestionLiesInReqUnderTheNameOfItsExchangeAndItsErrIsTakenByThatName() throws Exception {
        open();
        for (ExchangeKind kind : ExchangeKind.values()) {
            ask(GoodResult.question(kind, DocumentForm.DATA));
            String name = ExchangeNames.BUILT_IN.idOf(Exchange.of(kind)).orElseThrow() + "req_" + ID;
            assertThat(hospital.oqs.resolve("req").resolve(name + ".xml")).as(kind.name()).isNotEmptyFile();
            Path err = hospital.res(name + ".err");
            drop(err, utf8("E0001"));
            eventually(() -> assertThat(err).as(kind.name()).doesNotExist());
        }
        assertThat(hospital.oqs.resolve("req").toFile().list()).hasSize(ExchangeKind.values().length);
        assertThat(takers.replies).allMatch(Reply.Failed.class::isInstance);
        assertThat(takers.replies.size() + ledger.answers().size()).isEqualTo(ExchangeKind.values().length);
        assertThat(kept()).isEmpty();
    }

    /** What the result of each exchange holds arrives: the person, the number, the ticket, the value, not only that there was a result. */
    @ParameterizedTest
    @EnumSource
    void everyResultIsTakenWithWhatItSays(ExchangeKind kind) throws Exception {
        open();
        ask(GoodResult.question(kind, DocumentForm.DATA));
        Path file = hospital.res(ExchangeNames.BUILT_IN.idOf(Exchange.of(kind)).orElseThrow() + "res_" + ID + ".xml");
        drop(file, GoodResult.bytes(kind, false));
        eventually(() -> assertThat(file).doesNotExist());
        if (GoodResult.isAboutOnePerson(kind)) {
            assertThat(ledger.answers()).singleElement().satisfies(answer -> GoodResult.says(answer.answer()));
            assertThat(takers.replies).isEmpty();
        } else {
            assertThat(takers.replies).singleElement().satisfies(reply -> GoodResult.says(reply, kind));
            assertThat(ledger.answers()).isEmpty();
        }
        assertThat(kept()).isEmpty();
    }

    @Test
    void aNameIsGivenOnceEvenWhenTheTerminalHasTakenItsFile() throws Exception {
        open();
        ask(confirm());
        Files.delete(hospital.oqs.resolve("req").resolve("OQSsiquc01req_" + ID + ".xml"));
        assertThatThrownBy(() -> ask(confirm())).satisfies(failure -> assertThat(
                ProblemException.problemOf(failure).code()).isEqualTo(ProblemCode.SAME_NAME_OTHER_BYTES));
        assertThat(hospital.oqs.resolve("req")).isEmptyDirectory();
    }

    @Test
    void aNameWhoseResultIsThereIsNotGivenAgainAfterARestart() throws Exception {
        open();
        Files.write(hospital.res("OQSsiquc01req_" + ID + ".err"), new byte[0]);
        assertThatThrownBy(() -> ask(confirm())).satisfies(failure -> assertThat(
                ProblemException.problemOf(failure).code()).isEqualTo(ProblemCode.SAME_NAME_OTHER_BYTES));
    }

    @Test
    void aNameThatTheEngineerOverrodeIsWrittenAndRead() throws Exception {
        open(settings -> settings.withExchanges(
                ExchangeNames.BUILT_IN.overriddenBy("revocation-at-home = OQSsirev01\ntickets = unknown"),
                Encryption.NONE));
        ask(new Question.RevokeConsent(ID, Hospital.FACILITY, TerminalId.DEFAULT, card().member(),
                card().birthDate()));
        assertThat(hospital.oqs.resolve("req").resolve("OQSsirev01req_" + ID + ".xml")).exists();
        res("OQSsirev01req_" + ID + ".err", utf8("E0001"));
        eventually(() -> assertThat(takers.replies).singleElement().isInstanceOf(Reply.Failed.class));
        assertThatThrownBy(() -> ask(new Question.CollectTickets(ID, Hospital.FACILITY, TerminalId.DEFAULT,
                YearMonth.of(2026, 11)))).satisfies(
                        failure -> assertThat(ProblemException.problemOf(failure).code())
                                .isEqualTo(ProblemCode.EXCHANGE_SWITCHED_OFF));
    }

    @Test
    void ourIdUnderTheNameOfAnExchangeThatItWasNotGivenToIsNotOurs() throws Exception {
        open();
        ask(confirm());
        res("OQSmuquc02res_" + ID + ".xml", utf8(notFound()));
        res("OQSsiquc01res_" + ID + ".xml", utf8(notFound()));
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
        hospital.afterLooks(4);
        assertThat(hospital.res("OQSmuquc02res_" + ID + ".xml")).exists();
        assertThat(kept()).isEmpty();
    }

    @Test
    void anAcceptedJobIsHandedOverWithItsReceptionNumber() throws Exception {
        open();
        ask(new Question.ConfirmMany(ID, Hospital.FACILITY, TerminalId.DEFAULT, LocalDate.of(2026, 11, 21),
                List.of(new BulkPerson("1", card()))));
        Path file = hospital.res("OQSmuquc01res_" + ID + ".xml");
        drop(file, utf8("""
                <?xml version="1.0" encoding="UTF-8"?><XmlMsg><MessageHeader>
                <ProcessExecutionTime>20261120100130</ProcessExecutionTime>
                <MedicalInstitutionCode>9919999999</MedicalInstitutionCode>
                <ArbitraryFileIdentifier>%s</ArbitraryFileIdentifier></MessageHeader>
                <MessageBody><ReceptionNumber>R-0001</ReceptionNumber></MessageBody></XmlMsg>""".formatted(ID)));
        eventually(() -> assertThat(takers.replies).singleElement().isInstanceOfSatisfying(Reply.Accepted.class,
                accepted -> assertThat(accepted.reception().value()).isEqualTo("R-0001")));
        eventually(() -> assertThat(file).doesNotExist());
    }

    @ParameterizedTest
    @EnumSource(names = {"MEDICINES", "CHECK_UPS"})
    void aDocumentIsInMemoryOnlyAndItsFileGoes(ExchangeKind kind) throws Exception {
        open();
        ask(GoodResult.question(kind, DocumentForm.PDF));
        Path file = hospital.res(ExchangeNames.BUILT_IN.idOf(Exchange.of(kind)).orElseThrow() + "res_" + ID + ".pdf");
        drop(file, GoodResult.PDF);
        eventually(() -> assertThat(takers.replies).singleElement()
                .isInstanceOfSatisfying(Reply.MedicalInformation.class,
                        information -> assertThat(information.content()).isEqualTo(new PdfDocument(GoodResult.PDF))));
        eventually(() -> assertThat(file).doesNotExist());
        assertThat(kept()).isEmpty();
    }

    @Test
    void medicalInformationThatCannotBeReadIsDeletedAndToldByNameAndProblem() throws Exception {
        open();
        ask(medicines(DocumentForm.DATA));
        Path file = hospital.res("YZKsiquc01res_" + ID + ".xml");
        drop(file, utf8("<XmlMsg><MessageHeader><QuaInf>アスピリン</MessageHeader></XmlMsg>"));
        medicalRefused(file);
    }

    @Test
    void medicalInformationThatIsTooLargeIsDeletedUnread() throws Exception {
        open();
        ask(medicines(DocumentForm.PDF));
        Path file = hospital.res("YZKsiquc01res_" + ID + ".pdf");
        drop(file, new byte[TerminalSettings.MAX_FILE_SIZE + 1]);
        medicalRefused(file);
    }

    @Test
    void halfADocumentIsDeletedWhenNothingFollows() throws Exception {
        open(Hospital::impatient);
        ask(medicines(DocumentForm.PDF));
        Path file = hospital.res("YZKsiquc01res_" + ID + ".pdf");
        drop(file, utf8("%PDF-1.7\nアスピリン"));
        medicalRefused(file);
    }

    private void medicalRefused(Path file) throws IOException {
        eventually(() -> assertThat(hospital.rejected.counts()).hasSize(1));
        eventually(() -> assertThat(file).doesNotExist());
        assertThat(kept()).containsExactly(file.getFileName() + ".reason.txt");
        assertThat(hospital.rejectedFiles().getFirst()).content().contains("保存せずに削除").doesNotContain("アスピリン",
                "SHA-256");
        assertThat(takers.replies).isEmpty();
    }

    private void openEncrypted() throws Exception {
        open(settings -> settings.withExchanges(ExchangeNames.BUILT_IN,
                new Encryption(Set.of("confirmation", Encryption.FACE), BadResult.PASSWORD)));
        ask(confirm());
    }

    @Test
    void anEncryptedAnswerIsTaken() throws Exception {
        openEncrypted();
        Path file = hospital.res("OQSsiquc01res_" + ID + ".zip");
        drop(file, BadResult.zip(BadResult.PASSWORD, Map.of("OQSsiquc01res_" + ID + ".xml", utf8(notFound()))));
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
        eventually(() -> assertThat(file).doesNotExist());
        String face = Hospital.faceName(1);
        drop(hospital.face(face.replace(".xml", ".zip")),
                BadResult.zip(BadResult.PASSWORD, Map.of(face, Hospital.faceResult(1))));
        eventually(() -> assertThat(ledger.answers()).hasSize(2));
    }

    @Test
    void aLargeResultMayBePackedWithoutEncryption() throws Exception {
        open();
        ask(confirm());
        res("OQSsiquc01res_" + ID + ".zip",
                BadResult.zip(null, Map.of("OQSsiquc01res_" + ID + ".xml", utf8(notFound()))));
        eventually(() -> assertThat(ledger.answers()).hasSize(1));
    }
}
