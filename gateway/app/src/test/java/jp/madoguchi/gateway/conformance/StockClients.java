package jp.madoguchi.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;

/**
 * FHIR clients of others that run on Node: {@code fhir-kit-client} and SMART's {@code fhirclient}, in the versions of {@code src/test/stock-clients}.
 * Where there is no Node, or its packages cannot be had, the test says so and is skipped; a build server ({@code CI=true}) that has Node must not skip.
 */
public final class StockClients {

    private static final Path SOURCE = Path.of("src/test/stock-clients");
    private static final Path FOLDER = Path.of("target/stock-clients");
    private static final long MINUTES = 5;

    private StockClients() {}

    /** Runs them with a token; without one ({@code ""}) where nothing asks for it, and no token endpoint is told. */
    public static void run(String base, String token, String patient) throws IOException, InterruptedException {
        boolean node = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        Assumptions.assumeTrue(node, "stock clients: skipped: no Node on this machine");
        install();
        List<String> command = new ArrayList<>(
                List.of("node", "clients.mjs", base, token.isEmpty() ? "none" : token, patient));
        Ended ended = start(command, token.isEmpty() ? Map.of() : Map.of("SMART", "1"));
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("fhir-kit-client: ok", "fhirclient: ok");
    }

    /** Installs what the lock file names, unless exactly that is installed. */
    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Files.copy(SOURCE.resolve("clients.mjs"), FOLDER.resolve("clients.mjs"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(SOURCE.resolve("package.json"), FOLDER.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
        Path lock = FOLDER.resolve("package-lock.json");
        Path stamp = FOLDER.resolve("installed-from");
        if (Files.exists(stamp) && Files.mismatch(stamp, SOURCE.resolve("package-lock.json")) == -1) {
            return;
        }
        Files.copy(SOURCE.resolve("package-lock.json"), lock, StandardCopyOption.REPLACE_EXISTING);
        Ended ended = start(List.of("npm", "ci", "--omit=optional", "--omit=peer", "--ignore-scripts",
                "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1"), Map.of());
        if (ended.status() != 0 && !"true".equals(System.getenv("CI"))) {
            throw new TestAbortedException("stock clients: skipped: npm could not install their packages");
        }
        assertThat(ended.status()).as(ended.said()).isZero();
        Files.copy(SOURCE.resolve("package-lock.json"), stamp, StandardCopyOption.REPLACE_EXISTING);
    }

    private record Ended(int status, String said) {}

    private static Ended start(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile(FOLDER, "said", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return new Ended(-1, "not ended after " + MINUTES + " minutes: " + Files.readString(said));
        }
        return new Ended(process.exitValue(), Files.readString(said));
    }
}
