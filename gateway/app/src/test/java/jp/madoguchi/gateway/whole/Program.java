package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that a test starts as a user would: the {@code madoguchi} script, or the simulators' jar. */
public final class Program implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);
    private static final int FIRST_PORT = 12_000;
    private static final int PORTS = 20_000;
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** {@code ./madoguchi …} on what this build made: compiled quickly rather than well, and without a start-up cache or reads of its own. */
    public static Program madoguchi(Path output, String... arguments) throws IOException {
        return madoguchi(output, Map.of(), arguments);
    }

    /** The same with settings in the environment. */
    public static Program madoguchi(Path output, Map<String, String> settings, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", System.getProperty("madoguchi.script")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("MADOGUCHI_NO_BUILD", "1");
        builder.environment().put("MADOGUCHI_NO_CACHE", "1");
        builder.environment().put("MADOGUCHI_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        builder.environment().put("MADOGUCHI_START_WARM", "PT0S");
        builder.environment().putAll(settings);
        return start(builder, output);
    }

    /** {@code java -jar hardware-sim.jar …}. */
    public static Program simulator(Path output, String... arguments) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar",
                System.getProperty("madoguchi.simulator")));
        command.addAll(List.of(arguments));
        return start(new ProcessBuilder(command), output);
    }

    private static Program start(ProcessBuilder builder, Path output) throws IOException {
        File file = output.toFile();
        builder.redirectErrorStream(true).redirectOutput(file);
        return new Program(builder.start(), output);
    }

    /**
     * A port that nobody has: below those that the machine gives to outgoing connections, and each time another, so that nobody takes it
     * before the program does.
     */
    public static int freePort() throws IOException {
        while (true) {
            int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // Somebody has it: the next.
            }
        }
    }

    public Program awaitLine(String beginning) {
        await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> {
            assertThat(process.isAlive() || output().contains(beginning)).as(output()).isTrue();
            return output().lines().anyMatch(line -> line.startsWith(beginning));
        });
        return this;
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    long id() {
        return process.pid();
    }

    /** What its JVM says to a command of {@code jcmd}. */
    String diagnosed(String command) throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElse("java");
        Process jcmd = new ProcessBuilder(Path.of(java).resolveSibling("jcmd").toString(), Long.toString(id()), command)
                .redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(said).isZero();
        return said;
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** {@code kill}; gives the exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("stopped within a minute").isTrue();
        return process.exitValue();
    }

    public int awaitEnd(Duration atMost) throws InterruptedException {
        assertThat(process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)).as("ended in time").isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
