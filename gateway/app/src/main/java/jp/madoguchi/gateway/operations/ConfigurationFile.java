package jp.madoguchi.gateway.operations;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The operator's configuration file: UTF-8 properties, named by {@code madoguchi.config.file}. */
public final class ConfigurationFile {
    private ConfigurationFile() {}

    /** What stands in it; nothing if none is named. @throws UncheckedIOException if it cannot be read */
    public static Properties read() {
        Properties values = new Properties();
        String file = System.getProperty(Settings.CONFIG_FILE.name(),
                System.getenv().getOrDefault(Settings.CONFIG_FILE.environmentName(), ""));
        if (!file.isBlank()) {
            try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
                values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("the configuration file cannot be read: " + file, e);
            }
        }
        return values;
    }
}
