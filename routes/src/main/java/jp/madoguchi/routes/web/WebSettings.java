package jp.madoguchi.routes.web;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.oqs.exchange.ExchangeNames;
import jp.madoguchi.routes.exchange.Encryption;

/**
 * One qualification terminal that is asked over HTTP. Its address and paths are not public (oqs-interface 1.5): all of it is data.
 *
 * @param facility       institution that it belongs to
 * @param terminal       its name, unique within the gateway
 * @param base           scheme, host and port
 * @param path           behind it; {@code {id}} stands for the exchange's id of {@code names}
 * @param names          what the exchanges are called
 * @param connectTimeout how long connecting may take
 * @param sendTimeout    how long a question may wait until it is handed over; then it never will be
 * @param answerTimeout  how long the answer may take; then the question stays asked and nothing follows from it
 * @param mostConnections questions under way at a time, at least {@value #LEAST_CONNECTIONS}
 * @param mostWaiting    questions that may wait for a connection
 * @param maxAnswerSize  largest answer, in bytes
 * @param handInFor      how long an answer that the reception cannot take at the moment is handed in again
 * @param encryption     which results come encrypted
 */
public record WebSettings(
        FacilityCode facility,
        TerminalId terminal,
        URI base,
        String path,
        ExchangeNames names,
        Duration connectTimeout,
        Duration sendTimeout,
        Duration answerTimeout,
        int mostConnections,
        int mostWaiting,
        int maxAnswerSize,
        Duration handInFor,
        Encryption encryption) {

    /** What stands for the exchange's id in a path. */
    public static final String ID = "{id}";
    /** The path that a client in use has; not documented. */
    public static final String PATH = "/oqs/v1/" + ID;
    /** A terminal stands in the same building. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** A desk waits for 15 s; this leaves it most of them. */
    public static final Duration SEND_TIMEOUT = Duration.ofSeconds(5);
    /** Medical information takes up to 3 minutes (oqs-interface 8, "Latency"). */
    public static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(3);
    /** What goes on in the background, bulk jobs and re-checks, never takes the last connection. */
    public static final int LEAST_CONNECTIONS = 2;
    /** A terminal is a small machine. */
    public static final int MOST_CONNECTIONS = 4;
    /** As many as wait for a folder. */
    public static final int MOST_WAITING = 256;
    /** Room for a bulk result and for documents. */
    public static final int MAX_ANSWER_SIZE = 16 * 1024 * 1024;
    /** Longer than a ledger's restart. */
    public static final Duration HAND_IN_FOR = Duration.ofMinutes(10);

    public WebSettings {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(names);
        Objects.requireNonNull(encryption);
        String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        if (base.getHost() == null || !scheme.equals("http") && !scheme.equals("https") || base.getUserInfo() != null) {
            throw new IllegalArgumentException("a base is http(s)://host:port, without a user");
        }
        if (!path.startsWith("/") || !path.contains(ID)) {
            throw new IllegalArgumentException("a path begins with / and holds " + ID);
        }
        if (mostConnections < LEAST_CONNECTIONS || mostWaiting < 0 || maxAnswerSize < 1 || connectTimeout.toMillis() < 1
                || sendTimeout.toMillis() < 1 || answerTimeout.toMillis() < 1 || handInFor.isNegative()) {
            throw new IllegalArgumentException("times and limits are positive");
        }
    }

    /** A terminal with the built-in names and all defaults. */
    public static WebSettings at(URI base, FacilityCode facility, TerminalId terminal) {
        return new WebSettings(facility, terminal, base, PATH, ExchangeNames.BUILT_IN, CONNECT_TIMEOUT, SEND_TIMEOUT,
                ANSWER_TIMEOUT, MOST_CONNECTIONS, MOST_WAITING, MAX_ANSWER_SIZE, HAND_IN_FOR, Encryption.NONE);
    }

    /** The same with another path and other names. */
    public WebSettings withNames(String otherPath, ExchangeNames otherNames) {
        return new WebSettings(facility, terminal, base, otherPath, otherNames, connectTimeout, sendTimeout,
                answerTimeout, mostConnections, mostWaiting, maxAnswerSize, handInFor, encryption);
    }

    /** The same with other times. */
    public WebSettings withTimes(Duration send, Duration answer, Duration handIn) {
        return new WebSettings(facility, terminal, base, path, names, connectTimeout, send, answer, mostConnections,
                mostWaiting, maxAnswerSize, handIn, encryption);
    }

    /** The same with other limits. */
    public WebSettings withLimits(int connections, int waiting, int answerSize) {
        return new WebSettings(facility, terminal, base, path, names, connectTimeout, sendTimeout, answerTimeout,
                connections, waiting, answerSize, handInFor, encryption);
    }

    /** The same with another encryption. */
    public WebSettings withEncryption(Encryption other) {
        return new WebSettings(facility, terminal, base, path, names, connectTimeout, sendTimeout, answerTimeout,
                mostConnections, mostWaiting, maxAnswerSize, handInFor, other);
    }

    URI addressOf(String exchangeId) {
        String root = base.toString();
        return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root)
                + path.replace(ID, exchangeId));
    }
}
