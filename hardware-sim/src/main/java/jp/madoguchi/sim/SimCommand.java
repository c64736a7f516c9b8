package jp.madoguchi.sim;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import jp.madoguchi.sim.national.Dress;
import jp.madoguchi.sim.national.People;
import jp.madoguchi.sim.national.Profile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sim}: the simulators alone, in the foreground. */
@Command(name = "sim", sortOptions = false, description = {
        "Runs the simulated national system, its terminal and its card readers over shared folders.",
        "Prints \"sim ready\" and the URL of its control API when it can be used; exits 0 on SIGTERM."})
final class SimCommand implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    boolean help;

    @Option(names = "--oqs", paramLabel = "DIR", defaultValue = "oqs", description = "Folder that holds req, res and face; made when missing. Default: ${DEFAULT-VALUE}")
    private Path oqs = Path.of("oqs");

    @Option(names = "--people", paramLabel = "FILE", description = "People of the national system (YAML). Default: the built-in people; "
            + "\"people-csv\" and the comments in people.yaml say more")
    private @Nullable Path people;

    @Option(names = "--http-port", paramLabel = "PORT", defaultValue = "8090", description = "Control API on loopback; 0 takes a free port. Default: ${DEFAULT-VALUE}")
    private int httpPort;

    @Option(names = "--emr-mllp-port", paramLabel = "PORT", defaultValue = "2576", description = "Accepted for later; the simulated EMR does not listen yet. Default: ${DEFAULT-VALUE}")
    void emrMllpPort(int port) throws CommandFailure {
        if (port < 0 || port > 65_535) {
            throw new CommandFailure("--emr-mllp-port must be between 0 and 65535");
        }
    }

    @Option(names = "--profile", paramLabel = "NAME", defaultValue = "normal", description = "How fast and reliable the centre is: normal, slow, flaky, oqs-down, instant. "
            + "Default: ${DEFAULT-VALUE}")
    private String profile = "normal";

    @Option(names = "--seed", paramLabel = "N", description = "Makes chance repeatable. Default: a new one, which is printed")
    private @Nullable Long seed;

    @Option(names = "--encoding", paramLabel = "NAME", defaultValue = "utf-8", description = "Encoding of the terminal's files: utf-8 or shift_jis. Default: ${DEFAULT-VALUE}")
    private String encoding = "utf-8";

    @Option(names = "--record", paramLabel = "FILE", description = "Record of everything done, JSON lines. Default: sim-record.jsonl in the --oqs folder")
    private @Nullable Path record;

    @Option(names = "--poll", paramLabel = "MS", defaultValue = "200", description = "How often the terminal looks into req, in milliseconds. Default: ${DEFAULT-VALUE}")
    private int poll;

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        Profile chosen = Profile.named(profile)
                .orElseThrow(() -> new CommandFailure("there is no profile \"" + profile + "\"; choose one of "
                        + String.join(", ", Arrays.stream(Profile.values()).map(Profile::word).toList())));
        Dress.Encoding written = switch (encoding) {
            case "utf-8" -> Dress.Encoding.UTF_8;
            case "shift_jis" -> Dress.Encoding.SHIFT_JIS;
            default -> throw new CommandFailure("there is no encoding \"" + encoding + "\"; choose utf-8 or shift_jis");
        };
        if (poll < 1) {
            throw new CommandFailure("--poll must be at least 1 millisecond");
        }
        People known = PeopleSource.of(people);
        Long given = seed;
        long used = given == null ? new SecureRandom().nextInt(1_000_000) : given;
        Path kept = record == null ? oqs.resolve("sim-record.jsonl") : record;
        World.Setup setup = new World.Setup(oqs, kept, known, chosen, used, written, Duration.ofMillis(poll),
                PeopleSource.JAPAN);
        World world;
        try {
            world = new World(setup, line -> System.err.println("sim: " + line));
        } catch (IOException e) {
            throw new CommandFailure("the folders below " + oqs + " cannot be made; give another --oqs (" + e + ")", e);
        }
        ControlServer control = serve(world);
        // Before the line is printed: whoever reads it may already send SIGTERM.
        Stop.prepare(0, () -> {
            control.close();
            world.close();
        });
        System.out.println("sim ready " + control.url() + " profile=" + chosen.word() + " seed=" + used + " people="
                + known.persons().size() + " oqs=" + oqs.toAbsolutePath());
        System.out.flush();
        Stop.await();
        return 0;
    }

    private ControlServer serve(World world) throws CommandFailure {
        try {
            return new ControlServer(world, httpPort);
        } catch (BindException e) {
            world.close();
            throw new CommandFailure("port " + httpPort + " is taken; give another --http-port", e);
        } catch (IOException e) {
            world.close();
            throw new CommandFailure("the control API cannot start: " + e, e);
        }
    }
}
