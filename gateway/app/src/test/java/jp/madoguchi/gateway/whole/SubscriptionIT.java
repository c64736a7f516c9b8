package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.access.TokenIssuer;
import jp.madoguchi.gateway.access.TokenKeys;
import jp.madoguchi.gateway.fhir.subscribe.Reader;
import jp.madoguchi.gateway.fhir.subscribe.Receiver;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway, as {@code ./madoguchi serve} starts it, tells an EMR of check-ins, and is killed while it does. */
class SubscriptionIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Less than any wait for a reader that takes nothing ({@code backport-timeout}). */
    private static final Duration SOON = Duration.ofSeconds(8);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBSCRIPTION = """
            {"resourceType":"Subscription","status":"requested","reason":"desk screen",
            "criteria":"https://madoguchi.jp/fhir/SubscriptionTopic/check-in",
            "channel":{"type":"rest-hook","endpoint":"%s","payload":"application/fhir+json","_payload":{"extension":[{
            "url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content",
            "valueCode":"full-resource"}]}}}""";

    /** As above, read from a stream instead. */
    private static final String STREAMED = SUBSCRIPTION.replace("\"type\":\"rest-hook\",\"endpoint\":\"%s\",",
            """
                    "_type":{"extension":[{
                    "url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-channel-type","valueCoding":{
                    "system":"https://madoguchi.jp/fhir/CodeSystem/subscription-channel","code":"server-sent-events"}}]},""");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path dir;

    @Test
    void whoSubscribedIsToldOfEveryCheckInInOrderHoweverTheGatewayEnds() throws Exception {
        Path oqs = Files.createDirectories(dir.resolve("oqs"));
        int simPort = Program.freePort();
        try (Receiver emr = new Receiver();
                Program sim = Program.simulator(dir.resolve("sim.log"), "sim", "--oqs", oqs.toString(), "--http-port",
                        Integer.toString(simPort), "--profile", "instant").awaitLine("sim ready")) {
            int port = Program.freePort();
            String id;
            try (Program gateway = gateway(port, oqs)) {
                id = JSON.readTree(send("POST", port, "Subscription", SUBSCRIPTION.formatted(emr.address()), 201))
                        .path("id").asText();
                awaitStatus(port, id, "active");
                drop(simPort, "P01", "P02", "P01");
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(emr.numbers()).isEqualTo(upTo(3)));
                assertThat(emr.taken().stream().skip(1)).as("all but the handshake").isNotEmpty()
                        .allSatisfy(SubscriptionIT::bringsAResponse);
                assertThat(emr.taken()).allSatisfy(SubscriptionIT::isValid);
                for (String asked : List.of("Subscription/" + id, "Subscription/" + id + "/$status",
                        "Subscription/" + id + "/$events", "Subscription/$status")) {
                    assertThat(GuideValidator.shared().errors(send("GET", port, asked, null, 200))).as(asked).isEmpty();
                }
                assertHistory(port);
                emr.manner = Receiver.Manner.REFUSES;
                drop(simPort, "P02", "P12", "P01");
                awaitStatus(port, id, "error");
                await().atMost(PATIENCE).until(() -> send("GET", port, "Subscription/" + id + "/$status", null, 200)
                        .contains("\"events-since-subscription-start\",\"valueString\":\"6\""));
                gateway.kill();
            }
            emr.manner = Receiver.Manner.TAKES;
            int again = Program.freePort();
            try (Program gateway = gateway(again, oqs)) {
                await().atMost(PATIENCE).untilAsserted(
                        () -> assertThat(emr.numbers().stream().distinct().toList()).isEqualTo(upTo(6)));
                awaitStatus(again, id, "active");
                send("DELETE", again, "Subscription/" + id, null, 204);
                send("GET", again, "Subscription/" + id, null, 410);
                assertThat(gateway.stop()).as("exit status after SIGTERM").isZero();
            }
            assertThat(sim.output()).doesNotContain("Exception");
        }
    }

    @Test
    void aStreamIsReadOnFromWhereItsReaderIsHoweverTheGatewayEnds() throws Exception {
        Path oqs = Files.createDirectories(dir.resolve("oqs"));
        int simPort = Program.freePort();
        try (Program sim = Program.simulator(dir.resolve("sim.log"), "sim", "--oqs", oqs.toString(), "--http-port",
                Integer.toString(simPort), "--profile", "instant").awaitLine("sim ready")) {
            int port = Program.freePort();
            String id;
            String last;
            try (Program gateway = gateway(port, oqs)) {
                id = JSON.readTree(send("POST", port, "Subscription", STREAMED, 201)).path("id").asText();
                drop(simPort, "P01");
                try (Reader early = reader(port, id, ""); Reader reader = taken(early, port, id)) {
                    drop(simPort, "P02", "P01");
                    await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.numbers()).isEqualTo(upTo(3)));
                    assertThat(reader.kinds().getFirst()).isEqualTo("handshake");
                    assertThat(reader.events().stream().skip(1)).allSatisfy(event -> bringsAResponse(event.bundle()));
                    assertThat(reader.events()).allSatisfy(event -> isValid(event.bundle()));
                    assertThat(GuideValidator.shared().errors(send("GET", port, "Subscription/" + id, null, 200)))
                            .isEmpty();
                    assertThat(send("GET", port, "Subscription/" + id + "/$status", null, 200)).contains("\"active\"");
                    assertThat(metrics(port)).contains("madoguchi_subscription_streams", "state=\"ACTIVE\"");
                    await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.comments())
                            .as("a sign of life while nothing happens").isNotEmpty());
                    heldUpByNobody(port, simPort, reader);
                    gateway.kill();
                    await().atMost(PATIENCE).until(reader::isOver);
                    last = reader.lastId();
                }
            }
            drop(simPort, "P12", "P02");
            int again = Program.freePort();
            try (Program gateway = gateway(again, oqs); Reader reader = reader(again, id, last)) {
                await().atMost(PATIENCE).untilAsserted(
                        () -> assertThat(reader.numbers()).as("behind " + last).containsExactly(5L, 6L));
                assertThat(gateway.stop()).as("exit status after SIGTERM").isZero();
                // Why is told only while the server still writes: a reader that is cut off comes again with Last-Event-ID either way.
                await().atMost(PATIENCE).until(reader::isOver);
            }
            assertThat(sim.output()).doesNotContain("Exception");
        }
    }

    /**
     * One reader reads nothing of what it is sent; another one's machine resets the connection. A third is told as soon as ever, and the reset one is noticed. What
     * the silent one is sent here, an opening and an event, still fits into the buffers of its connection: that a write which stalls for want of room holds up nobody
     * is not shown by this.
     */
    private void heldUpByNobody(int port, int simPort, Reader reader) throws Exception {
        String silent = JSON.readTree(send("POST", port, "Subscription", STREAMED, 201)).path("id").asText();
        String vanishing = JSON.readTree(send("POST", port, "Subscription", STREAMED, 201)).path("id").asText();
        try (Socket reads = stream(port, silent)) {
            try (Socket vanishes = stream(port, vanishing)) {
                awaitStreams(port, 3);
                vanishes.setSoLinger(true, 0);
            }
            drop(simPort, "P12");
            await().atMost(SOON).untilAsserted(() -> assertThat(reader.numbers()).isEqualTo(upTo(4)));
            awaitStreams(port, 2);
            await().atMost(SOON).untilAsserted(() -> assertThat(reads.getInputStream().available())
                    .as("bytes that wait for the silent one").isPositive());
        }
        send("DELETE", port, "Subscription/" + silent, null, 204);
        send("DELETE", port, "Subscription/" + vanishing, null, 204);
    }

    private void awaitStreams(int port, int open) {
        Pattern figure = Pattern.compile("^madoguchi_subscription_streams(\\{[^}]*})? " + open + "(\\.0)?$",
                Pattern.MULTILINE);
        await().atMost(PATIENCE).until(() -> figure.matcher(metrics(port)).find());
    }

    /** Asks for a stream over a connection of which nothing is read. */
    private Socket stream(int port, String id) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1_024);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.getOutputStream().write(("GET /fhir/Subscription/" + id + "/$stream HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Accept: text/event-stream\r\nAuthorization: Bearer " + token() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Whoever opens a stream again takes it over. */
    private Reader taken(Reader early, int port, String id) throws IOException {
        await().atMost(PATIENCE).until(() -> early.kinds().contains("handshake"));
        Reader reader = reader(port, id, "");
        await().atMost(PATIENCE).until(early::isOver);
        assertThat(early.events().getLast().data()).contains("MDG-API-31");
        return reader;
    }

    private Reader reader(int port, String id, String last) throws IOException {
        String address = "http://127.0.0.1:" + port + "/fhir/Subscription/" + id + "/$stream";
        String bearer = "Bearer " + token();
        return last.isEmpty()
                ? new Reader(address, true, "Authorization", bearer)
                : new Reader(address, true, "Authorization", bearer, "Last-Event-ID", last);
    }

    private String metrics(int port) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    private static void isValid(Bundle notification) {
        assertThat(GuideValidator.shared().errors(notification)).isEmpty();
    }

    private static void bringsAResponse(Bundle notification) {
        CoverageEligibilityResponse response = (CoverageEligibilityResponse) notification.getEntry().get(1)
                .getResource();
        assertThat(response.getPatient().getReference()).startsWith("Patient/");
    }

    /** P01's card was read twice: their coverage has two versions, and the first one is read as it was. The view is renewed beside what subscribers are told. */
    private void assertHistory(int port) throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> assertTwoVersions(port));
    }

    private void assertTwoVersions(int port) throws Exception {
        JsonNode found = JSON.readTree(send("GET", port, "Coverage?_lastUpdated=gt2020", null, 200));
        int two = 0;
        for (JsonNode entry : found.path("entry")) {
            String id = entry.path("resource").path("id").asText();
            JsonNode history = JSON.readTree(send("GET", port, "Coverage/" + id + "/_history", null, 200));
            if (history.path("total").asInt() == 2) {
                two++;
                String first = history.path("entry").path(1).path("resource").path("meta").path("versionId").asText();
                JsonNode read = JSON.readTree(send("GET", port, "Coverage/" + id + "/_history/" + first, null, 200));
                assertThat(read).isEqualTo(history.path("entry").path(1).path("resource"));
            }
        }
        assertThat(two).isPositive();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private void awaitStatus(int port, String id, String status) {
        await().atMost(PATIENCE).until(() -> JSON.readTree(send("GET", port, "Subscription/" + id, null, 200))
                .path("status").asText().equals(status));
    }

    private Program gateway(int port, Path oqs) throws IOException {
        return Program
                .madoguchi(dir.resolve("gateway.log"), Map.of("MADOGUCHI_SUBSCRIPTIONS_LOOPBACK", "true"), "serve",
                        "--data", dir.resolve("data").toString(), "--oqs", oqs.toString(), "--http-port",
                        Integer.toString(port), "--mllp-port", Integer.toString(Program.freePort()))
                .awaitLine("madoguchi ready");
    }

    /** Cards are read one after another, so that their answers have an order. */
    private void drop(int simPort, String... persons) throws Exception {
        for (String person : persons) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simPort + "/control/face"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"person\":\"" + person + "\"}")).build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    private String token() throws IOException {
        return new TokenIssuer(TokenKeys.load(dir.resolve("data")), Clock.systemUTC()).issue("emr",
                Scopes.parse("system/*.cruds").orElseThrow(), Duration.ofHours(8));
    }

    private String send(String method, int port, String path, String body, int status) throws Exception {
        String token = token();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir/" + path))
                .timeout(Duration.ofSeconds(30)).header("Authorization", "Bearer " + token)
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/fhir+json");
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        return answer.body();
    }
}
