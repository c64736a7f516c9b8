package jp.madoguchi.gateway.command;

import java.util.Properties;
import java.util.function.Function;
import jp.madoguchi.gateway.operations.ConfigurationFile;
import jp.madoguchi.gateway.operations.Setting;
import jp.madoguchi.gateway.operations.Settings;

/** The same settings as the server's, read without a server: system properties, environment, configuration file, defaults. */
final class CommandSettings {
    private CommandSettings() {}

    static Settings read() {
        Properties system = System.getProperties();
        Properties file = ConfigurationFile.read();
        Function<String, String> values = name -> {
            String property = system.getProperty(name);
            String variable = property != null
                    ? property
                    : System.getenv(new Setting(name, Setting.Kind.TEXT, "", "").environmentName());
            String found = variable != null ? variable : file.getProperty(name);
            return found == null ? "" : found;
        };
        return new Settings(values);
    }
}
