package jp.madoguchi.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.madoguchi.sim.national.Fault;
import jp.madoguchi.sim.national.Folders;
import jp.madoguchi.sim.national.Person;
import org.jspecify.annotations.Nullable;

/** The control API on loopback: plays the world by hand, by tests and by the demo. hardware-sim/README.md shows it. */
public final class ControlServer implements AutoCloseable {
    private static final int LARGEST_BODY = 64 * 1024;

    private final World world;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ObjectMapper json = new ObjectMapper();

    /** Listens on {@code port} of loopback; 0 takes a free one. */
    public ControlServer(World world, int port) throws IOException {
        this.world = world;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The base URL. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Reply(int status, String type, String body) {}

    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refusal(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                String what = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
                reply = switch (what) {
                    case "GET /control/people" -> ok(world.held());
                    case "GET /control/state" -> ok(state());
                    case "GET /control/record" -> new Reply(200, "application/x-ndjson", world.deeds().text());
                    case "POST /control/face" -> ok(face(body(exchange)));
                    case "POST /control/fault" -> ok(fault(body(exchange)));
                    default -> throw new Refusal(404, "there is no " + what + "; there are GET /control/people, "
                            + "/control/state, /control/record and POST /control/face, /control/fault");
                };
            } catch (Refusal e) {
                reply = new Reply(e.status, "application/json", json.writeValueAsString(Map.of("error",
                        String.valueOf(e.getMessage()))));
            }
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type() + "; charset=utf-8");
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply ok(Object value) throws JsonProcessingException {
        return new Reply(200, "application/json", json.writeValueAsString(value));
    }

    private JsonNode body(HttpExchange exchange) throws IOException, Refusal {
        byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        try {
            JsonNode node = json.readTree(bytes);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "the body is no JSON: " + e.getOriginalMessage());
        }
        throw new Refusal(400, "send a JSON object such as {\"person\":\"P01\"}");
    }

    private Map<String, String> face(JsonNode body) throws IOException, Refusal {
        String id = body.path("person").asText();
        Optional<Person> person = world.setup().people().byId(id);
        if (person.isEmpty()) {
            throw new Refusal(404, "the people file has nobody with the id \"" + id + "\"");
        }
        return Map.of("file", world.reader().read(person.get()));
    }

    private Map<String, Object> fault(JsonNode body) throws IOException, Refusal {
        if (body.has("stop")) {
            String kind = body.path("stop").asText();
            world.faults().stop(kind.equals("all") ? null : kind(kind));
        } else {
            world.faults().start(new Fault(kind(body.path("kind").asText()), body.path("ms").asInt(1000),
                    body.has("times") ? body.path("times").asInt() : null, text(body, "person"),
                    text(body, "channel"), Math.max(1, body.path("size").asInt(3)),
                    body.path("returned").asBoolean()));
        }
        return state();
    }

    private static Fault.Kind kind(String word) throws Refusal {
        for (Fault.Kind kind : Fault.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new Refusal(400, "there is no fault \"" + word + "\"; there are "
                + String.join(", ", Arrays.stream(Fault.Kind.values()).map(Fault.Kind::word).toList()));
    }

    private static @Nullable String text(JsonNode body, String key) {
        return body.hasNonNull(key) ? body.get(key).asText() : null;
    }

    private Map<String, Object> state() throws IOException {
        World.Setup setup = world.setup();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("ready", true);
        state.put("facility", setup.people().facility());
        state.put("people", setup.people().persons().size());
        state.put("profile", setup.profile().word());
        state.put("seed", setup.seed());
        state.put("encoding", setup.encoding().declared());
        state.put("oqs", setup.oqs().toAbsolutePath().toString());
        state.put("record", setup.record().toAbsolutePath().toString());
        state.put("pending", world.terminal().pending());
        Folders folders = world.folders();
        state.put("waiting", Map.of("req", Folders.names(folders.req()), "res",
                Folders.names(folders.res()), "face", Folders.names(folders.face())));
        state.put("faults", world.faults().active());
        return state;
    }
}
