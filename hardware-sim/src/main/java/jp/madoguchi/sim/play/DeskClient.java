package jp.madoguchi.sim.play;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import jp.madoguchi.sim.national.HeldPerson.DeskCard;
import org.jspecify.annotations.Nullable;

/**
 * A clerk at the desk: types card data into {@code POST /kiosk/v1/inquiries} and waits for what comes of it, or asks
 * {@code POST /desk/v1/next-step} what to do with somebody who shows the patient card alone.
 */
final class DeskClient {
    private static final int SECONDS_TO_HOLD = 15;
    private static final Map<String, String> PATIENT_CARD = Map.of("kind", "PATIENT_CARD");

    private final HttpClient http;
    private final URI gateway;
    private final String token;
    private final ObjectMapper json = new ObjectMapper();

    DeskClient(HttpClient http, URI gateway, String token) {
        this.http = http;
        this.gateway = gateway;
        this.token = token;
    }

    /** The gateway's last word within {@code patience}: an answer, or still waiting, or a trouble. */
    DeskReply ask(DeskCard card, Duration patience) throws InterruptedException {
        return ask(fields(card), patience);
    }

    private DeskReply ask(Map<String, Object> fields, Duration patience) throws InterruptedException {
        Wait wait = Wait.atMost(patience);
        try {
            String body = json.writeValueAsString(fields);
            HttpResponse<String> response = send(post(body));
            while ((response.statusCode() == 429 || response.statusCode() == 503) && wait.again(retryAfter(response))) {
                response = send(post(body));
            }
            String location = response.headers().firstValue("Location").orElse("");
            while (response.statusCode() == 202 && !location.isEmpty() && wait.again()) {
                response = send(HttpRequest.newBuilder(gateway.resolve(location)).GET());
            }
            return reply(response);
        } catch (IOException e) {
            return DeskReply.trouble("no answer from the gateway: " + e);
        }
    }

    /**
     * Asks about the number on file of somebody who shows the patient card alone, then what the desk is to do with the
     * answer.
     */
    DeskReply askWithPatientCard(DeskCard card, Duration patience) throws InterruptedException {
        Map<String, Object> fields = fields(card);
        fields.put("presented", PATIENT_CARD);
        DeskReply answer = ask(fields, patience);
        if (answer.patient() == null || answer.inquiry() == null) {
            return answer;
        }
        try {
            String body = json.writeValueAsString(Map.of("by", "demo", "patient", answer.patient(), "inquiry",
                    answer.inquiry(), "presented", PATIENT_CARD));
            HttpResponse<String> response = send(HttpRequest.newBuilder(gateway.resolve("/desk/v1/next-step"))
                    .header("Content-Type", "application/json").header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
            return response.statusCode() == 200
                    ? answer.then(json.readTree(response.body()).path("desk").path("step").asText())
                    : reply(response);
        } catch (IOException e) {
            return DeskReply.trouble("no answer from the gateway: " + e);
        }
    }

    private DeskReply reply(HttpResponse<String> response) throws IOException {
        JsonNode body = json.readTree(response.body());
        if (response.statusCode() == 200 || response.statusCode() == 202) {
            return DeskReply.of(body);
        }
        return DeskReply.trouble("HTTP " + response.statusCode() + " " + body.path("code").asText() + " "
                + body.path("titleEn").asText(body.path("title").asText()) + " " + body.path("where").asText());
    }

    private static Map<String, Object> fields(DeskCard card) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "patientNumber", card.patientNumber());
        put(fields, "insurerNumber", card.insurerNumber());
        put(fields, "symbol", card.symbol());
        put(fields, "number", card.number());
        put(fields, "branch", card.branch());
        put(fields, "birthDate", card.birthDate());
        return fields;
    }

    private static void put(Map<String, Object> fields, String key, @Nullable String value) {
        if (value != null) {
            fields.put(key, value);
        }
    }

    private HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(gateway.resolve("/kiosk/v1/inquiries?wait=" + SECONDS_TO_HOLD))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(SECONDS_TO_HOLD + 15L))
                .header("Authorization", "Bearer " + token).header("Accept", "application/json").build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("1");
        return Duration.ofSeconds(seconds.matches("\\d{1,3}") ? Long.parseLong(seconds) : 1);
    }
}
