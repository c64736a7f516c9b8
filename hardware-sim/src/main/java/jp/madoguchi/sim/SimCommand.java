package jp.madoguchi.sim;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import jp.madoguchi.sim.exchange.ExchangeNames;
import jp.madoguchi.sim.message.Dress;
import jp.madoguchi.sim.national.People;
import jp.madoguchi.sim.terminal.Profile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sim}: the simulators alone, in the foreground. */
@Command(name = "sim", sortOptions = false, description = {
        "Runs the simulated national system, its terminal and its card readers over shared folders.",
        "Prints \"sim ready\" and the URL of its control API and second door when it can be used; exits 0 on SIGTERM."})
final class SimCommand implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    boolean help;

    @Option(names = "--oqs", paramLabel = "DIR", defaultValue = "oqs", description = "Folder that holds req, res and face; made when missing. Default: ${DEFAULT-VALUE}")
    private Path oqs = Path.of("oqs");

    @Option(names = "--people", paramLabel = "FILE", description = "People of the national system (YAML). Default: the built-in people; "
            + "\"people-csv\" and the comments in people.yaml say more")
    private @Nullable Path people;

    @Option(names = "--http-port", paramLabel = "PORT", defaultValue = "8090", description = "Control API and second door on loopback; 0 takes a free port. Default: ${DEFAULT-VALUE}")
    private int httpPort;

    @Option(names = "--emr-mllp-port", paramLabel = "PORT", defaultValue = "2576", description = "Accepted for later; the simulated EMR does not listen yet. Default: ${DEFAULT-VALUE}")
    void emrMllpPort(int port) throws CommandFailure {
        if (port < 0 || port > 65_535) {
            throw new CommandFailure("--emr-mllp-port must be between 0 and 65535");
        }
    }

    @Option(names = "--profile", paramLabel = "NAME", defaultValue = "normal", description = "How fast and reliable centre, network and readers are: normal, slow, flaky, elderly, oqs-down, "
            + "visual-left-on, usb-flap, paper-out, instant. Default: ${DEFAULT-VALUE}")
    private String profile = "normal";

    @Option(names = "--seed", paramLabel = "N", description = "Makes chance repeatable. Default: a new one, which is printed")
    private @Nullable Long seed;

    @Option(names = "--encoding", paramLabel = "NAME", defaultValue = "utf-8", description = "Encoding of the terminal's files: utf-8 or shift_jis. Default: ${DEFAULT-VALUE}")
    private String encoding = "utf-8";

    @Option(names = "--record", paramLabel = "FILE", description = "Record of everything done, JSON lines. Default: sim-record.jsonl in the --oqs folder")
    private @Nullable Path record;

    @Option(names = "--poll", paramLabel = "MS", defaultValue = "200", description = "How often the terminal looks into req, in milliseconds. Default: ${DEFAULT-VALUE}")
    private int poll;

    @Option(names = "--names", paramLabel = "FILE", description = "File ids, tags and the path of the second door where they differ from the built-in table (properties)")
    private @Nullable Path names;

    @Option(names = "--crowd", paramLabel = "N", defaultValue = "0", description = "Adds N invented people, the same for the same --seed. Default: ${DEFAULT-VALUE}")
    private int crowd;

    @Option(names = "--now", paramLabel = "TIME", description = "Time of the centre at the start, such as 2026-11-20T09:30; it goes on from there. Default: the time of the machine")
    private @Nullable String now;

    @Option(names = "--encrypt", paramLabel = "IDS", split = ",", description = "File ids whose results come as AES-256 zip, such as OQSsiquc01,OQSmuquc02; face for face results, "
            + "subsidies for those of subsidies")
    private List<String> encrypt = List.of();

    @Option(names = "--zip-password", paramLabel = "TEXT", defaultValue = "madoguchi-sim", description = "Password of encrypted results. Default: ${DEFAULT-VALUE}")
    private String zipPassword = "madoguchi-sim";

    @Option(names = "--bulk-zip", description = "Bulk results come as zip without a password.")
    private boolean bulkZip;

    @Option(names = "--bulk-time", paramLabel = "MS", description = "How long a bulk job is being processed. Default: as the profile says")
    private @Nullable Integer bulkTime;

    @Option(names = "--subsidies", description = "Certificates of public subsidies are handed over beside face results.")
    private boolean subsidies;

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        Profile chosen = Profile.named(profile)
                .orElseThrow(() -> new CommandFailure("there is no profile \"" + profile + "\"; choose one of "
                        + Profile.words()));
        Dress.Encoding written = switch (encoding) {
            case "utf-8" -> Dress.Encoding.UTF_8;
            case "shift_jis" -> Dress.Encoding.SHIFT_JIS;
            default -> throw new CommandFailure("there is no encoding \"" + encoding + "\"; choose utf-8 or shift_jis");
        };
        if (poll < 1) {
            throw new CommandFailure("--poll must be at least 1 millisecond");
        }
        Long given = seed;
        long used = given == null ? new SecureRandom().nextInt(1_000_000) : given;
        MovableClock clock = clock();
        People known = PeopleSource.of(people, crowd, used, LocalDate.now(clock));
        ExchangeNames called = called();
        Path kept = record == null ? oqs.resolve("sim-record.jsonl") : record;
        World.Setup setup = new World.Setup(oqs, kept, known, chosen, used, written, Duration.ofMillis(poll),
                clock, called);
        World world;
        try {
            world = new World(setup, line -> System.err.println("sim: " + line));
        } catch (IOException e) {
            throw new CommandFailure("the folders below " + oqs + " cannot be made; give another --oqs (" + e + ")", e);
        }
        try {
            switches(world, called);
        } catch (CommandFailure e) {
            world.close();
            throw e;
        }
        ControlServer control = serve(world);
        // Before the line is printed: whoever reads it may already send SIGTERM.
        Stop.prepare(0, () -> {
            control.close();
            world.close();
        });
        System.out.println("sim ready " + control.url() + " profile=" + chosen.word() + " seed=" + used + " people="
                + known.everybody().size() + " oqs=" + oqs.toAbsolutePath());
        System.out.flush();
        Stop.await();
        return 0;
    }

    private MovableClock clock() throws CommandFailure {
        MovableClock clock = new MovableClock(PeopleSource.JAPAN);
        if (now != null) {
            try {
                clock.set(LocalDateTime.parse(now));
            } catch (DateTimeException e) {
                throw new CommandFailure("--now is \"" + now + "\"; write it as 2026-11-20T09:30", e);
            }
        }
        return clock;
    }

    private ExchangeNames called() throws CommandFailure {
        try {
            return names == null ? ExchangeNames.builtIn() : ExchangeNames.overriddenBy(names);
        } catch (ExchangeNames.NamesProblem e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private void switches(World world, ExchangeNames called) throws CommandFailure {
        Set<String> ids = new TreeSet<>();
        for (String word : encrypt) {
            ids.add(called.encryptable(word.trim()).orElseThrow(() -> new CommandFailure(
                    "--encrypt: nothing is called \"" + word
                            + "\"; write file ids such as OQSsiquc01, face or subsidies")));
        }
        world.switches().encrypt(ids);
        world.switches().password(zipPassword);
        world.switches().bulkZip(bulkZip);
        world.switches().bulkMillis(bulkTime);
        world.switches().subsidies(subsidies);
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
