package jp.madoguchi.gateway.command;

import java.nio.file.Path;
import jp.madoguchi.gateway.operations.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --data}, of commands that work on a gateway's data directory. */
final class DataOption {
    @Option(names = "--data", paramLabel = "DIR", description = "The gateway's data directory. Default: data")
    private @Nullable Path data;

    /** The settings of the gateway on that directory. */
    Settings settings() {
        if (data != null) {
            System.setProperty(Settings.DATA_DIR.name(), data.toAbsolutePath().toString());
        }
        return CommandSettings.read();
    }
}
