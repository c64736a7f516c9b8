package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is slow once is done before the first reader, and whatever becomes of it, the gateway starts. */
class WarmUpTest {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Collection<String> asked = new ConcurrentLinkedQueue<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile int status = 200;
    /** How many requests are turned away before any is answered. */
    private volatile int early;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean tooEarly = asked.size() <= early;
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(tooEarly ? 404 : status, -1);
        exchange.close();
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private WarmUp warmUp(Duration begun, Duration lasting) {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return new WarmUp(new WarmUp.Plan(URI.create(base + "/first"),
                List.of(URI.create(base + "/one"), URI.create(base + "/two")), "token", 3, begun, lasting));
    }

    @Test
    void whatIsSlowOnceIsReadFirstAndThenTheRestInTurns() {
        early = 5;

        warmUp(LONG, SHORT).run();

        List<String> paths = List.copyOf(asked);
        assertThat(paths.subList(0, 6)).containsOnly("/first");
        assertThat(paths.subList(6, paths.size())).hasSizeGreaterThan(2).contains("/one", "/two")
                .doesNotContain("/first");
        assertThat(tokens).containsExactly("Bearer token");
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedForWithoutEnd() {
        status = 503;

        warmUp(SHORT, LONG).run();

        assertThat(asked).isNotEmpty().containsOnly("/first");
    }

    @Test
    void nobodyIsKeptWaitingForMoreThanAMinute() {
        assertThat(new WarmUp.Plan(URI.create("/first"), List.of(), "token", 1, SHORT, LONG).lasting())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void readsThatAreRefusedAreNoFault() {
        WarmUp warm = warmUp(LONG, SHORT);
        server.createContext("/one", exchange -> {
            asked.add("/one refused");
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
        });

        warm.run();

        assertThat(asked).contains("/one refused", "/two");
    }

    @Test
    void aGatewayThatIsStoppedMeanwhileIsNotHeldUp() {
        Thread starting = Thread.ofPlatform().start(warmUp(LONG, LONG)::run);
        await().until(() -> asked.contains("/two"));

        starting.interrupt();

        await().atMost(Duration.ofSeconds(30)).until(() -> !starting.isAlive());
    }

    @Test
    void aGatewayThatIsStoppedBeforeItAnswersIsNotHeldUp() {
        status = 503;
        Thread starting = Thread.ofPlatform().start(warmUp(LONG, LONG)::run);
        await().until(() -> asked.size() > 2);

        starting.interrupt();

        await().atMost(Duration.ofSeconds(30)).until(() -> !starting.isAlive());
    }
}
