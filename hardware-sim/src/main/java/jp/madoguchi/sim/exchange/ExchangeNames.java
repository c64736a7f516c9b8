package jp.madoguchi.sim.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What everything is called: file ids, prefixes of unasked files, tags that no public source names, and the path of the
 * second door. One table, in {@code names.properties}; a file of the engineer's own overrides line by line. Each value
 * may end with its confidence, as in oqs-interface: S2, S, C or I (inferred).
 */
public final class ExchangeNames {
    private static final String BUILT_IN = "/jp/madoguchi/sim/names.properties";
    private static final Pattern VALUE = Pattern.compile("(\\S+)(?:\\s+(S2|S|C|I))?");
    private static final Pattern REQUEST = Pattern.compile("([0-9A-Za-z]+)req_[0-9A-Za-z_]+\\.xml");
    private static final String TAG = "tag.";

    private final Map<String, Name> names;

    /** A name and how sure it is; {@code given} where an engineer's file says it without a mark. */
    public record Name(String text, String confidence) {}

    private ExchangeNames(Map<String, Name> names) {
        this.names = names;
    }

    /** The built-in table. */
    public static ExchangeNames builtIn() {
        try (InputStream in = ExchangeNames.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException("names.properties is missing from the simulator's jar");
            }
            Map<String, Name> names = new LinkedHashMap<>();
            put(names, new InputStreamReader(in, StandardCharsets.UTF_8), "I", true);
            return new ExchangeNames(names);
        } catch (IOException | NamesProblem e) {
            throw new IllegalStateException("names.properties in the simulator's jar cannot be read", e);
        }
    }

    /** The built-in table with the lines of {@code file} instead of its own. */
    public static ExchangeNames overriddenBy(Path file) throws NamesProblem {
        try {
            return builtIn().with(Files.readString(file));
        } catch (IOException e) {
            throw new NamesProblem(file + " cannot be read as UTF-8; give another --names (" + e + ")");
        } catch (NamesProblem e) {
            throw new NamesProblem(file + ": " + e.getMessage());
        }
    }

    /** This table with these lines instead of its own. */
    public ExchangeNames with(String lines) throws NamesProblem {
        Map<String, Name> changed = new LinkedHashMap<>(names);
        try {
            put(changed, new StringReader(lines), "given", false);
        } catch (IOException e) {
            throw new NamesProblem("this is no properties file (" + e + ")");
        }
        return new ExchangeNames(changed);
    }

    private static void put(Map<String, Name> names, Reader in, String unmarked, boolean first)
            throws IOException, NamesProblem {
        Properties lines = new Properties();
        try {
            lines.load(in);
        } catch (IllegalArgumentException e) {
            throw new NamesProblem("this is no properties file (" + e.getMessage() + ")");
        }
        for (String key : lines.stringPropertyNames().stream().sorted().toList()) {
            Matcher value = VALUE.matcher(lines.getProperty(key).trim());
            if (!value.matches()) {
                throw new NamesProblem("the line " + key + " must be one name, and S2, S, C or I where it is marked");
            }
            if (!first && !names.containsKey(key)) {
                throw new NamesProblem("there is no name " + key + " to override; there are "
                        + String.join(", ", new TreeMap<>(names).keySet()));
            }
            String mark = value.group(2);
            names.put(key, new Name(value.group(1), mark == null ? unmarked : mark));
        }
    }

    /** The file id of an exchange, such as {@code OQSsiquc01}. */
    public String id(Exchange exchange) {
        return text(exchange.key());
    }

    /** How the names of face results begin. */
    public String face() {
        return text("face");
    }

    /** How the names of files with public subsidies begin. */
    public String subsidies() {
        return text("subsidies");
    }

    /** The path of the second door, with slashes around. */
    public String webPath() {
        return text("web.path");
    }

    /** The element that carries a PDF as base64. */
    public String webPdf() {
        return text("web.pdf");
    }

    /** The tags of the file for names of our own or of the upstream interface. */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        names.forEach((key, name) -> {
            if (key.startsWith(TAG)) {
                tags.put(key.substring(TAG.length()), name.text());
            }
        });
        return tags;
    }

    /** The exchange with this id. */
    public Optional<Exchange> exchange(String id) {
        return Arrays.stream(Exchange.values()).filter(exchange -> id(exchange).equals(id)).findFirst();
    }

    /** The exchange of a request file; none if the name is not one that the terminal takes. */
    public Optional<Exchange> ofRequest(String fileName) {
        Matcher request = REQUEST.matcher(fileName);
        return request.matches() ? exchange(request.group(1)) : Optional.empty();
    }

    /** The whole table, for the control API. */
    public Map<String, Name> all() {
        return new TreeMap<>(names);
    }

    /** What may be encrypted: ids and keys of exchanges, {@code face} and {@code subsidies}. */
    public Optional<String> encryptable(String word) {
        for (Exchange exchange : Exchange.values()) {
            if (List.of(id(exchange), exchange.key()).contains(word)) {
                return Optional.of(id(exchange));
            }
        }
        return word.equals("face") || word.equals("subsidies") ? Optional.of(word) : Optional.empty();
    }

    private String text(String key) {
        Name name = names.get(key);
        if (name == null) {
            throw new IllegalStateException("names.properties has no " + key);
        }
        return name.text();
    }

    /** The table of names says something that cannot be. */
    public static final class NamesProblem extends Exception {
        private static final long serialVersionUID = 1L;

        NamesProblem(String message) {
            super(message);
        }
    }
}
