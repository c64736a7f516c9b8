package jp.madoguchi.sim.emr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a FHIR R4 server the way an EMR does: plain HTTP, JSON, a bearer token. */
public final class FhirReader {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_PAGES = 20;

    private final HttpClient http;
    private final URI base;
    private final String token;
    private final ObjectMapper json = new ObjectMapper();

    /** Reads below {@code base}, which is the FHIR base without a slash at its end. */
    public FhirReader(HttpClient http, URI base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    /** One resource by reference such as {@code Patient/abc}, relative or absolute; empty when there is none. */
    public Optional<JsonNode> read(String reference) throws IOException, InterruptedException {
        HttpResponse<String> response = get(address(reference));
        if (response.statusCode() == 404 || response.statusCode() == 410) {
            return Optional.empty();
        }
        return Optional.of(json(response));
    }

    /** All resources of {@code type} that match, over all pages; {@code value} is encoded here. */
    public List<JsonNode> search(String type, String parameter, String value)
            throws IOException, InterruptedException {
        String next = type + "?" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        List<JsonNode> found = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES && !next.isEmpty(); page++) {
            JsonNode bundle = json(get(address(next)));
            for (JsonNode entry : bundle.path("entry")) {
                JsonNode resource = entry.path("resource");
                if (resource.path("resourceType").asText().equals(type)) {
                    found.add(resource);
                }
            }
            next = "";
            for (JsonNode link : bundle.path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    next = link.path("url").asText();
                }
            }
        }
        return found;
    }

    private URI address(String reference) {
        return reference.startsWith("http") ? URI.create(reference) : URI.create(base + "/" + reference);
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE)
                .header("Authorization", "Bearer " + token).header("Accept", "application/fhir+json").GET().build();
        return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private JsonNode json(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new FhirRefusal(response.statusCode(), response.uri().getPath());
        }
        return json.readTree(response.body());
    }
}
