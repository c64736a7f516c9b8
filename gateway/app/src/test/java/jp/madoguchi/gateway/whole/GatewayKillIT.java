package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.access.TokenIssuer;
import jp.madoguchi.gateway.access.TokenKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole gateway, as {@code ./madoguchi serve} starts it, is killed while card readers drop results. Afterwards ledger, cache and
 * the simulators' own record agree. {@code -Pkills} is the long run: 200 kills.
 */
class GatewayKillIT {

    private static final List<String> PERSONS = List.of("P01", "P02", "P12", "P51", "P56", "P60");
    private static final int FILES_PER_ROUND = 9;
    /** As many answers of one patient as the cache holds. */
    private static final int MOST_PER_PERSON = 24;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final long seed = Long.getLong("madoguchi.gateway-kills.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path dir;

    @Test
    void noAnswerIsLostAndNoneIsThereTwiceHoweverOftenTheGatewayIsKilled() throws Exception {
        int kills = Integer.getInteger("madoguchi.gateway-kills", 3);
        System.out.println(kills + " kills; again at the same moments: -Dmadoguchi.gateway-kills.seed=" + seed);
        Path oqs = Files.createDirectories(dir.resolve("oqs"));
        int simPort = Program.freePort();
        try (Program sim = Program.simulator(dir.resolve("sim.log"), "sim", "--oqs", oqs.toString(), "--http-port",
                Integer.toString(simPort), "--profile", "instant").awaitLine("sim ready")) {
            registerPatients();
            for (int kill = 0; kill < kills; kill++) {
                try (Program gateway = gateway(Program.freePort(), oqs)) {
                    dropFaces(simPort, kill);
                    int left = random.nextInt(FILES_PER_ROUND);
                    await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(2))
                            .until(() -> faceFiles(oqs) <= left);
                    gateway.kill();
                }
            }
            int port = Program.freePort();
            try (Program gateway = gateway(port, oqs)) {
                await().atMost(Duration.ofMinutes(1)).until(() -> faceFiles(oqs) == 0);
                Map<String, Integer> dropped = record(simPort);
                assertThat(responsesInTheCache(simPort, port, dropped)).isEqualTo(capped(dropped));
                new EveryResource(URI.create("http://127.0.0.1:" + port), token()).areAsTheGuideSays(
                        Map.of("Patient", dropped.size(), "Coverage", dropped.size(), "Organization", 1,
                                "CoverageEligibilityResponse", dropped.size()));
                assertThat(gateway.stop()).as("exit status after SIGTERM").isZero();
                assertLedgerHolds(dropped.values().stream().mapToInt(Integer::intValue).sum());
            }
            assertThat(sim.output()).doesNotContain("Exception");
        }
    }

    private void registerPatients() throws Exception {
        Path csv = dir.resolve("patients.csv");
        try (Program list = Program.simulator(dir.resolve("csv.log"), "people-csv", "--out", csv.toString())) {
            assertThat(list.awaitEnd(Duration.ofMinutes(1))).as(list.output()).isZero();
        }
        try (Program imports = Program.madoguchi(dir.resolve("import.log"), "patients", "import", csv.toString(),
                "--data",
                data().toString())) {
            assertThat(imports.awaitEnd(Duration.ofMinutes(2))).as(imports.output()).isZero();
        }
    }

    private Program gateway(int port, Path oqs) throws IOException {
        return Program
                .madoguchi(dir.resolve("gateway.log"), "serve", "--data", data().toString(), "--oqs", oqs.toString(),
                        "--http-port", Integer.toString(port), "--mllp-port", Integer.toString(Program.freePort()))
                .awaitLine("madoguchi ready");
    }

    private Path data() {
        return dir.resolve("data");
    }

    private void dropFaces(int simPort, int round) throws Exception {
        for (int i = 0; i < FILES_PER_ROUND; i++) {
            String person = PERSONS.get((round + i) % PERSONS.size());
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simPort + "/control/face"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"person\":\"" + person + "\"}")).build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    private static long faceFiles(Path oqs) throws IOException {
        try (Stream<Path> files = Files.list(oqs.resolve("face"))) {
            return files.filter(file -> file.toString().endsWith(".xml")).count();
        }
    }

    /** How many results each person's card gave, by the simulators' own record. */
    private Map<String, Integer> record(int simPort) throws Exception {
        Map<String, Integer> dropped = new TreeMap<>();
        for (String line : text("http://127.0.0.1:" + simPort + "/control/record", "").lines().toList()) {
            JsonNode deed = json.readTree(line);
            if (deed.path("deed").asText().equals("face")) {
                dropped.merge(deed.path("person").asText(), 1, Integer::sum);
            }
        }
        assertThat(dropped.keySet()).isSubsetOf(PERSONS).isNotEmpty();
        return dropped;
    }

    private static Map<String, Integer> capped(Map<String, Integer> dropped) {
        Map<String, Integer> capped = new TreeMap<>();
        dropped.forEach((person, number) -> capped.put(person, Math.min(number, MOST_PER_PERSON)));
        return capped;
    }

    private Map<String, Integer> responsesInTheCache(int simPort, int port, Map<String, Integer> dropped)
            throws Exception {
        String token = token();
        String fhir = "http://127.0.0.1:" + port + "/fhir/";
        Map<String, Integer> found = new TreeMap<>();
        for (JsonNode person : get("http://127.0.0.1:" + simPort + "/control/people", "")) {
            String id = person.path("id").asText();
            if (dropped.containsKey(id)) {
                String number = "urn:oid:1.2.392.100495.20.3.51.19919999999|"
                        + person.path("hospitalNumbers").get(0).asText();
                JsonNode patient = get(fhir + "Patient?identifier=" + URLEncoder.encode(number, StandardCharsets.UTF_8),
                        token)
                        .path("entry").path(0).path("resource");
                JsonNode responses = get(
                        fhir + "CoverageEligibilityResponse?_count=100&patient=" + patient.path("id").asText(), token);
                found.put(id, responses.path("entry").size());
            }
        }
        return found;
    }

    private String token() throws IOException {
        return new TokenIssuer(TokenKeys.load(data()), Clock.systemUTC()).issue("kill-test",
                Scopes.parse(EveryResource.SCOPES).orElseThrow(), Duration.ofMinutes(30));
    }

    private JsonNode get(String uri, String token) throws Exception {
        return json.readTree(text(uri, token));
    }

    private String text(String uri, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(30));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(uri + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private void assertLedgerHolds(int files) throws SQLException {
        String url = "jdbc:h2:file:" + data().resolve("ledger").resolve("ledger") + ";IFEXISTS=TRUE";
        try (Connection ledger = DriverManager.getConnection(url, "madoguchi", "");
                Statement query = ledger.createStatement()) {
            List<Long> counts = new ArrayList<>();
            for (String sql : List.of("select count(*) from consumed where folder = 'FACE'",
                    "select count(distinct name) from consumed where folder = 'FACE'", "select count(*) from answer",
                    "select count(*) from outbox")) {
                try (ResultSet row = query.executeQuery(sql)) {
                    row.next();
                    counts.add(row.getLong(1));
                }
            }
            assertThat(counts).as("consumed, distinct names, answers, outbox").containsOnly((long) files);
        }
    }
}
