package jp.madoguchi.sim.terminal;

import static jp.madoguchi.sim.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.madoguchi.sim.TestWorld;
import jp.madoguchi.sim.World;
import jp.madoguchi.sim.exchange.ExchangeNames;
import jp.madoguchi.sim.message.AnswerXml;
import jp.madoguchi.sim.message.Dress.Encoding;
import jp.madoguchi.sim.national.Crowd;
import jp.madoguchi.sim.national.People;
import jp.madoguchi.sim.national.PeopleFile;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.national.Qualification;
import jp.madoguchi.sim.terminal.Fault.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exchanges other than the single confirmation, through folders, with clock, faults and record. */
class ExchangesInFoldersTest {
    private static final String P03 = Requests.request("01990019", "99000001", "31", "00", "19780303");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private Path oqs;
    private World world;

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aJobIsProcessingUntilTheClockHasMovedOn() throws Exception {
        world = TestWorld.at(oqs);
        world.switches().bulkMillis(3_600_000);
        ask("OQSmuquc01req_1.xml", P03);
        String number = AnswerXml.of(answered("OQSmuquc01res_1.xml")).text("ReceptionNumber");
        ask("OQSmuquc02req_2.xml", fetch(number));
        assertThat(AnswerXml.of(answered("OQSmuquc02res_2.xml")).text("SegmentOfResult")).isEqualTo("2");

        world.clock().move(Duration.ofHours(1));
        ask("OQSmuquc02req_3.xml", fetch(number));
        assertThat(AnswerXml.of(answered("OQSmuquc02res_3.xml")).text("SegmentOfResult")).isEqualTo("1");
    }

    @Test
    void aFaultCanConcernOneExchangeOnly() throws Exception {
        world = TestWorld.at(oqs);
        world.faults().start(new Fault(Kind.PROCESSING, 0, 1, null, null, 1, false, "OQSmuquc02"));
        ask("OQSmuquc01req_1.xml", P03);
        String number = AnswerXml.of(answered("OQSmuquc01res_1.xml")).text("ReceptionNumber");
        assertThat(world.faults().active()).hasSize(1);

        ask("OQSmuquc02req_2.xml", fetch(number));
        assertThat(AnswerXml.of(answered("OQSmuquc02res_2.xml")).text("SegmentOfResult")).isEqualTo("2");
        assertThat(world.faults().active()).isEmpty();
    }

    @Test
    void aFrozenTerminalLeavesRequestsWhereTheyAre() throws Exception {
        world = TestWorld.at(oqs);
        world.faults().start(new Fault(Kind.FREEZE, 0, null, null, null, 1, false));
        ask("OQSsiquc01req_1.xml", P03);

        await().during(Duration.ofMillis(150)).until(() -> Files.exists(oqs.resolve("req/OQSsiquc01req_1.xml")));
        world.faults().stop(Kind.FREEZE);
        assertThat(answered("OQSsiquc01res_1.xml")).isNotEmptyFile();
    }

    @Test
    void aFreezeMayEndByItself() throws Exception {
        world = TestWorld.at(oqs);
        world.faults().start(new Fault(Kind.FREEZE, 300, null, null, null, 1, false));
        ask("OQSsiquc01req_1.xml", P03);

        assertThat(answered("OQSsiquc01res_1.xml")).isNotEmptyFile();
        await().untilAsserted(() -> assertThat(world.faults().active()).isEmpty());
    }

    @Test
    void consentsGivenAtTheReaderOpenTheViewAndADocumentComesAsPdf() throws Exception {
        world = TestWorld.at(oqs);
        world.reader().read(person("P01"));
        ask("TKKsiquc01req_1.xml", checkUps("1"));
        assertThat(Files.readString(answered("TKKsiquc01res_1.pdf"))).startsWith("%PDF-1.5");

        world.clock().move(Duration.ofHours(24));
        ask("TKKsiquc01req_2.xml", checkUps("1"));
        assertThat(AnswerXml.of(answered("TKKsiquc01res_2.xml")).text("MessageContents")).startsWith("SIM-E0303");
    }

    @Test
    void subsidiesComeBesideTheFaceResultOnlyWhenSwitchedOn() throws Exception {
        world = TestWorld.at(oqs);
        world.reader().read(person("P25"));
        assertThat(Folders.names(oqs.resolve("face"))).hasSize(1);

        world.switches().subsidies(true);
        String face = world.reader().read(person("P25")).orElseThrow();
        Path subsidies = oqs.resolve("face").resolve(face.replace("OQSsiquc01res_face_", "PMHsimsm01res_face_"));
        assertThat(AnswerXml.of(subsidies).text("certificationName")).isEqualTo("特定医療費（指定難病）受給者証");
        assertThat(AnswerXml.of(subsidies).text("ArbitraryFileIdentifier"))
                .isEqualTo(AnswerXml.of(oqs.resolve("face").resolve(face)).text("ArbitraryFileIdentifier"));
    }

