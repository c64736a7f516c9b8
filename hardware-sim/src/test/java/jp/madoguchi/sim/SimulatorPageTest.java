package jp.madoguchi.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.madoguchi.sim.exchange.ExchangeNames;
import jp.madoguchi.sim.terminal.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/simulator.md} says what is true. */
class SimulatorPageTest {
    private static final Path PAGE = Path.of("../docs/simulator.md");
    private static final Pattern CURL = Pattern
            .compile("(?m)^curl -s (?:-d '([^']*)' )?http://127\\.0\\.0\\.1:8090(\\S+)");

    @TempDir
    private Path oqs;
    private World world;
    private ControlServer server;

    @BeforeEach
    void start() throws Exception {
        world = TestWorld.at(oqs);
        server = new ControlServer(world, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        world.close();
    }

    private HttpResponse<String> run(Matcher example) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + example.group(2)));
        if (example.group(1) != null) {
            request.POST(BodyPublishers.ofString(example.group(1)));
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void everyExampleWorksInItsOrder() throws Exception {
        String page = Files.readString(PAGE);
        int examples = 0;
        for (Matcher example = CURL.matcher(page); example.find(); examples++) {
            assertThat(run(example).statusCode()).as(example.group()).isEqualTo(200);
        }
        assertThat(examples).as("no line in another form is left out")
                .isEqualTo((int) page.lines().filter(line -> line.startsWith("curl")).count()).isPositive();
        assertThat(world.faults().active()).as("what the page starts it stops").isEmpty();
    }

    @Test
    void everyFaultThatItNamesIsOne() throws Exception {
        List<String> words = Stream.of(Fault.Kind.values()).map(Fault.Kind::word).toList();
        String table = Files.readString(PAGE);
        table = table.substring(table.indexOf("| To see"), table.indexOf("```sh\ncurl -s -d '{\"kind\":\"late\""));

        assertThat(Pattern.compile("`([a-z0-9-]+)`").matcher(table).results().map(found -> found.group(1)))
                .isNotEmpty().isSubsetOf(words);
    }

    @Test
    void itsNamesAreTaken() throws Exception {
        String page = Files.readString(PAGE);
        int from = page.indexOf("```properties\n") + "```properties\n".length();

        assertThat(ExchangeNames.builtIn().with(page.substring(from, page.indexOf("```", from))).all().toString())
                .contains("OQSsirev01");
    }
}
