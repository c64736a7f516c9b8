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
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.access.TokenIssuer;
import jp.madoguchi.gateway.access.TokenKeys;
import org.jspecify.annotations.Nullable;

/** A hospital of its own for one test: the simulators and the gateway as programs, and the clock of the gateway in the test's hand. */
final class Hospital implements AutoCloseable {

    /** What is sent with a request. */
    record Sent(String token, Map<String, String> headers) {

        static Sent with(String token, String... headers) {
            Map<String, String> map = new HashMap<>();
            for (int i = 0; i < headers.length; i += 2) {
                map.put(headers[i], headers[i + 1]);
            }
            return new Sent(token, map);
        }
    }

    static final ObjectMapper JSON = new ObjectMapper();

    /** The system of the hospital's patient numbers (JP Core). */
    static final String NUMBERS = "urn:oid:1.2.392.100495.20.3.51.19919999999";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path dir;
    private final Path clock;
    private final int simPort;
    private final int port;
    private final Program sim;
    private final Map<String, String> environment;
    private final List<String> serve;
    private Program gateway;

    /** The door to the terminal. */
    enum Door {
        FOLDERS,
        WEB
    }

    /**
     * Starts both; the people of the simulators are the hospital's patients.
     *
     * @param people options of the simulators that say who there is
     */
    Hospital(Path dir, Door door, List<String> people, Map<String, String> settings) throws Exception {
        this(dir, door, "", people, settings);
    }

    /**
     * Starts both, with a terminal that has settings of its own.
     *
     * @param further lines of the terminal's file beside its door
     * @param people  options of the simulators that say who there is
     */
    Hospital(Path dir, Door door, String further, List<String> people, Map<String, String> settings)
            throws Exception {
        this.dir = dir;
        this.simPort = Program.freePort();
        this.port = Program.freePort();
        this.clock = dir.resolve("moved-by");
        Files.createDirectories(oqs());
        Files.writeString(clock, "PT0S");
        List<String> start = new ArrayList<>(List.of("sim", "--oqs", oqs().toString(), "--http-port",
                Integer.toString(simPort), "--profile", "instant", "--poll", "50"));
        start.addAll(people);
        this.sim = Program.simulator(dir.resolve("sim.log"), start.toArray(String[]::new)).awaitLine("sim ready");
        try {
            importPatients(people);
            Map<String, String> all = new HashMap<>(Map.of("MADOGUCHI_SIMULATORS", "true", "MADOGUCHI_CLOCK_FILE",
                    clock.toString()));
            all.putAll(settings);
            List<String> options = new ArrayList<>(List.of("serve", "--data", data().toString(), "--http-port",
                    Integer.toString(port), "--mllp-port", Integer.toString(Program.freePort())));
            if (door == Door.FOLDERS && further.isEmpty()) {
                options.addAll(List.of("--oqs", oqs().toString()));
            } else {
                all.put("MADOGUCHI_TERMINALS_DIR", terminal(door, further).toString());
            }
            this.environment = all;
            this.serve = options;
            this.gateway = started();
        } catch (Exception | Error failure) {
            sim.close();
            throw failure;
        }
    }

    private Program started() throws IOException {
        return Program.madoguchi(log(), environment, serve.toArray(String[]::new)).awaitLine("madoguchi ready");
    }

    /** Kills the gateway as a power cut does. */
    void killGateway() throws InterruptedException {
        gateway.kill();
    }

    /** Starts it again on what is there; what it said before is no longer in its log. */
    void startGateway() throws IOException {
        gateway = started();
    }

    private Path terminal(Door door, String further) throws IOException {
        Path terminals = Files.createDirectories(dir.resolve("terminals"));
        Files.writeString(terminals.resolve("night.yaml"), switch (door) {
            case FOLDERS -> "oqs: %s\n".formatted(oqs());
            case WEB -> "door: web\nurl: http://127.0.0.1:%d\nface: %s\n".formatted(simPort, oqs().resolve("face"));
        } + further);
        return terminals;
    }

