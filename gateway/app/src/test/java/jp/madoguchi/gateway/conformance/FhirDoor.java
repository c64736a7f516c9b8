package jp.madoguchi.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Resource;

/** The API as a client without any FHIR library sees it: an address, and headers that open it. */
public final class FhirDoor {

    private final String base;
    private final Map<String, String> key;
    private final Set<String> without;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param base address of the API, without a slash at its end
     * @param key  headers that open everything
     */
    public FhirDoor(String base, Map<String, String> key) {
        this(base, key, Set.of());
    }

    /** @param without types of which nothing is there to walk with */
    public FhirDoor(String base, Map<String, String> key, Set<String> without) {
        this.base = base;
        this.key = Map.copyOf(key);
        this.without = Set.copyOf(without);
    }

    /** Where the API is. */
    public URI base() {
        return URI.create(base);
    }

    /** The headers that open everything. */
    public Map<String, String> key() {
        return key;
    }

    /** @param headers names and values in turns */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    /**
     * @param path    below the base, empty for the base itself; or a whole address
     * @param headers names and values in turns
     */
    public HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60)).method(method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        key.forEach(request::header);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpRequest whole = request.build();
        try {
            return http.send(whole, HttpResponse.BodyHandlers.ofString());
        } catch (IOException closed) {
            // A server may close a connection over which it refused a body unread, and the client may not have noticed.
            return http.send(whole, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** What a stream that does not end begins with: its first event, and how long to wait before connecting again. */
    List<String> firstLines(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60))
                .header("Accept", "text/event-stream");
        key.forEach(request::header);
        HttpResponse<Stream<String>> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            return lines.takeWhile(line -> !line.startsWith("data:")).toList();
        }
    }

    private URI uri(String path) {
        if (path.startsWith("http")) {
            return URI.create(path);
        }
        return URI.create(path.isEmpty() || path.startsWith("?") ? base + path : base + "/" + path);
    }

    /** What is declared, but for the types of which nothing is there. */
    List<CapabilityStatementRestResourceComponent> walked(CapabilityStatement statement) {
        return statement.getRestFirstRep().getResource().stream().filter(one -> isWalked(one.getType()))
                .toList();
    }

    /** Whether a type is one of them. */
    boolean isWalked(String type) {
        return !without.contains(type);
    }

    /** What an answer holds, in JSON. */
    static Resource resource(HttpResponse<String> answer) {
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(answer.body());
    }

    /** The same, of a type that is expected. */
    static <R extends Resource> R resource(Class<R> type, HttpResponse<String> answer) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(type, answer.body());
    }
}
