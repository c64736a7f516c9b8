package jp.madoguchi.sim;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.madoguchi.sim.play.Play;
import jp.madoguchi.sim.play.Scenario;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code play}: the demo against a running gateway and a running {@code sim}. */
@Command(name = "play", sortOptions = false, description = {
        "Plays a morning at a hospital's reception and compares what the gateway's FHIR API then says with what the simulated national system holds. Exit code 1 if any line differs."})
final class PlayCommand implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    boolean help;

    @Option(names = "--gateway", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080", description = "The gateway. Default: ${DEFAULT-VALUE}")
    private URI gateway = URI.create("http://127.0.0.1:8080");

    @Option(names = "--sim", paramLabel = "URL", defaultValue = "http://127.0.0.1:8090", description = "Control API of the simulator that works on the gateway's folders. Default: ${DEFAULT-VALUE}")
    private URI sim = URI.create("http://127.0.0.1:8090");

    @Option(names = "--token-file", paramLabel = "FILE", required = true, description = "File with a bearer token of the scopes system/*.rs, system/CoverageEligibilityRequest.c and system/Task.u.")
    private Path tokenFile = Path.of("token");

    @Option(names = "--people", paramLabel = "N", defaultValue = "0", description = "How many people come. Default: everybody in the simulator's people file")
    private int people;

    @Option(names = "--scenario", paramLabel = "NAME", defaultValue = "morning", description = "morning: everybody, six at a time; calm: everybody, one by one; "
            + "readers, desk: only those of that channel. Default: ${DEFAULT-VALUE}")
    private String scenario = "morning";

    @Option(names = "--seed", paramLabel = "N", description = "Fixes the order in which people come. Default: a new one, which is printed")
    private @Nullable Long seed;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60", description = "How long a desk waits for its answer, and how long answers may take to become readable "
            + "after the last arrival. Default: ${DEFAULT-VALUE}")
    private int timeout;

    @Option(names = "--keep", description = "Stay after the last line until Ctrl-C.")
    private boolean keep;

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        Scenario chosen = Scenario.named(scenario)
                .orElseThrow(() -> new CommandFailure("there is no scenario \"" + scenario + "\"; choose one of "
                        + String.join(", ", Arrays.stream(Scenario.values()).map(Scenario::word).toList())));
        if (people < 0 || timeout < 1) {
            throw new CommandFailure("--people must not be negative and --timeout must be at least 1");
        }
        Long given = seed;
        long used = given == null ? new SecureRandom().nextInt(1_000_000) : given;
        Play play = new Play(new Play.Options(gateway, sim, tokenFile, people, chosen, used,
                Duration.ofSeconds(timeout), isTerminal()), System.out);
        int code = play.run() ? 0 : 1;
        System.out.flush();
        if (keep) {
            Stop.prepare(code, () -> {});
            System.out.println("Staying until Ctrl-C.");
            System.out.flush();
            Stop.await();
        }
        return code;
    }

    /** From Java 22 on a console may exist without a terminal, and only a method of that version tells. */
    private static boolean isTerminal() {
        Optional<Console> console = Optional.ofNullable(System.console());
        if (console.isEmpty()) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console.get()));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
