package jp.madoguchi.sim.terminal;

import static jp.madoguchi.sim.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.sim.ControlServer;
import jp.madoguchi.sim.TestWorld;
import jp.madoguchi.sim.World;
import jp.madoguchi.sim.terminal.Fault.Kind;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second door: the same exchanges as JSON over HTTP (oqs-interface 1.5). */
class WebDoorTest {
    private static final String HEADER = "\"MessageHeader\":{\"MedicalInstitutionCode\":\"9919999999\","
            + "\"QualificationConfirmationDate\":\"20261120\",\"ArbitraryFileIdentifier\":\"W-1\"%s}";
    private static final String P32 = "{\"InsurerNumber\":\"00990010\",\"InsuredCardSymbol\":\"見本\","
            + "\"InsuredIdentificationNumber\":\"320032\",\"Birthdate\":\"19540610\","
            + "\"LimitApplicationCertificateRelatedConsFlg\":\"1\"}";
    private static final String P03 = "{\"InsurerNumber\":\"01990019\",\"InsuredCardSymbol\":\"99000001\","
            + "\"InsuredIdentificationNumber\":\"31\",\"Birthdate\":\"19780303\","
            + "\"LimitApplicationCertificateRelatedConsFlg\":\"0\"}";

    @TempDir
    private Path oqs;
    private World world;
    private ControlServer server;

    @BeforeEach
    void start() throws Exception {
        world = TestWorld.at(oqs);
        server = new ControlServer(world, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        world.close();
    }

    @Test
    void theAnswerHasTheSameNamesAndZeroPaddedInsurers() throws Exception {
        JsonNode body = ask("OQSsiquc01", message(single(P32))).path("XmlMsg").path("MessageBody");

        assertThat(body.path("QualificationValidity").asText()).isEqualTo("1");
        assertThat(body.path("QualificationConfirmSearchInfo").path("InsurerNumber").asText()).isEqualTo("00990010");
        JsonNode list = body.path("ResultList");
        assertThat(list.isArray()).isTrue();
        JsonNode entry = list.get(0).path("ResultOfQualificationConfirmation");
        assertThat(entry.path("InsurerNumber").asText()).isEqualTo("00990010");
        assertThat(entry.path("Name").asText()).isEqualTo("高齢　三二");
        assertThat(entry.path("LimitApplicationCertificateRelatedInfo")
                .path("LimitApplicationCertificateClassificationFlag")
                .asText()).isEqualTo("B06");
    }

    @Test
    void theEnvelopeMayBeLeftOut() throws Exception {
        String bare = "{" + HEADER.formatted("") + ",\"MessageBody\":" + single(P03) + "}";

        assertThat(ask("OQSsiquc01req", bare).path("XmlMsg").path("MessageBody").path("QualificationValidity").asText())
                .isEqualTo("2");
    }

    @Test
    void bulkGoesByReceptionNumberAndUnitsAreAnArrayAlsoWhenThereIsOne() throws Exception {
        String search = "{\"QualificationConfirmSearchInfo\":[" + P03 + "]}";
        String number = ask("OQSmuquc01", message(search)).path("XmlMsg").path("MessageBody").path("ReceptionNumber")
                .asText();

        JsonNode result = ask("OQSmuquc02", message("{\"ReceptionNumber\":\"" + number + "\"}")).path("XmlMsg");
        assertThat(result.path("MessageHeader").path("NumberOfProcessingResult").asText()).isEqualTo("1");
        JsonNode unit = result.path("MessageBody").path("BulkConfirmUnit").get(0);
        assertThat(unit.path("ResultOfQualificationConfirmation").get(0).path("ReasonOfLoss").asText()).isEqualTo("03");
    }

    @Test
    void aDocumentComesAsBase64OrAsItself() throws Exception {
        world.reader().read(world.setup().people().byId("P01").orElseThrow());
        String request = "{\"XmlMsg\":{"
                + HEADER.formatted(",\"InsurerNumber\":\"06990014\",\"InsuranceCardSymbol\":\"123\","
                        + "\"InsuredPersonIdentificationNumber\":\"4567\"")
                + ",\"MessageBody\":{\"FileCategory\":\"1\"}}}";

        byte[] wrapped = Base64.getDecoder().decode(
                ask("TKKsiquc01", request).path("XmlMsg").path("MessageBody").path("DocumentData").asText());
        HttpResponse<byte[]> document = HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri("TKKsiquc01"))
                .header("Accept", "application/pdf").POST(BodyPublishers.ofString(request)).build(),
                BodyHandlers.ofByteArray());

