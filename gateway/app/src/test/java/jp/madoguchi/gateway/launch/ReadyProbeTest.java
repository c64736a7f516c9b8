package jp.madoguchi.gateway.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A start goes on as long as there is progress, however long that takes, and no longer. */
class ReadyProbeTest {

    /** None, so that each answer has to be further than those before. */
    private static final Duration PATIENCE = Duration.ZERO;
    private static final String READY = "";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    /** What is said to the first request, the second and so on; {@link #READY} is UP. */
    private IntFunction<String> said;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/ready", exchange -> {
            String data = said.apply(asked.getAndIncrement());
            byte[] body = ("{\"status\":\"\",\"checks\":[{\"name\":\"gateway\",\"data\":{" + data + "}}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(data.equals(READY) ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private String awaited() {
        return new ReadyProbe("http://127.0.0.1:" + server.getAddress().getPort()).await(PATIENCE, waiting -> {});
    }

    private static String filling(long done) {
        return "\"ledger\":\"up\",\"cache\":\"awaited\",\"cache-done\":" + done
                + ",\"cache-all\": 30000,\"routes\":\"up\",\"rejected-files\":" + done;
    }

    @Test
    void whileTheCacheFillsItWaits() {
        said = number -> number < 12 ? filling(200L * number) : READY;
        assertThat(awaited()).isEmpty();
        assertThat(asked.get()).isEqualTo(13);
    }

    @Test
    void withoutProgressItGivesUpAndSaysWhatItWaitedFor() {
        said = number -> filling(400);
        assertThat(awaited()).isEqualTo("waiting for cache (400 of 30000)");
        assertThat(asked.get()).isEqualTo(2);
    }

    @Test
    void aFillingThatBeginsAnewGoesOnFromThere() {
        said = number -> number < 12 ? filling(number < 4 ? 5_000L * (number + 1) : 200L * (number - 4)) : READY;
        assertThat(awaited()).isEmpty();
        assertThat(asked.get()).isEqualTo(13);
    }

    @Test
    void aFillingThatBeginsAgainAndAgainIsNoProgress() {
        said = number -> filling(number % 2 == 0 ? 400 : 200);
        assertThat(awaited()).isEqualTo("waiting for cache (200 of 30000)");
        assertThat(asked.get()).as("three times it may").isEqualTo(8);
    }

    @Test
    void aPartThatIsUpIsProgress() {
        said = number -> switch (number) {
            case 0 -> "\"ledger\":\"awaited\",\"cache\":\"awaited\",\"routes\":\"awaited\"";
            case 1 -> "\"ledger\":\"up\",\"cache\":\"awaited\",\"routes\":\"awaited\"";
            case 2 -> "\"ledger\":\"up\",\"cache\":\"awaited\",\"routes\":\"up\"";
            default -> READY;
        };
        assertThat(awaited()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() {
        server.stop(0);
        assertThat(awaited()).endsWith("/health/ready does not answer");
    }
}
