package jp.madoguchi.oqs.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.madoguchi.domain.problem.ProblemException;

/**
 * The one table of the ids that the terminal's files bear. A third of them is inferred: what the real terminal says is put into a file
 * that overrides single lines of the built-in one.
 */
public final class ExchangeNames {

    /** The name of the built-in file, and of one that overrides it. */
    public static final String FILE = "exchange-names.properties";

    /** What stands in the file instead of an id that nobody knows, or for an exchange that is switched off. */
    public static final String UNKNOWN = "unknown";

    private static final NameLines LINES = new NameLines(FILE);

    /** The table as this version brings it. */
    public static final ExchangeNames BUILT_IN = builtIn();

    private final Map<Exchange, String> ids;
    private final Map<String, Exchange> exchanges;

    private ExchangeNames(Map<Exchange, String> ids) {
        this.ids = ids;
        this.exchanges = new HashMap<>();
        ids.forEach((exchange, id) -> exchanges.put(id, exchange));
    }

    private static ExchangeNames builtIn() {
        try (InputStream in = ExchangeNames.class.getResourceAsStream(FILE)) {
            byte[] bytes = Objects.requireNonNull(in, FILE).readAllBytes();
            Map<Exchange, String> ids = new EnumMap<>(Exchange.class);
            read(new String(bytes, StandardCharsets.UTF_8), false, ids);
            return new ExchangeNames(ids);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * This table with lines of a file in the place of its own: {@code key = id}, comments behind {@code #}.
     *
     * @throws ProblemException {@code SETTING_INVALID} with the line and what to do about it
     */
    public ExchangeNames overriddenBy(String text) {
        Map<Exchange, String> changed = new EnumMap<>(Exchange.class);
        changed.putAll(ids);
        read(text, true, changed);
        return new ExchangeNames(changed);
    }

    private static void read(String text, boolean override, Map<Exchange, String> ids) {
        Map<Exchange, Integer> lines = new EnumMap<>(Exchange.class);
        LINES.each(text, (line, key, id) -> {
            Exchange exchange = exchange(key, line);
            if (override && !exchange.isImplemented()) {
                throw LINES.wrong(line, "names " + key + ", which this version does not exchange: take it out");
            }
            lines.put(exchange, line);
            put(exchange, id, line, ids);
        });
        refuseTwice(ids, lines);
    }

    private static Exchange exchange(String key, int line) {
        return Exchange.ofKey(key).orElseThrow(() -> LINES.wrong(line, "names no exchange: keys are "
                + Arrays.stream(Exchange.values()).filter(Exchange::isImplemented).map(Exchange::key)
                        .collect(Collectors.joining(", "))));
    }

    private static void put(Exchange exchange, String id, int line, Map<Exchange, String> ids) {
        if (id.equals(UNKNOWN)) {
            ids.remove(exchange);
        } else if (id.matches("[0-9A-Za-z]{4,40}")) {
            ids.put(exchange, id);
        } else {
            throw LINES.wrong(line, "has no id behind \"=\": write one such as OQSsiquc01, or " + UNKNOWN);
        }
    }

    private static void refuseTwice(Map<Exchange, String> ids, Map<Exchange, Integer> lines) {
        Map<String, Exchange> seen = new HashMap<>();
        ids.forEach((exchange, id) -> {
            Exchange other = seen.putIfAbsent(id, exchange);
            if (other != null) {
                int line = Math.max(lines.getOrDefault(other, 0), lines.getOrDefault(exchange, 0));
                throw LINES.wrong(line, "gives " + other.key() + " and " + exchange.key()
                        + " one id: a result could not be told from the other's");
            }
        });
    }

    /** The id of an exchange's files; empty where it is unknown or switched off. */
    public Optional<String> idOf(Exchange exchange) {
        return Optional.ofNullable(ids.get(exchange));
    }

    /** The exchange whose files bear an id; empty for an id that is none. */
    public Optional<Exchange> exchangeOf(String id) {
        return Optional.ofNullable(exchanges.get(id));
    }
}
