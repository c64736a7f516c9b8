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
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The simulator over HTTP, on loopback: the control API, by which the world is played by hand, by tests and by the demo,
 * and the terminal's second door. hardware-sim/README.md shows both.
 */
public final class ControlServer implements AutoCloseable {
    private static final int LARGEST_BODY = 64 * 1024;

    private final Controls controls;
    private final World world;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ObjectMapper json = new ObjectMapper();

    /** Listens on {@code port} of loopback; 0 takes a free one. */
    public ControlServer(World world, int port) throws IOException {
        this.world = world;
        this.controls = new Controls(world);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.createContext(world.web().path(), this::ask);
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

    /** The door closes the exchange when it has answered, which may be long after this. */
    private void ask(HttpExchange exchange) throws IOException {
        try {
            world.web().handle(exchange);
        } catch (IOException | RuntimeException e) {
            exchange.close();
            throw e;
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                String what = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
                reply = switch (what) {
                    case "GET /control/people" -> ok("crowd=true".equals(exchange.getRequestURI().getQuery())
                            ? world.heldOfTheCrowd()
                            : world.held());
                    case "GET /control/state" -> ok(controls.state());
                    case "GET /control/names" -> ok(world.setup().names().all());
                    case "GET /control/record" -> new Reply(200, "application/x-ndjson", world.deeds().text());
                    case "POST /control/face" -> ok(controls.face(body(exchange)));
                    case "POST /control/card" -> ok(controls.card(body(exchange)));
                    case "POST /control/fault" -> ok(controls.fault(body(exchange)));
                    case "POST /control/clock" -> ok(controls.clock(body(exchange)));
                    case "POST /control/terminal" -> ok(controls.terminal(body(exchange)));
                    case "POST /control/consent" -> ok(controls.consent(body(exchange)));
                    default -> throw new Refusal(404, "there is no " + what + "; there are GET /control/people, "
                            + "/control/state, /control/names, /control/record and POST /control/face, /control/card, "
                            + "/control/fault, /control/clock, /control/terminal, /control/consent");
                };
            } catch (Refusal e) {
                reply = new Reply(e.status(), "application/json", json.writeValueAsString(Map.of("error",
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
}
