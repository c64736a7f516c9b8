package jp.madoguchi.routes.terminal;

import static jp.madoguchi.routes.terminal.Hospital.drop;
import static jp.madoguchi.routes.terminal.Hospital.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.oqs.exchange.ExchangeNames;
import jp.madoguchi.oqs.exchange.SubsidyTags;
import jp.madoguchi.routes.BadResult;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.exchange.Encryption;
import jp.madoguchi.routes.folder.FileEvent;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of subsidies beside card readers' results, where the engineer switched them on. */
class SubsidyFilesTest {

    private static final String NAME = Hospital.faceName(7).replace("OQSsiquc01", "PMHsimsm01");

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private Hospital hospital;

    private void open(UnaryOperator<TerminalSettings> settings) {
        hospital = Hospital.withBulkJobs(dir, ledger, settings);
    }

    private void open() {
        open(settings -> settings.withSubsidies(SubsidyTags.BUILT_IN));
    }

    @AfterEach
    void close() {
        hospital.close();
        ledger.close();
    }

    /** Certificates of whom {@link Hospital#faceResult} of this number is about. */
    private static String certificates(int number, String processedAt) {
        String face = new String(Hospital.faceResult(number), StandardCharsets.UTF_8);
        return """
                <?xml version="1.0" encoding="UTF-8"?><XmlMsg><MessageHeader>
                <ProcessExecutionTime>%s</ProcessExecutionTime>
                <MedicalInstitutionCode>9919999999</MedicalInstitutionCode></MessageHeader><MessageBody>
                <InsurerNumber>%s</InsurerNumber><InsuredIdentificationNumber>%s</InsuredIdentificationNumber>
                <NameKana>%s</NameKana><Sex1>%s</Sex1><Birthdate>%s</Birthdate><list><one>
                <medicalSubsidyInsurerNumber>54136015</medicalSubsidyInsurerNumber>
                <medicalSubsidyRecipientNumber>0000018</medicalSubsidyRecipientNumber>
                <certificationName>特定医療費</certificationName></one></list></MessageBody></XmlMsg>
                """.formatted(processedAt, of(face, "InsurerNumber"), of(face, "InsuredIdentificationNumber"),
                of(face, "NameKana"), of(face, "Sex1"), of(face, "Birthdate"));
    }

    private static String of(String face, String element) {
        return face.replaceAll("(?s).*<" + element + ">([^<]*)</" + element + ">.*", "$1");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void aPatientIsKnown() throws IOException {
        drop(hospital.face(Hospital.faceName(7)), Hospital.faceResult(7));
        eventually(() -> assertThat(ledger.patients()).hasSize(1));
    }

    @Test
    void theyEndInTheLedgerWithTheirPatientAndTheirFileGoes() throws IOException {
        open();
        aPatientIsKnown();
        drop(hospital.face(NAME), utf8(certificates(7, "20261120101544")));

        eventually(() -> assertThat(hospital.face(NAME)).doesNotExist());
        assertThat(ledger.subsidies()).singleElement().satisfies(entry -> {
            assertThat(entry.patient()).isEqualTo(ledger.patients().getFirst().id());
            assertThat(entry.certificate().name()).isEqualTo("特定医療費");
        });
        assertThat(hospital.rejectedFiles()).isEmpty();
    }

    @Test
    void whileNobodyIsKnownTheyWaitForTheResultBesideThem() throws IOException {
        open();
        String now = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneId.of("Asia/Tokyo"))
                .format(Instant.now());
        drop(hospital.face(NAME), utf8(certificates(7, now)));
        eventually(() -> assertThat(hospital.count(FileEvent.POSTPONED)).isPositive());
        assertThat(hospital.face(NAME)).exists();
        assertThat(ledger.subsidies()).isEmpty();

        aPatientIsKnown();
        eventually(() -> assertThat(ledger.subsidies()).singleElement()
                .satisfies(entry -> assertThat(entry.patient()).isNotNull()));
    }

    @Test
    void untilTheyAreSwitchedOnTheirFilesAreAnotherPrograms() throws IOException {
        open(UnaryOperator.identity());
        drop(hospital.face(NAME), utf8("not even XML"));
        hospital.afterLooks(4);

        assertThat(hospital.face(NAME)).hasContent("not even XML");
        assertThat(hospital.rejectedFiles()).isEmpty();
    }

    @Test
    void elementsThatTheEngineerNamedAreRead() throws IOException {
        open(settings -> settings.withSubsidies(SubsidyTags.BUILT_IN
                .overriddenBy("root = PmhMsg\nmedicalSubsidyRecipientNumber = JukyushaNo")));
        aPatientIsKnown();
        drop(hospital.face(NAME), utf8(certificates(7, "20261120101544").replace("XmlMsg", "PmhMsg")
                .replace("medicalSubsidyRecipientNumber", "JukyushaNo")));

        eventually(() -> assertThat(ledger.subsidies()).hasSize(1));
    }

    @Test
    void oneThatCannotBeReadIsKeptForAPersonAndHidesNoOther() throws IOException {
        open();
        aPatientIsKnown();
        drop(hospital.face(NAME), utf8(certificates(7, "20261120101544").replace("</list>",
                "<one><medicalSubsidyInsurerNumber>5413</medicalSubsidyInsurerNumber>"
                        + "<medicalSubsidyRecipientNumber>1</medicalSubsidyRecipientNumber></one></list>")));

        eventually(() -> assertThat(hospital.rejectedFiles()).hasSize(2));
        assertThat(hospital.rejectedFiles().getLast()).content()
                .contains("MDG-VAL-02", "medicalSubsidyInsurerNumber").doesNotContain("5413");
        assertThat(ledger.subsidies()).hasSize(1);
    }

    @Test
    void anotherInstitutionsAreKeptForAPerson() throws IOException {
        open();
        aPatientIsKnown();
        drop(hospital.face(NAME), utf8(certificates(7, "20261120101544").replace("9919999999", "1319999999")));

        eventually(() -> assertThat(hospital.rejected.counts())
                .containsOnlyKeys(new RejectedFiles.Kind("terminal-1", "face", ProblemCode.FACILITY_FOREIGN)));
        assertThat(ledger.subsidies()).isEmpty();
    }

    @Test
    void theyMayComeEncrypted() throws IOException {
        open(settings -> settings.withSubsidies(SubsidyTags.BUILT_IN).withExchanges(ExchangeNames.BUILT_IN,
                new Encryption(Set.of("subsidy"), BadResult.PASSWORD)));
        aPatientIsKnown();
        drop(hospital.face(NAME.replace(".xml", ".zip")), BadResult.zip(BadResult.PASSWORD,
                Map.of("a.xml", utf8(certificates(7, "20261120101544")))));

        eventually(() -> assertThat(ledger.subsidies()).hasSize(1));
    }
}
