package jp.madoguchi.gateway.operations;

import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** The operator's configuration file (UTF-8 properties) as a source of MicroProfile Config, below environment and system properties. */
public final class FileSettings implements ConfigSource {
    private static final int BELOW_ENVIRONMENT = 250;

    private final Properties values = ConfigurationFile.read();

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
