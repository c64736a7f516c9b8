package jp.madoguchi.sim;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The entry point of {@code hardware-sim.jar}. */
@Command(name = "hardware-sim", subcommands = {SimCommand.class, PlayCommand.class,
        PeopleCsvCommand.class}, synopsisSubcommandLabel = "COMMAND", description = "The world outside the Madoguchi gateway, simulated.")
public final class Simulator {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    boolean help;

    private Simulator() {}

    /** Runs one command and ends with its exit code: 0 done, 1 failed or differs, 2 wrong usage. */
    public static void main(String[] arguments) {
        // Japanese names come out whole whatever the machine's locale is.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        int code = run(arguments);
        System.out.flush();
        System.exit(code);
    }

    /** Runs one command in this process and returns its exit code. */
    public static int run(String... arguments) {
        CommandLine line = new CommandLine(new Simulator());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, given) -> {
            System.err.println("hardware-sim: " + e.getMessage() + "; see "
                    + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return 2;
        });
        line.setExecutionExceptionHandler((e, command, result) -> {
            String what = e instanceof CommandFailure
                    ? String.valueOf(e.getMessage())
                    : "this should not happen, please report it: " + e;
            System.err.println("hardware-sim: " + what);
            return 1;
        });
        if (arguments.length == 0) {
            line.usage(System.err);
            return 2;
        }
        return line.execute(arguments);
    }
}
