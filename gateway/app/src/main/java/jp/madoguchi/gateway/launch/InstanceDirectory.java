package jp.madoguchi.gateway.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * The server's own working directory below {@code --data/runtime}, made new at each start: Payara keeps the application of the
 * last run in its {@code domain.xml} and would deploy it a second time. Held by a file lock while the process lives.
 */
final class InstanceDirectory {
    private final LaunchSettings settings;
    private final Path root;

    private InstanceDirectory(LaunchSettings settings, Path root) {
        this.settings = settings;
        this.root = root;
    }

    /** Takes the data directory for this process and lays the server's files out. @throws LaunchFailure if it cannot */
    static InstanceDirectory prepare(LaunchSettings settings) {
        Path runtime = settings.dataDir().resolve("runtime");
        try {
            Files.createDirectories(runtime);
            Files.createDirectories(settings.dataDir().resolve("logs"));
            hold(runtime.resolve("lock"), settings);
            Path root = runtime.resolve("instance");
            delete(root);
            copy(settings.serverDir().resolve("config"), root.resolve("config"));
            var prepared = new InstanceDirectory(settings, root);
            Files.write(prepared.preBoot(), prepared.preBootCommands());
            Files.write(prepared.logging(), prepared.loggingProperties());
            return prepared;
        } catch (IOException e) {
            throw new LaunchFailure(
                    "the data directory " + settings.dataDir() + " cannot be written: check its owner and free space, "
                            + "or give another with --data",
                    e);
        }
    }

    Path root() {
        return root;
    }

    Path preBoot() {
        return root.resolve("pre-boot.txt");
    }

    Path logging() {
        return root.resolve("config").resolve("gateway-logging.properties");
    }

    /** Where the server's own prints go. */
    PrintStream consoleLog() {
        Path file = settings.dataDir().resolve("logs").resolve("console.log");
        try {
            return new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LaunchFailure(file + " cannot be written: check its owner and free space", e);
        }
    }

    /** Fails early and clearly if the HTTP port is taken: the server itself would only log it. */
    void checkPort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.address()), settings.httpPort()));
        } catch (IOException e) {
            throw new LaunchFailure("port " + settings.httpPort() + " on " + settings.address()
                    + " cannot be used (is another program on it?): give another with --http-port", e);
        }
    }

    private List<String> preBootCommands() {
        String listener = "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.";
        return List.of("set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false",
                listener + "address=" + settings.address(),
                // A thread that a moment's peak made would stay for a quarter of an hour, and share in all work with nothing of it in its caches.
                "set configs.config.server-config.thread-pools.thread-pool.http-thread-pool.idle-thread-timeout-seconds=10");
    }

    private List<String> loggingProperties() {
        String file = settings.dataDir().resolve("logs").resolve("gateway.%g.log").toString().replace('\\', '/');
        String formatter = JsonLines.class.getName();
        return List.of(
                "handlers=java.util.logging.FileHandler,java.util.logging.ConsoleHandler," + FirstCause.class.getName(),
                ".level=INFO",
                "java.util.logging.FileHandler.pattern=" + file, "java.util.logging.FileHandler.limit=10000000",
                "java.util.logging.FileHandler.count=10", "java.util.logging.FileHandler.append=true",
                "java.util.logging.FileHandler.encoding=UTF-8", "java.util.logging.FileHandler.formatter=" + formatter,
                "java.util.logging.FileHandler.level=INFO", "java.util.logging.ConsoleHandler.level=" + consoleLevel(),
                "java.util.logging.ConsoleHandler.encoding=UTF-8",
                "java.util.logging.ConsoleHandler.formatter=" + formatter,
                "fish.payara.nucleus.util.level=WARNING", "javax.enterprise.system.tools.deployment.dol.level=WARNING",
                "com.hazelcast.level=WARNING", "javax.enterprise.system.security.ssl.level=SEVERE",
                "org.infinispan.metrics.level=SEVERE", "ca.uhn.fhir.level=WARNING",
                // HAPI repeats each refused request's message, which may quote a search value; PrivateErrors logs what matters.
                "ca.uhn.fhir.rest.server.RestfulServer.level=OFF",
                "ca.uhn.fhir.rest.server.interceptor.ExceptionHandlingInterceptor.level=OFF",
                // One line for each class looked at, and about drivers that the server unloads by itself.
                "javax.enterprise.system.tools.deployment.common.level=WARNING",
                "jakarta.enterprise.web.util.level=SEVERE",
                "org.flywaydb.core.internal.database.base.Database.level=SEVERE");
    }

    private String consoleLevel() {
        try {
            return Level.parse(settings.consoleLevel()).getName();
        } catch (IllegalArgumentException e) {
            throw new LaunchFailure("madoguchi.log.console must be OFF, SEVERE, WARNING, INFO or FINE", e);
        }
    }

    @SuppressWarnings("resource") // the lock is held until the process ends, whatever way it ends
    private static void hold(Path file, LaunchSettings settings) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw new LaunchFailure("this process already uses " + settings.dataDir(), e);
        }
        if (lock == null) {
            channel.close();
            throw new LaunchFailure(
                    "another gateway is running on " + settings.dataDir()
                            + ": stop it, or give another directory with --data",
                    null);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Deletes a directory with all that is in it, if it is there. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException e)
                    throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
