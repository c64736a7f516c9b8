package jp.madoguchi.gateway.operations;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** The operator's configuration file (UTF-8 properties) as a source of MicroProfile Config, below environment and system properties. */
public final class FileSettings implements ConfigSource {
    private static final int BELOW_ENVIRONMENT = 250;

    private final Properties values = new Properties();

    /** Reads the file that {@code madoguchi.config.file} names, if any. Made by MicroProfile Config. */
    public FileSettings() {
        String file = System.getProperty(Settings.CONFIG_FILE.name(),
                System.getenv().getOrDefault(Settings.CONFIG_FILE.environmentName(), ""));
        if (!file.isBlank()) {
            try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
                values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("the configuration file cannot be read: " + file, e);
            }
        }
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.stringPropertyNames();
    }

    @Override
    @SuppressWarnings("NullAway") // MicroProfile Config asks for null where a source knows nothing
    public @Nullable String getValue(String name) {
        return values.getProperty(name);
    }

    @Override
    public String getName() {
        return "madoguchi configuration file";
    }

    @Override
    public int getOrdinal() {
        return BELOW_ENVIRONMENT;
    }
}
