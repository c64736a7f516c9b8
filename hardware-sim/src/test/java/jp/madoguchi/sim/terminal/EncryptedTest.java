package jp.madoguchi.sim.terminal;

import static jp.madoguchi.sim.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import jp.madoguchi.sim.TestWorld;
import jp.madoguchi.sim.World;
import jp.madoguchi.sim.message.AnswerXml;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.terminal.Fault.Kind;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted mode, zipped bulk results, and zips that are wrong (oqs-interface 1.3, 8). */
class EncryptedTest {
    private static final String P03 = Requests.request("01990019", "99000001", "31", "00", "19780303");

    @TempDir
    private Path oqs;
    private World world;

    @BeforeEach
    void start() throws Exception {
        world = TestWorld.at(oqs);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void anEncryptedResultIsAnAesZipOfThePlainFile() throws Exception {
        world.switches().encrypt(Set.of("OQSsiquc01"));
        world.switches().password("secret");
        ask("OQSsiquc01req_1.xml", P03);

        try (ZipFile zip = new ZipFile(answered("OQSsiquc01res_1.zip").toFile(), "secret".toCharArray())) {
            FileHeader entry = zip.getFileHeaders().getFirst();
            assertThat(zip.getFileHeaders()).hasSize(1);
            assertThat(entry.getFileName()).isEqualTo("OQSsiquc01res_1.xml");
            assertThat(entry.getEncryptionMethod()).isEqualTo(EncryptionMethod.AES);
            assertThat(entry.getAesExtraDataRecord().getAesKeyStrength()).isEqualTo(AesKeyStrength.KEY_STRENGTH_256);
            assertThat(AnswerXml.of(zip.getInputStream(entry).readAllBytes()).text("QualificationValidity"))
                    .isEqualTo("2");
        }
        assertThat(oqs.resolve("res/OQSsiquc01res_1.xml")).doesNotExist();
    }

    @Test
    void otherExchangesAndErrorsStayPlain() throws Exception {
        world.switches().encrypt(Set.of("OQSmuquc01"));
        ask("OQSsiquc01req_1.xml", P03);
        ask("OQSmuquc01req_2.xml", "<XmlMsg/>");

        assertThat(answered("OQSsiquc01res_1.xml")).isNotEmptyFile();
        assertThat(answered("OQSmuquc01req_2.err")).isNotEmptyFile();
    }

    @Test
    void faceResultsAreEncryptedByASwitchOfTheirOwn() throws Exception {
        world.switches().encrypt(Set.of("face"));
        Person person = world.setup().people().byId("P01").orElseThrow();
        world.reader().read(person);

        assertThat(Folders.names(oqs.resolve("face"))).hasSize(1)
                .allMatch(name -> name.endsWith("_20261120093015.zip"));
    }

    @Test
    void aBulkResultCanBeAZipWithoutPassword() throws Exception {
        world.switches().bulkZip(true);
        ask("OQSmuquc01req_1.xml", P03);
        String number = AnswerXml.of(answered("OQSmuquc01res_1.xml")).text("ReceptionNumber");
        ask("OQSmuquc02req_2.xml", "<XmlMsg><MessageHeader><MedicalInstitutionCode>9919999999</MedicalInstitutionCode>"
                + "</MessageHeader><MessageBody><ReceptionNumber>" + number
                + "</ReceptionNumber></MessageBody></XmlMsg>");

        try (ZipFile zip = new ZipFile(answered("OQSmuquc02res_2.zip").toFile())) {
            assertThat(zip.isEncrypted()).isFalse();
            AnswerXml result = AnswerXml
                    .of(zip.getInputStream(zip.getFileHeader("OQSmuquc02res_2.xml")).readAllBytes());
            assertThat(result.text("NumberOfProcessingResult")).isEqualTo("1");
        }
    }

    @Test
    void aBombUnpacksToTheMebibytesThatWereAskedFor() throws Exception {
        world.faults().start(new Fault(Kind.ZIP_BOMB, 0, 1, null, null, 20, false, "confirmation"));
        ask("OQSsiquc01req_1.xml", P03);

        Path bomb = answered("OQSsiquc01res_1.zip");
        assertThat(Files.size(bomb)).isLessThan(100_000);
        try (ZipFile zip = new ZipFile(bomb.toFile())) {
            assertThat(zip.getInputStream(zip.getFileHeaders().getFirst())
                    .transferTo(java.io.OutputStream.nullOutputStream()))
                    .isGreaterThan(20L * 1024 * 1024);
        }
    }

    @Test
    void anEntryCanHaveAPathThatLeadsOutOfItsFolder() throws Exception {
        world.faults().start(new Fault(Kind.ZIP_PATH, 0, 1, null, null, 1, false));
        ask("OQSsiquc01req_1.xml", P03);

        try (ZipFile zip = new ZipFile(answered("OQSsiquc01res_1.zip").toFile())) {
            assertThat(zip.getFileHeaders().getFirst().getFileName()).isEqualTo("../../../../tmp/OQSsiquc01res_1.xml");
        }
    }

    @Test
    void thePasswordCanBeTheWrongOne() throws Exception {
        world.faults().start(new Fault(Kind.ZIP_PASSWORD, 0, 1, null, null, 1, false));
        ask("OQSsiquc01req_1.xml", P03);

        try (ZipFile zip = new ZipFile(answered("OQSsiquc01res_1.zip").toFile(),
                world.switches().password().toCharArray())) {
            FileHeader entry = zip.getFileHeaders().getFirst();
            assertThatThrownBy(() -> zip.getInputStream(entry).readAllBytes()).isInstanceOf(ZipException.class)
                    .hasMessageContaining("assword");
        }
    }

    private void ask(String name, String content) throws Exception {
        Path temporary = Files.writeString(oqs.resolve("req/." + name + ".tmp"), content);
        Files.move(temporary, oqs.resolve("req").resolve(name));
    }

    private Path answered(String name) {
        Path file = oqs.resolve("res").resolve(name);
        await().until(() -> Files.exists(file));
        return file;
    }
}
