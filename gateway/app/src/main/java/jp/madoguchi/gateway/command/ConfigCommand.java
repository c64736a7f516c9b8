package jp.madoguchi.gateway.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jp.madoguchi.gateway.operations.ConfigurationCheck;
import jp.madoguchi.gateway.operations.ConfigurationCheck.Finding;
import jp.madoguchi.gateway.operations.Setting;
import jp.madoguchi.gateway.operations.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./madoguchi config}. */
@Command(name = "config", mixinStandardHelpOptions = true, subcommands = ConfigCommand.Check.class, description = "Looks at the configuration.")
final class ConfigCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills the field
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getErr()
                .println("madoguchi: say what to do with the configuration: ./madoguchi config check");
        return 2;
    }

    /** {@code ./madoguchi config check}. */
    @Command(name = "check", mixinStandardHelpOptions = true, description = "Says what is configured, what is wrong and how to mend it. Exits 1 if something is wrong.")
    static final class Check implements Callable<Integer> {
        @Option(names = "--config", paramLabel = "FILE", description = "A properties file")
        private @Nullable Path config;

        @Option(names = "--data", paramLabel = "DIR", description = "The gateway's data directory")
        private @Nullable Path data;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills the field
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (config != null) {
                System.setProperty(Settings.CONFIG_FILE.name(), config.toAbsolutePath().toString());
            }
            if (data != null) {
                System.setProperty(Settings.DATA_DIR.name(), data.toAbsolutePath().toString());
            }
            Settings settings = CommandSettings.read();
            PrintWriter out = spec.commandLine().getOut();
            for (Setting setting : Settings.all()) {
                String value = settings.text(setting);
                String shown = settings.shown(setting);
                boolean usual = value.equals(setting.otherwise());
                out.printf("%-32s %s%s%n", setting.name(), shown.isEmpty() ? "-" : shown, usual ? "" : "   (changed)");
            }
            List<Finding> findings = ConfigurationCheck.of(settings);
            findings.forEach(finding -> spec.commandLine().getErr()
                    .println("madoguchi: " + finding.setting().name() + ": " + finding.mend()));
            out.println(findings.isEmpty() ? "nothing wrong" : findings.size() + " to mend");
            return findings.isEmpty() ? 0 : 1;
        }
    }
}
