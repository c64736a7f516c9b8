package jp.madoguchi.gateway.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The root command. {@code serve}, {@code sim}, {@code demo} and {@code bench} are the shell script's own. */
@Command(name = "madoguchi", mixinStandardHelpOptions = true, subcommands = {TokenCommand.class, ConfigCommand.class,
        PatientsCommand.class,
        ClientsCommand.class,
        RetentionCommand.class}, description = "The gateway between a hospital's reception and the national qualification system.")
public final class Madoguchi {
    private Madoguchi() {}

    /** Runs one command and exits: 0 done, 1 failed, 2 not understood. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Madoguchi());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler(Madoguchi::notUnderstood);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            Logger.getLogger(Madoguchi.class.getName()).log(Level.FINE, "command failed", failure);
            command.getErr().println(
                    "madoguchi: " + (failure instanceof ProblemException ? failure.getMessage() : oneLine(failure)));
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }

    private static int notUnderstood(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println(
                "madoguchi: " + oneLine(failure) + ": see ./" + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static String oneLine(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message.replaceAll("\\s+", " ").strip();
    }
}