    private void importPatients(List<String> people) throws Exception {
        List<String> list = new ArrayList<>(List.of("people-csv", "--out", patients().toString()));
        list.addAll(people);
        try (Program csv = Program.simulator(dir.resolve("csv.log"), list.toArray(String[]::new))) {
            assertThat(csv.awaitEnd(Duration.ofMinutes(1))).as(csv.output()).isZero();
        }
        try (Program imports = Program.madoguchi(dir.resolve("import.log"), "patients", "import",
                patients().toString(), "--data", data().toString())) {
            assertThat(imports.awaitEnd(Duration.ofMinutes(2))).as(imports.output()).isZero();
        }
    }

    Path data() {
        return dir.resolve("data");
    }

    Path oqs() {
        return dir.resolve("oqs");
    }

    Path log() {
        return dir.resolve("gateway.log");
    }

    /** The patients as they were imported. */
    Path patients() {
        return dir.resolve("patients.csv");
    }

    /** Moves the gateway's clock: from now on it is so much later than the machine's. */
    void moveClock(Duration by) throws IOException {
        Path aside = Files.writeString(dir.resolve("moved-by.new"), by.toString());
        Files.move(aside, clock, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A token that outlives every move of the clock. */
    String token(String scopes, @Nullable ViewerRole role) throws IOException {
        return new TokenIssuer(TokenKeys.load(data()), Clock.systemUTC()).issue("whole-test",
                Scopes.parse(scopes).orElseThrow(), role, Duration.ofDays(30));
    }

    String token(String scopes) throws IOException {
        return token(scopes, null);
    }

    HttpResponse<String> get(String path, Sent sent) throws Exception {
        return http.send(request(path, sent).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode read(String path, String token) throws Exception {
        HttpResponse<String> answer = get(path, Sent.with(token));
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> post(String path, Sent sent, String body) throws Exception {
        return http.send(request(path, sent).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> postForBytes(String path, Sent sent, String body) throws Exception {
        return http.send(request(path, sent).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path, Sent sent) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60)).header("Content-Type", "application/json");
        request.header("Authorization", "Bearer " + sent.token());
        sent.headers().forEach(request::header);
        return request;
    }

    /** Does something to the world outside. */
    JsonNode world(String what, String body) throws Exception {
        return outside("/control/" + what, body);
    }

    /** Asks the simulated national system without the gateway. */
    JsonNode centre(String exchange, String question) throws Exception {
        return outside("/oqs/v1/" + exchange, question);
    }

    private JsonNode outside(String path, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simPort + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** What the world outside says of itself. */
    String world(String what) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simPort + "/control/" + what)).GET().build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    /** What the simulators did, as they recorded it. */
    List<JsonNode> deeds() throws Exception {
        List<JsonNode> deeds = new ArrayList<>();
        for (String line : world("record").lines().toList()) {
            deeds.add(JSON.readTree(line));
        }
        return deeds;
    }

    /** Whatever the EMR can read now is valid by the guide; of each type there are at least so many. */
    void everyResourceIsAsTheGuideSays(Map<String, Integer> atLeast) throws Exception {
        new EveryResource(URI.create("http://127.0.0.1:" + port), token(EveryResource.SCOPES))
                .areAsTheGuideSays(atLeast);
    }

    /** All that can be read over FHIR with such a token. */
    EveryResource fhir(String scopes) throws Exception {
        return new EveryResource(URI.create("http://127.0.0.1:" + port), token(scopes));
    }

    /** The id of a patient by the hospital's number. */
    String patient(String number, String token) throws Exception {
        String identifier = URLEncoder.encode(NUMBERS + "|" + number, StandardCharsets.UTF_8);
        return await().atMost(Duration.ofMinutes(1)).until(
                () -> read("/fhir/Patient?identifier=" + identifier, token).path("entry").path(0).path("resource")
                        .path("id").asText(),
                id -> !id.isEmpty());
    }

    /** Where its FHIR API is. */
    String fhirBase() {
        return "http://127.0.0.1:" + port + "/fhir";
    }

    /** The gateway as a process. */
    Program gateway() {
        return gateway;
    }

    /** Stops the gateway as an operator does. */
    int stopGateway() throws InterruptedException {
        return gateway.stop();
    }

    @Override
    public void close() {
        gateway.close();
        sim.close();
    }
}
