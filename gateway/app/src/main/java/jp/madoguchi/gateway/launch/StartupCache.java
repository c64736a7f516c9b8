package jp.madoguchi.gateway.launch;

import java.io.IOException;
import java.io.InputStream;
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
 * Makes the JVM's start-up cache (AOT cache, JDK 25 and newer) after the first start: a second JVM starts the server at low
 * priority with {@link jp.madoguchi.gateway.training} instead of the gateway, and ends at once when that is up. It is a process of
 * its own, without any of the gateway's settings, because writing the cache takes seconds, and on some JDK builds crashes after
 * an application was undeployed: neither may happen to a gateway that is asked to stop (docs/adr/0004-start-up.md).
 */
final class StartupCache {
    /** Set in the process that makes the cache. */
    static final String TRAINING = "madoguchi.launch.training";
    /** Where the cache is to be made; set by the script when there is none yet. */
    private static final String WANTED = "madoguchi.launch.cache";
    private static final Logger LOG = Logger.getLogger(StartupCache.class.getName());
    private static final List<String> CLASSES = List.of("package-info", "TrainingServlet", "TrainingBean");
    private static final String PACKAGE = "jp/madoguchi/gateway/training/";

    private StartupCache() {}

    /** Whether this process only makes the cache. */
    static boolean isTraining() {
        return Boolean.getBoolean(TRAINING);
    }

    /** Starts making the cache if the script asked for one; returns at once. */
    static void makeIfWanted(LaunchSettings settings) {
        String wanted = System.getProperty(WANTED, "");
        if (!wanted.isEmpty()) {
            Thread.ofPlatform().daemon().name("startup-cache").start(() -> make(Path.of(wanted), settings));
        }
    }

    private static void make(Path cache, LaunchSettings settings) {
        Path directory = cache.resolveSibling("training");
        try {
            Files.createDirectories(directory);
            Path fresh = directory.resolve("start.aot");
            Files.deleteIfExists(fresh);
            Process process = start(settings, directory, fresh);
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "startup-cache-stop"));
            int status = process.waitFor();
            if (status == 0 && Files.exists(fresh) && Files.size(fresh) > 0) {
                Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
                LOG.log(Level.INFO, "start-up cache made: the next start is faster");
            } else {
                LOG.log(Level.INFO, "no start-up cache could be made (status {0}): starts stay as they are", status);
            }
            InstanceDirectory.delete(directory.resolve("data"));
        } catch (IOException e) {
            LOG.log(Level.INFO, "no start-up cache could be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process start(LaunchSettings settings, Path directory, Path fresh) throws IOException {
        Path home = directory.resolve("home");
        InstanceDirectory.delete(home);
        Path webInf = Files.createDirectories(home.resolve("gateway").resolve("WEB-INF"));
        Files.copy(settings.application().resolve("WEB-INF").resolve("beans.xml"), webInf.resolve("beans.xml"));
        Path classes = Files.createDirectories(webInf.resolve("classes").resolve(PACKAGE));
        for (String name : CLASSES) {
            copyClass(name + ".class", classes);
        }
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
            command.addAll(List.of("/usr/bin/nice", "-n", "19"));
        }
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap(),
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow", "-XX:AOTCacheOutput=" + fresh,
                "-XX:ErrorFile=" + directory.resolve("error.log"), "-D" + TRAINING + "=true",
                "-Dmadoguchi.launch.home=" + home,
                "-Dmadoguchi.launch.server=" + settings.serverDir(),
                "-Dmadoguchi.data.dir=" + directory.resolve("data"),
                "-Dmadoguchi.http.port=" + freePort(), "-jar", System.getProperty("java.class.path")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MADOGUCHI_"));
        return builder.start();
    }

    private static void copyClass(String name, Path to) throws IOException {
        try (InputStream bytes = StartupCache.class.getClassLoader().getResourceAsStream(PACKAGE + name)) {
            if (bytes == null) {
                throw new IOException("the launcher lacks " + name);
            }
            Files.copy(bytes, to.resolve(name));
        }
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
