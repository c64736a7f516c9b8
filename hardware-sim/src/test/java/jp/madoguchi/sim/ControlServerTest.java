package jp.madoguchi.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.madoguchi.sim.national.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlServerTest {
    @TempDir
    private Path oqs;
    private World world;
    private ControlServer control;

    @BeforeEach
    void start() throws Exception {
        world = TestWorld.at(oqs);
        control = new ControlServer(world, 0);
    }

    @AfterEach
    void stop() {
        control.close();
        world.close();
    }

    @Test
    void aCardIsPutOnTheReaderAndRecorded() throws Exception {
        String file = post("/control/face", "{\"person\":\"P01\"}", 200).path("file").asText();

        assertThat(oqs.resolve("face").resolve(file)).exists();
        assertThat(get("/control/record").body()).contains(file).contains("\"deed\":\"face\"");
        assertThat(get("/control/state").body()).contains(file);
        assertThat(Files.readString(oqs.resolve("sim-record.jsonl"))).isEqualTo(get("/control/record").body());
    }

    @Test
    void thePeopleComeWithWhatIsHeldOfThem() throws Exception {
        JsonNode people = new ObjectMapper().readTree(get("/control/people").body());

        assertThat(people).hasSize(57);
        assertThat(people.get(2).path("covers").get(0).path("lastCovered").asText()).isEqualTo("2026-10-31");
        assertThat(people.get(2).path("desk").path("number").asText()).isEqualTo("31");
    }

    @Test
    void faultsAreStartedCountedAndStopped() throws Exception {
        post("/control/fault", "{\"kind\":\"bom\",\"times\":2}", 200);
        post("/control/fault", "{\"kind\":\"wrong-encoding\"}", 200);
        post("/control/face", "{\"person\":\"P01\"}", 200);

        JsonNode faults = post("/control/fault", "{\"stop\":\"wrong-encoding\"}", 200).path("faults");
        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).path("times").asInt()).isEqualTo(1);
        assertThat(post("/control/fault", "{\"stop\":\"all\"}", 200).path("faults")).isEmpty();
    }

    @Test
    void theClockIsSetMovedAndGivenBack() throws Exception {
        assertThat(post("/control/clock", "{\"at\":\"2026-12-15T23:59\"}", 200).path("now").asText())
                .isEqualTo("2026-12-15T23:59");
        assertThat(post("/control/clock", "{\"by\":\"PT1M\"}", 200).path("now").asText()).isEqualTo("2026-12-16T00:00");
        assertThat(post("/control/clock", "{\"reset\":true}", 200).path("now").asText())
                .isEqualTo("2026-11-20T09:30:15");
        assertThat(post("/control/clock", "{\"at\":\"tomorrow\"}", 400).path("error").asText()).contains("PT24H");
        assertThat(post("/control/clock", "{}", 400).path("error").asText()).contains("reset");
    }

    @Test
    void theTerminalIsSwitchedWhileItRuns() throws Exception {
        JsonNode state = post("/control/terminal",
                "{\"encrypt\":\"OQSsiquc01,check-ups,face\",\"bulkZip\":true,\"subsidies\":true,\"password\":\"x\",\"bulkMs\":5}",
                200);

        assertThat(state.path("encrypted").toString()).isEqualTo("[\"OQSsiquc01\",\"TKKsiquc01\",\"face\"]");
        assertThat(state.path("bulkZip").asBoolean()).isTrue();
        assertThat(world.switches().password()).isEqualTo("x");
        assertThat(world.switches().bulkMillis()).isEqualTo(5);
        assertThat(post("/control/terminal", "{\"encrypt\":\"\"}", 200).path("encrypted")).isEmpty();
        assertThat(post("/control/terminal", "{\"encrypt\":\"face2\"}", 400).path("error").asText()).contains("face2");
        assertThat(post("/control/terminal", "{\"bulkzip\":true}", 400).path("error").asText()).contains("bulkZip");
    }

    @Test
    void consentsAreGivenAndTakenBackByHand() throws Exception {
        post("/control/consent", "{\"person\":\"P07\",\"way\":\"home-visit\",\"consents\":[\"drugs\"]}", 200);
        assertThat(world.consents().standing(Way.HOME_VISIT)).anyMatch(grant -> grant.person().id().equals("P07")
                && grant.consents().drugs() && !grant.consents().checkup());

        assertThat(post("/control/consent", "{\"person\":\"P07\",\"way\":\"home-visit\",\"revoke\":true}", 200)
                .path("revoked").asBoolean()).isTrue();
        assertThat(world.consents().standing(Way.HOME_VISIT)).noneMatch(grant -> grant.person().id().equals("P07"));
        post("/control/consent", "{\"person\":\"P07\",\"way\":\"letter\"}", 400);
    }

    @Test
    void aVisitTellsWhatWillHappen() throws Exception {
        JsonNode visit = post("/control/card", "{\"person\":\"P01\"}", 200);

        assertThat(visit.path("outcome").asText()).isEqualTo("RESULT");
        assertThat(visit.path("events").get(0).path("type").asText()).isEqualTo("CARD_DETECTED");
    }

    @Test
    void theTableOfNamesIsTold() throws Exception {
        JsonNode names = new ObjectMapper().readTree(get("/control/names").body());

        assertThat(names.path("revocation").path("text").asText()).isEqualTo("OQSsihvd01");
        assertThat(names.path("revocation").path("confidence").asText()).isEqualTo("I");
    }

    @Test
    void whatIsNotKnownIsRefusedWithWhatIs() throws Exception {
        assertThat(post("/control/face", "{\"person\":\"P99\"}", 404).path("error").asText()).contains("P99");
        assertThat(post("/control/fault", "{\"kind\":\"quake\"}", 400).path("error").asText())
                .contains("late, err, swallow");
        assertThat(post("/control/fault", "late", 400).path("error").asText()).contains("no JSON");
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    private JsonNode post(String path, String body, int status) throws Exception {
        HttpResponse<String> response = send(
                HttpRequest.newBuilder(URI.create(control.url() + path)).POST(BodyPublishers.ofString(body)).build());
        assertThat(response.statusCode()).isEqualTo(status);
        return new ObjectMapper().readTree(response.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(control.url() + path)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
