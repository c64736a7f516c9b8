package jp.madoguchi.gateway.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.operations.GatewayClock;
import jp.madoguchi.gateway.operations.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./madoguchi patients}. */
@Command(name = "patients", mixinStandardHelpOptions = true, subcommands = PatientsCommand.Import.class, description = "The hospital's patients.")
final class PatientsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills the field
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getErr()
                .println("madoguchi: say what to do with the patients: ./madoguchi patients import FILE.csv");
        return 2;
    }

    /** {@code ./madoguchi patients import}. */
    @Command(name = "import", mixinStandardHelpOptions = true, description = {
            "Takes over the hospital's patients from a CSV file (docs/patient-directory.md): through the gateway that runs on this",
            "data directory, or straight into its ledger when none runs. Exits 1 if a row was refused; the others are taken."})
    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    static final class Import implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE.csv", description = "UTF-8, with the header that the page shows")
        private Path file;

        @Mixin
        private DataOption data;

        @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "300", description = "How long the running gateway may take. Default: ${DEFAULT-VALUE}")
        private int timeout;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (!Files.isReadable(file)) {
                throw new ProblemException(Problem.at(ProblemCode.VALUE_MISSING, String.valueOf(file.getFileName())));
            }
            byte[] csv = Files.readAllBytes(file);
            Settings settings = data.settings();
            PrintWriter progress = spec.commandLine().getErr();
            PatientImport imports = new PatientImport(settings, GatewayClock.of(settings), far -> {
                progress.println("madoguchi: " + far);
                progress.flush();
            });
            PatientImport.Result result = imports.run(String.valueOf(file.getFileName()), csv, timeout);
            PrintWriter out = spec.commandLine().getOut();
            out.printf("added %d, changed %d, unchanged %d, look like a provisional patient %d, refused %d%n",
                    result.report().added(), result.report().changed(), result.report().unchanged(),
                    result.report().lookAlike(), result.refused().size());
            result.refused().forEach(spec.commandLine().getErr()::println);
            return result.refused().isEmpty() ? 0 : 1;
        }
    }
}