        assertThat(document.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(document.body()).isEqualTo(wrapped).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatEndsInErrInAFolderIsAnHttpErrorHere() throws Exception {
        assertThat(post("OQSsiquc01", "{").statusCode()).isEqualTo(400);
        assertThat(post("OQSsiquc01", message("{}")).body()).contains("SIM-E1007 QualificationConfirmSearchInfo");
        assertThat(post("OQSnothing", message("{}")).statusCode()).isEqualTo(404);
        world.faults().start(new Fault(Kind.ERR, 0, 1, null, "web", 1, false));
        assertThat(post("OQSsiquc01", message(single(P03))).statusCode()).isEqualTo(503);
        assertThat(post("OQSsiquc01", message(single(P03))).statusCode()).isEqualTo(200);
    }

    @Test
    void aSwallowedQuestionIsNeverAnswered() {
        world.faults().start(new Fault(Kind.SWALLOW, 0, 1, "P03", "web", 1, false));

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri("OQSsiquc01"))
                .timeout(Duration.ofSeconds(3)).POST(BodyPublishers.ofString(message(single(P03)))).build(),
                BodyHandlers.ofString())).isInstanceOf(HttpTimeoutException.class);
        assertThat(recordOf("swallowed")).isEqualTo(1);
    }

    @Test
    void aFrozenTerminalAnswersWhenItThaws() throws Exception {
        world.faults().start(new Fault(Kind.FREEZE, 0, null, null, null, 1, false));
        CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient().sendAsync(
                HttpRequest.newBuilder(uri("OQSsiquc01")).POST(BodyPublishers.ofString(message(single(P03)))).build(),
                BodyHandlers.ofString());

        await().during(Duration.ofMillis(200)).until(() -> !answer.isDone() && recordOf("taken") == 0);
        world.faults().stop(Kind.FREEZE);
        assertThat(answer.get().statusCode()).isEqualTo(200);
    }

    @Test
    void questionsThatWaitHoldNoThread() throws Exception {
        world.faults().start(new Fault(Kind.LATE, 3_600_000, null, null, "web", 1, false));
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            waiting.add(client.sendAsync(HttpRequest.newBuilder(uri("OQSsiquc01"))
                    .POST(BodyPublishers.ofString(message(single(P03)))).build(), BodyHandlers.ofString()));
        }

        await().until(() -> recordOf("taken") == 200);
        await().until(() -> world.web().working() == 0);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void aResultCanComeAsAZipWithAPassword() throws Exception {
        world.switches().encrypt(Set.of("OQSsiquc01"));
        world.switches().password("secret");
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri("OQSsiquc01"))
                .POST(BodyPublishers.ofString(message(single(P03)))).build(), BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()), "secret".toCharArray())) {
            assertThat(zip.getNextEntry().getFileName()).isEqualTo("OQSsiquc01res.json");
            assertThat(new ObjectMapper().readTree(zip.readAllBytes()).path("XmlMsg").path("MessageBody")
                    .path("QualificationValidity").asText()).isEqualTo("2");
        }
    }

    @Test
    void anAnswerCanBreakOffOrPause() throws Exception {
        world.faults().start(new Fault(Kind.TRUNCATED, 0, 1, null, "web", 1, false));
        assertThatThrownBy(() -> post("OQSsiquc01", message(single(P03)))).isInstanceOf(IOException.class);

        world.faults().start(new Fault(Kind.HALF, 50, 1, null, "web", 1, false));
        assertThat(ask("OQSsiquc01", message(single(P03))).path("XmlMsg").isObject()).isTrue();
    }

    @Test
    void theContentCanBeWrongInTheSameWays() throws Exception {
        world.faults().start(new Fault(Kind.OTHER_PERSON, 0, 1, null, "web", 1, false));
        world.faults().start(new Fault(Kind.OTHER_FACILITY, 0, 1, null, "web", 1, false));
        JsonNode message = ask("OQSsiquc01", message(single(P03))).path("XmlMsg");

        assertThat(message.path("MessageHeader").path("MedicalInstitutionCode").asText()).isEqualTo("9919999990");
        assertThat(message.path("MessageBody").path("ResultList").get(0).path("ResultOfQualificationConfirmation")
                .path("Name").asText()).isEqualTo("架空　一郎");
        assertThat(
                message.path("MessageBody").path("QualificationConfirmSearchInfo").path("InsuredIdentificationNumber")
                        .asText())
                .isEqualTo("31");
    }

    private long recordOf(String deed) {
        try {
            return world.deeds().text().lines().filter(line -> line.contains("\"deed\":\"" + deed + "\"")).count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String single(String search) {
        return "{\"QualificationConfirmSearchInfo\":" + search + "}";
    }

    private static String message(String body) {
        return "{\"XmlMsg\":{" + HEADER.formatted("") + ",\"MessageBody\":" + body + "}}";
    }

    private JsonNode ask(String id, String message) throws Exception {
        HttpResponse<String> response = post(id, message);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private HttpResponse<String> post(String id, String message) throws Exception {
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(uri(id)).POST(BodyPublishers.ofString(message)).build(),
                BodyHandlers.ofString());
    }

    private URI uri(String id) {
        return URI.create(server.url() + "/oqs/v1/" + id);
    }
}