    @Test
    void theRecordTellsTheSameQuestionWhateverItsFileIsCalled() throws Exception {
        world = TestWorld.at(oqs);
        ask("OQSsiquc01req_1.xml", P03);
        answered("OQSsiquc01res_1.xml");
        ask("OQSsiquc01req_2.xml", P03.replace("TEST-31", "TEST-OTHER"));
        answered("OQSsiquc01res_2.xml");
        ask("OQSsiquc01req_3.xml", P03.replace("19780303", "19780304"));
        answered("OQSsiquc01res_3.xml");

        List<JsonNode> taken = record("taken");
        assertThat(taken).extracting(line -> line.path("identifier").asText()).containsExactly("TEST-31", "TEST-OTHER",
                "TEST-31");
        assertThat(taken.get(0).path("question")).isEqualTo(taken.get(1).path("question"))
                .isNotEqualTo(taken.get(2).path("question"));
        assertThat(taken.get(0).path("api").asText()).isEqualTo("OQSsiquc01");
        assertThat(record("answered")).allMatch(line -> line.path("door").asText().equals("folder"));
    }

    @Test
    void namesOfTheEngineerCountInFolders() throws Exception {
        People people = PeopleFile.builtIn(DAY);
        world = new World(new World.Setup(oqs, oqs.resolve("record"), people, Profile.INSTANT, 7, Encoding.UTF_8,
                Duration.ofMillis(20), TestWorld.SAMPLE_MORNING,
                ExchangeNames.builtIn().with("confirmation=QQQsiquc09")),
                line -> {});
        ask("QQQsiquc09req_1.xml", P03);
        ask("OQSsiquc01req_1.xml", P03);

        assertThat(answered("QQQsiquc09res_1.xml")).isNotEmptyFile();
        assertThat(Files.readString(answered("OQSsiquc01req_1.err"))).startsWith("SIM-E1000");
    }

    @Test
    @Timeout(60)
    void tenThousandPersonsInOneFileAreAnsweredWithinSeconds() throws Exception {
        People file = PeopleFile.builtIn(DAY);
        People people = file.withCrowd(Crowd.of(10_000, 7, file, DAY));
        List<String> log = new CopyOnWriteArrayList<>();
        world = new World(new World.Setup(oqs, oqs.resolve("record"), people, Profile.INSTANT, 7, Encoding.UTF_8,
                Duration.ofMillis(20), TestWorld.SAMPLE_MORNING, ExchangeNames.builtIn()), log::add);
        StringBuilder cards = new StringBuilder();
        for (Person person : people.crowd()) {
            Qualification q = person.qualifications().getFirst();
            String request = Requests.request(q.insurer(), String.valueOf(q.symbol()), q.number(), "00",
                    person.birthDate().toString().replace("-", ""));
            cards.append(request, request.indexOf("<QualificationConfirmSearchInfo>"),
                    request.indexOf("</MessageBody>"));
        }
        String frame = P03.replaceAll("(?s)<QualificationConfirmSearchInfo>.*</QualificationConfirmSearchInfo>", "@");

        long start = System.nanoTime();
        ask("OQSmuquc01req_1.xml", frame.replace("@", cards));
        String number = AnswerXml.of(answered("OQSmuquc01res_1.xml")).text("ReceptionNumber");
        ask("OQSmuquc02req_2.xml", fetch(number));
        Path result = answered("OQSmuquc02res_2.xml");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));

        String text = Files.readString(result);
        assertThat(text).contains("<NumberOfProcessingResult>10000<").contains("<NumberOfError>0<")
                .endsWith("</XmlMsg>\n");
        assertThat(text.split("<QualificationValidity>1<", -1).length - 1).isBetween(8_700, 9_300);
        assertThat(text).doesNotContain("<QualificationValidity>4<").doesNotContain("<QualificationValidity>5<");
        assertThat(log).isEmpty();
    }

    private Person person(String id) {
        return world.setup().people().byId(id).orElseThrow();
    }

    private List<JsonNode> record(String deed) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : world.deeds().text().lines().toList()) {
            JsonNode node = new ObjectMapper().readTree(line);
            if (node.path("deed").asText().equals(deed)) {
                lines.add(node);
            }
        }
        return lines;
    }

    private static String fetch(String number) {
        return "<XmlMsg><MessageHeader><MedicalInstitutionCode>9919999999</MedicalInstitutionCode></MessageHeader>"
                + "<MessageBody><ReceptionNumber>" + number + "</ReceptionNumber></MessageBody></XmlMsg>";
    }

    private static String checkUps(String category) {
        return "<XmlMsg><MessageHeader><MedicalInstitutionCode>9919999999</MedicalInstitutionCode>"
                + "<InsurerNumber>06990014</InsurerNumber><InsuranceCardSymbol>123</InsuranceCardSymbol>"
                + "<InsuredPersonIdentificationNumber>4567</InsuredPersonIdentificationNumber></MessageHeader>"
                + "<MessageBody><FileCategory>" + category + "</FileCategory></MessageBody></XmlMsg>";
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
