package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.fhir.profile.Profiles;

/** All that a gateway has of a type, read over its FHIR API page by page, as an EMR would that begins with nothing. */
final class EveryResource {

    private static final String GUIDE = Profiles.BASE + "/StructureDefinition/";

    /** What its token must open; these three are opened by name only. */
    static final String SCOPES = "system/*.rs system/Consent.rs system/Task.rs system/AuditEvent.rs";

    private static final String READ_NOW = "AuditEvent?date=ge2000&_count=100";

    static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI gateway;
    private final String token;

    EveryResource(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /** As many as the search counts, each once. */
    List<JsonNode> of(String type) throws Exception {
        JsonNode page = read(gateway.resolve("/fhir/" + type + "?_lastUpdated=ge2000&_total=accurate&_count=20"));
        int total = page.path("total").asInt(-1);
        List<JsonNode> all = new ArrayList<>(resources(page));
        for (String next = next(page); !next.isEmpty(); next = next(page)) {
            page = read(URI.create(next));
            all.addAll(resources(page));
        }
        assertThat(all).as(type).hasSize(total);
        assertThat(all.stream().map(resource -> resource.path("id").asText())).as(type).doesNotHaveDuplicates();
        return all;
    }

    /**
     * Every resource names one of the guide's profiles and is valid by it; of each type there are at least so many. What comes beside them, where from and with which
     * consent, is looked at too, however much there is, and so is the desk's work, the terminals, and who read all this.
     */
    void areAsTheGuideSays(Map<String, Integer> atLeast) throws Exception {
        Map<String, Integer> wrong = new TreeMap<>();
        Map<String, Integer> types = new TreeMap<>(atLeast);
        types.putIfAbsent("Provenance", 1);
        types.putIfAbsent("Consent", 0);
        for (Map.Entry<String, Integer> type : types.entrySet()) {
            List<JsonNode> all = of(type.getKey());
            assertThat(all).as(type.getKey()).hasSizeGreaterThanOrEqualTo(type.getValue());
            for (JsonNode resource : all) {
                assertThat(resource.path("resourceType").asText()).isEqualTo(type.getKey());
                if (!resource.path("meta").path("profile").path(0).asText().startsWith(GUIDE)) {
                    wrong.merge(type.getKey() + ": none of the guide's profiles", 1, Integer::sum);
                }
                GuideValidator.shared().errors(resource.toString())
                        .forEach(error -> wrong.merge(error, 1, Integer::sum));
            }
        }
        assertThat(wrong).as("what is wrong, and how often").isEmpty();
        search("Task?status=requested,in-progress&_count=200").forEach(EveryResource::isAsTheGuideSays);
        search("Device?status=active").forEach(EveryResource::isAsTheGuideSays); // none where no terminal is there to be asked
        await().atMost(Duration.ofMinutes(1)).until(() -> !search(READ_NOW).isEmpty());
        asTheGuideSays(READ_NOW);
    }

    /** What a search finds on its first page; each is as the guide says. */
    List<JsonNode> asTheGuideSays(String search) throws Exception {
        List<JsonNode> found = search(search);
        assertThat(found).as(search).isNotEmpty().allSatisfy(EveryResource::isAsTheGuideSays);
        return found;
    }

    private List<JsonNode> search(String search) throws Exception {
        return resources(read(gateway.resolve("/fhir/" + search)));
    }

    private static void isAsTheGuideSays(JsonNode resource) {
        assertThat(resource.path("meta").path("profile").path(0).asText()).startsWith(GUIDE);
        assertThat(GuideValidator.shared().errors(resource.toString())).as(resource.toString()).isEmpty();
    }

    /** One read, with headers beside the token. */
    HttpResponse<String> ask(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(gateway.resolve("/fhir/" + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60)).header("Authorization",
                "Bearer " + token);
    }

    private JsonNode read(URI address) throws Exception {
        HttpResponse<String> answer = http.send(request(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<JsonNode> resources(JsonNode page) {
        List<JsonNode> found = new ArrayList<>();
        page.path("entry").forEach(entry -> found.add(entry.path("resource")));
        return found;
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        return "";
    }
}
