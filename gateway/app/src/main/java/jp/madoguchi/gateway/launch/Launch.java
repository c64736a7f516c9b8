package jp.madoguchi.gateway.launch;

import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the gateway in this process: the server, the application, and the word that it can be used. Payara Micro says "ready" and
 * stays up even when the application could not be deployed; here a failed deployment ends the process, with one line that says
 * why. A {@code SIGTERM} ends it with status 0 after a clean stop.
 *
 * <p>Exit status: 0 stopped on request, 1 could not start.
 */
public final class Launch {
    /** Said on standard output when the gateway can be used; scripts wait for it. */
    static final String READY = "madoguchi ready";
    /** Where the application finds itself over HTTP; absent where another server runs it. */
    static final String BASE = "madoguchi.launch.base";

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final PrintStream ERR = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    private Launch() {}

    /** Takes no arguments: settings come as MicroProfile properties ({@link LaunchSettings}). */
    public static void main(String[] arguments) {
        StopSignal.exitCleanly();
        try {
            run(LaunchSettings.read());
        } catch (LaunchFailure e) {
            fail(e.getMessage(), e.getCause());
        }
    }

    private static void run(LaunchSettings settings) {
        requireParts(settings);
        InstanceDirectory instance = InstanceDirectory.prepare(settings);
        instance.checkPort();
        System.setOut(instance.consoleLog()); // the server prints there; standard output is for what operators wait for
        long start = System.nanoTime();
        PayaraMicroRuntime server = boot(settings, instance);
        if (server.getDeployedApplicationNames().isEmpty()) {
            throw new LaunchFailure(
                    "the gateway could not be started: " + FirstCause.text(null) + " (details: " + log(settings) + ")",
                    null);
        }
        String last = new ReadyProbe(settings.base()).await(Duration.ofSeconds(settings.startSeconds()),
                waiting -> OUT.println("madoguchi: not ready yet: " + waiting));
        if (!last.isEmpty()) {
            throw new LaunchFailure(
                    "the gateway did not become ready, and there was no progress for " + settings.startSeconds()
                            + " s: " + last + " (details: " + log(settings) + ")",
                    null);
        }
        if (StartupCache.isTraining()) {
            Runtime.getRuntime().halt(0); // not an orderly exit: the cache is written with the application still there
        }
        OUT.printf("%s after %.1f s%n", READY, (System.nanoTime() - start) / 1e9);
        OUT.println("  FHIR API  " + settings.base() + "/fhir");
        OUT.println("  kiosks    " + settings.base() + "/kiosk/v1");
        OUT.println("  health    " + settings.base() + "/health/ready");
        OUT.println("  data      " + settings.dataDir());
        OUT.println("  log       " + log(settings));
        StartupCache.makeIfWanted(settings);
    }

    private static void requireParts(LaunchSettings settings) {
        for (Path part : List.of(settings.serverDir().resolve("launch-micro.jar"),
                settings.application().resolve("WEB-INF"))) {
            if (!Files.exists(part)) {
                throw new LaunchFailure(
                        part + " is missing: build the project (mvn package -DskipTests) or unpack the archive again",
                        null);
            }
        }
    }

    /** Calls the server as its own opened launcher does, with an instance directory of ours instead of the opened one. */
    private static PayaraMicroRuntime boot(LaunchSettings settings, InstanceDirectory instance) {
        System.setProperty("fish.payara.micro.BootJar",
                settings.serverDir().resolve("launch-micro.jar").toUri().toString());
        System.setProperty(BASE, settings.base());
        System.setProperty("fish.payara.micro.UnpackDir", settings.serverDir().toString());
        String[] options = {"--rootdir", instance.root().toString(), "--deploy", settings.application().toString(),
                "--contextroot",
                "/", "--port", Integer.toString(settings.httpPort()), "--maxhttpthreads",
                Integer.toString(settings.httpThreads()),
                "--nocluster", "--nohazelcast", "--prebootcommandfile", instance.preBoot().toString(),
                "--logproperties",
                instance.logging().toString()};
        try {
            Object server = Class.forName("fish.payara.micro.impl.PayaraMicroImpl").getMethod("create", String[].class)
                    .invoke(null, (Object) options);
            return ((PayaraMicroBoot) server).getRuntime();
        } catch (InvocationTargetException e) {
            throw new LaunchFailure(
                    "the server could not be started: " + FirstCause.text(null) + " (details: " + log(settings) + ")",
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LaunchFailure(
                    "the server's files do not fit this launcher: build the project again or unpack the archive again",
                    e);
        }
    }

    private static Path log(LaunchSettings settings) {
        return settings.dataDir().resolve("logs").resolve("gateway.0.log");
    }

    private static void fail(@Nullable String message, @Nullable Throwable cause) {
        if (cause != null) {
            Logger.getLogger(Launch.class.getName()).log(Level.INFO, "start failed", cause);
        }
        ERR.println("madoguchi: " + message);
        System.exit(1);
    }
}
