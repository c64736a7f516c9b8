package jp.madoguchi.sim.play;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.sim.national.HeldPerson;

/** Talks to the control API of a running {@code sim}. */
final class SimClient {
    private final HttpClient http;
    private final URI base;
    private final ObjectMapper json = new ObjectMapper();

    SimClient(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    /** Everybody, with what the national system holds of them today. */
    List<HeldPerson> people() throws IOException, InterruptedException {
        return json.readValue(send(request("/control/people").GET()), new TypeReference<List<HeldPerson>>() {
        });
    }

    /** The institution that the simulator serves. */
    String facility() throws IOException, InterruptedException {
        return state().path("facility").asText();
    }

    /** Puts a card on the reader; the name of the face file, none where the reading comes to nothing. */
    Optional<String> face(String person) throws IOException, InterruptedException {
        String body = json.writeValueAsString(Map.of("person", person));
        JsonNode file = json.readTree(send(request("/control/face").POST(BodyPublishers.ofString(body)))).path("file");
        return file.isTextual() ? Optional.of(file.asText()) : Optional.empty();
    }

    /** The files that nobody has taken out of {@code face} yet. */
    Set<String> waitingFaces() throws IOException, InterruptedException {
        Set<String> names = new HashSet<>();
        state().path("waiting").path("face").forEach(name -> names.add(name.asText()));
        return names;
    }

    private JsonNode state() throws IOException, InterruptedException {
        return json.readTree(send(request("/control/state").GET()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(10));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() != 200) {
            throw new IOException("HTTP " + response.statusCode() + " from the simulator: " + response.body());
        }
        return response.body();
    }
}
