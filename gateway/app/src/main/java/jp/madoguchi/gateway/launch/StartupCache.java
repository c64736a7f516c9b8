package jp.madoguchi.gateway.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes the JVM's start-up cache (AOT cache, JDK 25 and newer) after the first start: a second JVM starts the same gateway at low
 * priority, with a ledger, folders and ports of its own and none of this gateway's settings, and ends as soon as it is ready. It is a
 * process of its own because writing the cache takes seconds, and on some JDK builds crashes after an application was undeployed:
 * neither may happen to a gateway that is asked to stop (docs/adr/0004-start-up.md).
 */
final class StartupCache {
    /** Set in the process that makes the cache. */
    static final String TRAINING = "madoguchi.launch.training";
    /** Where the cache is to be made; set by the script when there is none yet. */
    private static final String WANTED = "madoguchi.launch.cache";
    private static final Logger LOG = Logger.getLogger(StartupCache.class.getName());

    private final Path cache;
    private final Path directory;
    private volatile boolean stopping;

    private StartupCache(Path cache) {
        this.cache = cache;
        this.directory = cache.resolveSibling("training");
    }

    /** Whether this process only makes the cache. */
    static boolean isTraining() {
        return Boolean.getBoolean(TRAINING);
    }

    /** Starts making the cache if the script asked for one; returns at once. */
    static void makeIfWanted(LaunchSettings settings) {
        String wanted = System.getProperty(WANTED, "");
        if (!wanted.isEmpty()) {
            StartupCache cache = new StartupCache(Path.of(wanted));
            Thread.ofPlatform().daemon().name("startup-cache").start(() -> cache.make(settings));
        }
    }

    private void make(LaunchSettings settings) {
        try {
            InstanceDirectory.delete(directory);
            Files.createDirectories(directory);
            Path fresh = directory.resolve("start.aot");
            Process process = start(settings, fresh);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stopping = true;
                process.destroyForcibly();
            }, "startup-cache-stop"));
            int status = process.waitFor();
            if (status == 0 && Files.exists(fresh) && Files.size(fresh) > 0) {
                Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
                InstanceDirectory.delete(directory);
                LOG.log(Level.INFO, "start-up cache made: the next start is faster");
            } else if (!stopping) {
                countFailure();
                LOG.log(Level.INFO, "no start-up cache could be made (status {0}): starts stay as they are", status);
            }
        } catch (IOException e) {
            LOG.log(Level.INFO, "no start-up cache could be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The script stops asking after three. A training that this gateway's own stop cut short is no failure. */
    private void countFailure() throws IOException {
        Path failures = cache.resolveSibling(cache.getFileName() + ".failures");
        int before = Files.exists(failures) ? Integer.parseInt(Files.readString(failures).strip()) : 0;
        Files.writeString(failures, Integer.toString(before + 1));
    }

    private Process start(LaunchSettings settings, Path fresh) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
            command.addAll(List.of("/usr/bin/nice", "-n", "19"));
        }
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap(),
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow", "-XX:AOTCacheOutput=" + fresh,
                "-XX:ErrorFile=" + directory.resolve("error.log"), "-D" + TRAINING + "=true",
                "-Dmadoguchi.launch.home=" + settings.application().getParent(),
                "-Dmadoguchi.launch.server=" + settings.serverDir(),
                "-Dmadoguchi.data.dir=" + directory.resolve("data"),
                "-Dmadoguchi.oqs.dir=" + terminalFolders(),
                "-Dmadoguchi.http.port=" + freePort(), "-Dmadoguchi.mllp.port=" + freePort(),
                "-jar", System.getProperty("java.class.path")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MADOGUCHI_"));
        return builder.start();
    }

    private Path terminalFolders() throws IOException {
        Path oqs = directory.resolve("oqs");
        for (String folder : List.of("req", "res", "face")) {
            Files.createDirectories(oqs.resolve(folder));
        }
        return oqs;
    }

    private static String heap() {
        return Runtime.getRuntime().maxMemory() / (1024 * 1024) + "m";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
