package jp.madoguchi.routes.terminal;

import static jp.madoguchi.routes.terminal.Hospital.drop;
import static jp.madoguchi.routes.terminal.Hospital.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.oqs.exchange.ExchangeNames;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.routes.BadResult;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.exchange.Encryption;
import jp.madoguchi.routes.folder.FolderAccess;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must not be taken as it comes, in the folders: refused for its own reason, kept for a person, counted, and nothing else stops. */
class BadResultTest {

    private static final InquiryId NEXT = new InquiryId("20261120100500CCCCCCCCCC");

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private Hospital hospital;

    private void open(Encryption encryption) {
        hospital = Hospital.withBulkJobs(dir, ledger, settings -> settings.withExchanges(ExchangeNames.BUILT_IN,
                encryption));
    }

    @AfterEach
    void close() {
        hospital.close();
        ledger.close();
    }

    private void send(Question question) throws Exception {
        hospital.folders.nationalSystem().send(question).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private InquiryState stateOf(Question question) {
        return ledger.commit(transaction -> transaction.inquiry(question.id())).toCompletableFuture().join().value()
                .orElseThrow().state();
    }

    private void counted(String folder, ProblemCode code) {
        eventually(() -> assertThat(hospital.rejected.counts())
                .isEqualTo(Map.of(new RejectedFiles.Kind("terminal-1", folder, code), 1L)));
    }

    private void kept(String name, byte[] bytes, ProblemCode code) throws IOException {
        eventually(() -> assertThat(hospital.rejectedFiles()).hasSize(2));
        assertThat(hospital.rejectedFiles()).extracting(file -> file.getFileName().toString()).containsExactly(name,
                name + ".reason.txt");
        assertThat(hospital.rejectedFiles().getFirst()).hasBinaryContent(bytes);
        // The test's own folder has a number that may hold any digits, and so has a digest.
        String reason = Files.readString(hospital.rejectedFiles().getLast()).replace(dir.toString(), "")
                .replaceAll("[0-9a-f]{64}", "");
        assertThat(reason).contains(code.code()).doesNotContain(BadResult.CARD_NUMBER);
        assertThat(dir).isDirectoryNotContaining("glob:**/escaped.xml");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedForItsOwnReasonAndKeptAndTheNextAnswerIsTaken(BadResult bad) throws Exception {
        open(bad.encryption());
        Question question = bad.asked(ledger);
        send(question);
        String name = bad.exchange() + "res_" + question.id() + (bad.isZip() ? ".zip" : ".xml");
        byte[] bytes = bad.bytes(false);
        drop(hospital.res(name), bytes);

        counted("res", bad.code());
        kept(name, bytes, bad.code());
        eventually(() -> assertThat(hospital.res(name)).doesNotExist());
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
        send(next);
        byte[] good = BadResult.good(NEXT, false);
        String answer = "OQSsiquc01res_" + NEXT;
        if (bad.encryption() == Encryption.NONE) {
            drop(hospital.res(answer + ".xml"), good);
        } else {
            drop(hospital.res(answer + ".zip"), BadResult.zip(BadResult.PASSWORD, Map.of(answer + ".xml", good)));
        }
        eventually(() -> assertThat(stateOf(next)).as("nothing else stops").isEqualTo(InquiryState.ANSWERED));
    }

    @ParameterizedTest
    @EnumSource(names = {"ZIP_BOMB", "PATH_IN_ZIP", "TWO_FILES_IN_ZIP", "ENCRYPTED_ZIP_WHERE_NONE_IS_SET"})
    void ofMedicalInformationNothingIsKeptButNameAndProblem(BadResult bad) throws Exception {
        open(Encryption.NONE);
        Question.Confirm confirm = (Question.Confirm) BadResult.confirmation(NEXT);
        Question medicines = new Question.AskMedicines(NEXT, confirm.facility(), confirm.terminal(),
                confirm.inquiry().card().member(), YearMonth.of(2026, 1), YearMonth.of(2026, 11),
                MedicineContent.MEDICINES, DocumentForm.DATA, false, CareSetting.OUTPATIENT);
        ledger.put(InquiryRecord.asked(medicines, null, InstantSource.system().instant()));
        send(medicines);
        Path file = hospital.res("YZKsiquc01res_" + NEXT + ".zip");
        drop(file, bad.bytes(false));

        counted("res", bad.code());
        eventually(() -> assertThat(file).doesNotExist());
        assertThat(hospital.rejectedFiles()).singleElement().satisfies(reason -> assertThat(reason).content()
                .contains(bad.code().code(), "保存せずに削除").doesNotContain("SHA-256"));
    }

    /** Card readers' results that must not be taken. */
    enum BadFace {
        UNKNOWN_INSTITUTION(ProblemCode.FACILITY_FOREIGN),
        ZIP_BOMB(ProblemCode.FILE_TOO_LARGE),
        PATH_IN_ZIP(ProblemCode.ARCHIVE_REFUSED),
        ANOTHER_PASSWORD(ProblemCode.ARCHIVE_PASSWORD_WRONG),
        PLAIN_WHERE_ENCRYPTION_IS_SET(ProblemCode.SETTING_INVALID);

        private final ProblemCode code;

        BadFace(ProblemCode code) {
            this.code = code;
        }

        private boolean encrypted() {
            return this == ANOTHER_PASSWORD || this == PLAIN_WHERE_ENCRYPTION_IS_SET;
        }

        private boolean zip() {
            return this == ZIP_BOMB || this == PATH_IN_ZIP || this == ANOTHER_PASSWORD;
        }

        private byte[] bytes() {
            byte[] good = Hospital.faceResult(1);
            return switch (this) {
                case UNKNOWN_INSTITUTION -> new String(good, StandardCharsets.UTF_8)
                        .replace("9919999999", "1319999999").getBytes(StandardCharsets.UTF_8);
                case ZIP_BOMB -> BadResult.zip(null, Map.of("a.xml", new byte[64 * 1024 * 1024]));
                case PATH_IN_ZIP -> BadResult.zip(null, Map.of("../../escaped.xml", good));
                case ANOTHER_PASSWORD -> BadResult.zip("another", Map.of("a.xml", good));
                case PLAIN_WHERE_ENCRYPTION_IS_SET -> good;
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCardReadersResultIsRefusedForItsOwnReasonAndKeptAndTheNextIsTaken(BadFace bad) throws IOException {
        open(bad.encrypted() ? new Encryption(Set.of(Encryption.FACE), BadResult.PASSWORD) : Encryption.NONE);
        String name = bad.zip() ? Hospital.faceName(1).replace(".xml", ".zip") : Hospital.faceName(1);
        byte[] bytes = bad.bytes();
        drop(hospital.face(name), bytes);

        counted("face", bad.code);
        kept(name, bytes, bad.code);
        assertThat(ledger.answers()).isEmpty();
        assertThat(ledger.patients()).isEmpty();

        if (bad.encrypted()) {
            drop(hospital.face(Hospital.faceName(2).replace(".xml", ".zip")),
                    BadResult.zip(BadResult.PASSWORD, Map.of("a.xml", Hospital.faceResult(2))));
        } else {
            drop(hospital.face(Hospital.faceName(2)), Hospital.faceResult(2));
        }
        eventually(() -> assertThat(ledger.answers()).as("nothing else stops").hasSize(1));
    }
}
