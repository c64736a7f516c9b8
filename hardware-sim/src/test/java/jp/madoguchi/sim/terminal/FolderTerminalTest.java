package jp.madoguchi.sim.terminal;

import static jp.madoguchi.sim.Patience.await;
import static jp.madoguchi.sim.terminal.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.madoguchi.sim.TestWorld;
import jp.madoguchi.sim.World;
import jp.madoguchi.sim.message.AnswerXml;
import jp.madoguchi.sim.terminal.Fault.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTerminalTest {
    private static final String P03 = request("01990019", "99000001", "31", "00", "19780303");

    @TempDir
    private Path oqs;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private World world;

    @BeforeEach
    void start() throws Exception {
        world = TestWorld.at(oqs, TestWorld.SAMPLE_MORNING, log);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aRequestIsTakenAndAnsweredUnderTheSameBaseName() throws Exception {
        ask("OQSsiquc01req_202611200003.xml", P03);

        Path answer = answered("OQSsiquc01res_202611200003.xml");
        assertThat(Files.exists(oqs.resolve("req/OQSsiquc01req_202611200003.xml"))).isFalse();
        AnswerXml xml = AnswerXml.of(answer);
        assertThat(xml.text("ArbitraryFileIdentifier")).isEqualTo("TEST-31");
        assertThat(xml.text("QualificationValidity")).isEqualTo("2");
        await().untilAsserted(() -> assertThat(world.terminal().pending()).isZero());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            valid, branch left out        | 990010   | 見本     | 3900     |    | 19640309 | 1 | 1
            valid, half-width kana symbol | 06990048 | ｱ-1      | 35       | 00 | 19691231 | 1 | 1
            invalid with loss data        | 01990019 | 99000001 | 31       | 00 | 19780303 | 2 | 1
            invalid, new qualification    | 01990019 | 99000002 | 88       | 00 | 19850620 | 3 | 2
            not found by number           | 06990014 | 123      | 99999    |    | 20010228 | 4 | 0
            not found by branch           | 01990019 | 99000001 | 31       | 01 | 19780303 | 4 | 0
            not found by birth date       | 01990019 | 99000001 | 31       | 00 | 19780304 | 4 | 0
            multiple, twins               | 06990022 | 55       | 220      |    | 20160808 | 5 | 0
            one twin by branch            | 06990022 | 55       | 220      | 03 | 20160808 | 1 | 1
            assistance without a ticket   | 12996013 |          | 0000026  |    | 19620323 | 6 | 1
            assistance with a ticket      | 12996021 |          | 0000034  |    | 19511224 | 1 | 1
            """)
    void cardDataIsLookedUp(String what, String insurer, String symbol, String number, String branch, String birthDate,
            String validity, int entries) throws Exception {
        ask("OQSsiquc01req_1.xml", request(insurer, symbol == null ? "" : symbol, number, branch == null ? "" : branch,
                birthDate));

        AnswerXml xml = AnswerXml.of(answered("OQSsiquc01res_1.xml"));
        assertThat(xml.text("SegmentOfResult")).isEqualTo("1");
        assertThat(xml.text("ProcessingResultStatus")).isEqualTo("1");
        assertThat(xml.text("QualificationValidity")).isEqualTo(validity);
        assertThat(xml.entries()).hasSize(entries);
        assertThat(xml.has("ResultList")).isEqualTo(entries > 0);
        assertThat(xml.part("QualificationConfirmSearchInfo")).containsEntry("/InsurerNumber",
                String.format("%8s", insurer));
    }

    @Test
    void anErrorOfTheCentreComesAsStatusTwoWithItsCode() throws Exception {
        ask("OQSsiquc01req_1.xml", request("06990014", "123", "3737", "00", "19800630"));

        AnswerXml xml = AnswerXml.of(answered("OQSsiquc01res_1.xml"));
        assertThat(xml.text("SegmentOfResult")).isEqualTo("1");
        assertThat(xml.text("ProcessingResultStatus")).isEqualTo("2");
        assertThat(xml.text("ProcessingResultCode")).isEqualTo("SIM-E0201");
        assertThat(xml.has("QualificationValidity")).isFalse();
    }

    @Test
    void aFailureOfTheCentreComesAsSegmentNine() throws Exception {
        ask("OQSsiquc01req_1.xml", request("06990014", "123", "3838", "00", "19740808"));

        AnswerXml xml = AnswerXml.of(answered("OQSsiquc01res_1.xml"));
        assertThat(xml.text("SegmentOfResult")).isEqualTo("9");
        assertThat(xml.text("ErrorCode")).isEqualTo("SIM-E0900");
        assertThat(xml.has("ResultList")).isFalse();
    }

    @Test
    void anotherInstitutionIsRefused() throws Exception {
        ask("OQSsiquc01req_1.xml", P03.replace("9919999999", "9919999998"));

        assertThat(AnswerXml.of(answered("OQSsiquc01res_1.xml")).text("ErrorCode")).isEqualTo("SIM-E0002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<XmlMsg>", "not xml at all", "<!DOCTYPE x [<!ENTITY a \"b\">]><XmlMsg>&a;</XmlMsg>",
            "<Other/>", "<XmlMsg><MessageHeader/></XmlMsg>"})
    void anUnreadableRequestEndsInAnErrFileOfItsOwnName(String content) throws Exception {
        ask("OQSsiquc01req_77.xml", content);

        Path err = answered("OQSsiquc01req_77.err");
        assertThat(Files.readString(err)).startsWith("SIM-E10");
        assertThat(Folders.names(oqs.resolve("req"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"<Birthdate>19780303,<Birthdate>19780230", "<Birthdate>19780303,<Birthdate>", ">01990019<,>1990019<",
            "9919999999,991999999",
            "</LimitApplicationCertificateRelatedConsFlg>,2</LimitApplicationCertificateRelatedConsFlg>"})
    void aFieldOfTheWrongShapeEndsInAnErrFile(String right, String wrong) throws Exception {
        ask("OQSsiquc01req_78.xml", P03.replace(right, wrong));

        answered("OQSsiquc01req_78.err");
    }

    @Test
    void aRequestInShiftJisIsReadAsWindows31J() throws Exception {
        String text = request("06990048", "ア－１", "35", "00", "19691231").replace("UTF-8", "Shift_JIS");
        ask("OQSsiquc01req_1.xml", text.getBytes(Charset.forName("windows-31J")));

        assertThat(AnswerXml.of(answered("OQSsiquc01res_1.xml")).text("Name")).isEqualTo("髙﨑　環");
    }

    @Test
    void aNameWhoseAnswerStillLiesThereIsRefused() throws Exception {
        ask("OQSsiquc01req_1.xml", P03);
        Path first = answered("OQSsiquc01res_1.xml");
        byte[] before = Files.readAllBytes(first);
        ask("OQSsiquc01req_1.xml", request("06990014", "123", "99999", "", "20010228"));

        answered("OQSsiquc01req_1.err");
        assertThat(Files.readAllBytes(first)).isEqualTo(before);
    }

    @Test
    void aLateAnswerLeavesTheOtherToOvertakeIt() throws Exception {
        world.faults().start(new Fault(Kind.LATE, 6_000, 1, "P03", null, 0, false));
        ask("OQSsiquc01req_1.xml", P03);
        await().until(() -> world.terminal().pending() == 1);
        ask("OQSsiquc01req_2.xml", request("06990014", "123", "99999", "", "20010228"));

        answered("OQSsiquc01res_1.xml");
        assertThat(deeds("answered")).containsExactly("OQSsiquc01res_2.xml", "OQSsiquc01res_1.xml");
    }

    @Test
    void answersComeLastFirstWhenReversed() throws Exception {
        world.faults().start(new Fault(Kind.REVERSE, 30_000, null, null, null, 3, false));
        for (int i = 1; i <= 3; i++) {
            ask("OQSsiquc01req_" + i + ".xml", P03);
            int taken = i;
            await().until(() -> deeds("taken").size() == taken);
        }

        answered("OQSsiquc01res_1.xml");
        assertThat(deeds("answered")).containsExactly("OQSsiquc01res_3.xml", "OQSsiquc01res_2.xml",
                "OQSsiquc01res_1.xml");
    }

    @Test
    void anErrFaultCanPutTheRequestBackBesideIt() throws Exception {
        world.faults().start(new Fault(Kind.ERR, 0, 1, null, null, 0, true));
        ask("OQSsiquc01req_5.xml", P03);

        assertThat(Files.readString(answered("OQSsiquc01req_5.err"))).startsWith("SIM-E1100");
        assertThat(Files.readString(oqs.resolve("res/OQSsiquc01req_5.xml"))).isEqualTo(P03);
        assertThat(Files.exists(oqs.resolve("res/OQSsiquc01res_5.xml"))).isFalse();
    }

    @Test
    void aSwallowedRequestIsTakenAndNeverAnswered() throws Exception {
        world.faults().start(new Fault(Kind.SWALLOW, 0, 1, null, null, 0, false));
        ask("OQSsiquc01req_6.xml", P03);
        await().until(() -> deeds("swallowed").contains("OQSsiquc01req_6.xml"));
        ask("OQSsiquc01req_7.xml", P03);

        answered("OQSsiquc01res_7.xml");
        assertThat(Files.exists(oqs.resolve("res/OQSsiquc01res_6.xml"))).isFalse();
    }

    @Test
    void aHalfWrittenAnswerIsFinishedLater() throws Exception {
        world.faults().start(new Fault(Kind.HALF, 3_000, 1, null, null, 0, false));
        ask("OQSsiquc01req_8.xml", P03);

        Path answer = answered("OQSsiquc01res_8.xml");
        assertThat(Files.readString(answer)).doesNotContain("</XmlMsg>");
        await().untilAsserted(() -> assertThat(Files.readString(answer)).endsWith("</XmlMsg>\n"));
        assertThat(sha256(answer)).isEqualTo(recordedSha("OQSsiquc01res_8.xml"));
    }

    @Test
    void aTruncatedAnswerStaysHalf() throws Exception {
        world.faults().start(new Fault(Kind.TRUNCATED, 0, 1, null, null, 0, false));
        ask("OQSsiquc01req_8.xml", P03);
        ask("OQSsiquc01req_9.xml", P03);

        answered("OQSsiquc01res_9.xml");
        assertThat(Folders.names(oqs.resolve("res"))).hasSize(2);
        assertThat(Files.readString(oqs.resolve("res/OQSsiquc01res_8.xml"))
                + Files.readString(oqs.resolve("res/OQSsiquc01res_9.xml"))).containsOnlyOnce("</XmlMsg>");
    }

    @Test
    void aDuplicateComesAgainAfterItWasTaken() throws Exception {
        world.faults().start(new Fault(Kind.DUPLICATE, 3_000, 1, null, null, 0, false));
        ask("OQSsiquc01req_8.xml", P03);
        Path answer = answered("OQSsiquc01res_8.xml");
        byte[] first = Files.readAllBytes(answer);
        Files.delete(answer);

        assertThat(Files.readAllBytes(answered("OQSsiquc01res_8.xml"))).isEqualTo(first);
        assertThat(deeds("again")).containsExactly("OQSsiquc01res_8.xml");
    }

    @Test
    void aFileThatIsHeldOpenIsWholeAllTheSame() throws Exception {
        world.faults().start(new Fault(Kind.HOLD, 100, 1, null, null, 0, false));
        ask("OQSsiquc01req_8.xml", P03);

        Path answer = answered("OQSsiquc01res_8.xml");
        await().untilAsserted(() -> assertThat(sha256(answer)).isEqualTo(recordedSha("OQSsiquc01res_8.xml")));
    }

    @Test
    void theOtherEncodingIsDeclaredAndIdentified() throws Exception {
        world.faults().start(new Fault(Kind.ENCODING, 0, 1, null, null, 0, false));
        ask("OQSsiquc01req_1.xml", request("06990048", "ア－１", "35", "00", "19691231"));

        Path answer = answered("OQSsiquc01res_1.xml");
        assertThat(Files.readString(answer, Charset.forName("windows-31J"))).contains("encoding=\"Shift_JIS\"")
                .contains("髙﨑　環").contains("①丁目").contains("㈱見本").contains(
                        "<CharacterCodeIdentifier>1</CharacterCodeIdentifier>");
    }

    @Test
    void theWrongEncodingContradictsItsDeclaration() throws Exception {
        world.faults().start(new Fault(Kind.WRONG_ENCODING, 0, 1, null, null, 0, false));
        ask("OQSsiquc01req_1.xml", P03);

        String text = Files.readString(answered("OQSsiquc01res_1.xml"), Charset.forName("windows-31J"));
        assertThat(text).contains("encoding=\"UTF-8\"").contains("模擬　次郎");
    }

    @Test
    void byteOrderMarkAndLineEndsCanBeAdded() throws Exception {
        world.faults().start(new Fault(Kind.BOM, 0, 1, null, null, 0, false));
        world.faults().start(new Fault(Kind.CRLF, 0, 1, null, null, 0, false));
        ask("OQSsiquc01req_1.xml", P03);

        String text = Files.readString(answered("OQSsiquc01res_1.xml"), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeff<?xml").contains("</XmlMsg>\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n");
    }

    @Test
    void aShuffledAnswerSaysTheSame() throws Exception {
        ask("OQSsiquc01req_1.xml", P03);
        String plain = Files.readString(answered("OQSsiquc01res_1.xml"));
        world.faults().start(new Fault(Kind.ORDER, 0, 1, null, null, 0, false));
        ask("OQSsiquc01req_2.xml", P03);
        Path shuffled = answered("OQSsiquc01res_2.xml");

        assertThat(Files.readString(shuffled)).isNotEqualTo(plain);
        assertThat(AnswerXml.of(shuffled).part("XmlMsg"))
                .isEqualTo(AnswerXml.of(plain.getBytes(StandardCharsets.UTF_8)).part("XmlMsg"));
    }

    @Test
    void everythingDoneIsRecordedWithItsHash() throws Exception {
        ask("OQSsiquc01req_1.xml", P03);
        Path answer = answered("OQSsiquc01res_1.xml");

        assertThat(deeds("taken")).containsExactly("OQSsiquc01req_1.xml");
        assertThat(recordedSha("OQSsiquc01res_1.xml")).isEqualTo(sha256(answer));
        assertThat(world.deeds().text()).contains("\"person\":\"P03\"").contains("\"validity\":2")
                .contains("\"at\":\"2026-11-20T09:30:15+09:00\"");
        assertThat(log).isEmpty();
    }

    private void ask(String name, String content) throws IOException {
        ask(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void ask(String name, byte[] content) throws IOException {
        Path temporary = oqs.resolve("req/." + name + ".tmp");
        Files.write(temporary, content);
        Files.move(temporary, oqs.resolve("req").resolve(name));
    }

    private Path answered(String name) {
        Path file = oqs.resolve("res").resolve(name);
        await().until(() -> Files.exists(file));
        return file;
    }

    private List<String> deeds(String deed) throws IOException {
        List<String> files = new ArrayList<>();
        for (String line : world.deeds().text().lines().toList()) {
            if (line.contains("\"deed\":\"" + deed + "\"")) {
                files.add(line.replaceAll(".*\"file\":\"([^\"]+)\".*", "$1"));
            }
        }
        return files;
    }

    private String recordedSha(String name) throws IOException {
        return world.deeds().text().lines().filter(line -> line.contains("\"file\":\"" + name + "\""))
                .map(line -> line.replaceAll(".*\"sha256\":\"([^\"]+)\".*", "$1")).findFirst().orElse("");
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
