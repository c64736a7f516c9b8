package jp.madoguchi.gateway.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * What must be known before the server runs. The names and the order of precedence are those of MicroProfile Config (system
 * property, environment variable, configuration file, default), so that a setting means the same before and after the start.
 *
 * @param dataDir everything the gateway writes
 * @param serverDir the opened Payara Micro ({@code launch-micro.jar}, {@code runtime/}, {@code config/})
 * @param application the WAR, as a directory or a file
 * @param address the address that HTTP listens on
 * @param httpPort the port that HTTP listens on
 * @param mllpPort the port for HL7 v2, named in the start message only
 * @param httpThreads the most requests worked on at once
 * @param consoleLevel the lowest level that is repeated on standard error
 * @param startSeconds how long the start may go on without progress before it counts as failed
 */
record LaunchSettings(Path dataDir, Path serverDir, Path application, String address, int httpPort, int mllpPort,
        int httpThreads, String consoleLevel, int startSeconds) {

    /** Reads the settings of this process. @throws LaunchFailure if one has no usable value */
    static LaunchSettings read() {
        return read(System.getProperties(), System.getenv());
    }

    static LaunchSettings read(Properties system, Map<String, String> environment) {
        UnaryOperator<String> outer = name -> {
            String property = system.getProperty(name);
            return property != null ? property : environment.getOrDefault(environmentName(name), "");
        };
        Properties file = file(outer.apply("madoguchi.config.file"));
        UnaryOperator<String> value = name -> {
            String found = outer.apply(name);
            return found.isBlank() ? file.getProperty(name, "") : found;
        };
        Path home = Path.of(required(value, "madoguchi.launch.home"));
        return new LaunchSettings(absolute(text(value, "madoguchi.data.dir", "data")),
                Path.of(text(value, "madoguchi.launch.server", home.resolve("payara").toString())),
                home.resolve("gateway"), text(value, "madoguchi.http.address", "127.0.0.1"),
                number(value, "madoguchi.http.port", 8080, 1, 65535),
                number(value, "madoguchi.mllp.port", 2575, 1, 65535),
                number(value, "madoguchi.http.threads", 200, 2, 4096),
                text(value, "madoguchi.log.console", "WARNING").toUpperCase(Locale.ROOT),
                number(value, "madoguchi.start.seconds", 180, 5, 3600));
    }

    /** The address that a client on this machine uses. */
    String base() {
        String host = switch (address) {
            case "0.0.0.0", "::", "*" -> "127.0.0.1";
            default -> address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        };
        return "http://" + host + ":" + httpPort;
    }

    private static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Properties file(String name) {
        Properties found = new Properties();
        if (!name.isBlank()) {
            try (Reader reader = Files.newBufferedReader(Path.of(name), StandardCharsets.UTF_8)) {
                found.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new LaunchFailure(
                        "the configuration file " + name + " cannot be read: mend it or give another with --config",
                        e);
            }
        }
        return found;
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    private static String text(UnaryOperator<String> values, String name, String otherwise) {
        String found = values.apply(name).strip();
        return found.isEmpty() ? otherwise : found;
    }

    private static String required(UnaryOperator<String> values, String name) {
        String found = text(values, name, "");
        if (found.isEmpty()) {
            throw new LaunchFailure("the setting " + name + " is missing: start the gateway with ./madoguchi serve",
                    null);
        }
        return found;
    }

    private static int number(UnaryOperator<String> values, String name, int otherwise, int least, int most) {
        String found = text(values, name, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(found);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new LaunchFailure(name + " must be a whole number from " + least + " to " + most, e);
        }
        throw new LaunchFailure(name + " must be a whole number from " + least + " to " + most, null);
    }
}
