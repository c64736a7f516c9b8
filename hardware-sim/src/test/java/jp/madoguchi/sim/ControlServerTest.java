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

        assertThat(people).hasSize(49);
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
