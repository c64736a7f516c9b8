package jp.madoguchi.gateway.operations;

import static jp.madoguchi.gateway.operations.Setting.Kind.CHOICE;
import static jp.madoguchi.gateway.operations.Setting.Kind.DIRECTORY;
import static jp.madoguchi.gateway.operations.Setting.Kind.DURATION;
import static jp.madoguchi.gateway.operations.Setting.Kind.FILE;
import static jp.madoguchi.gateway.operations.Setting.Kind.PORT;
import static jp.madoguchi.gateway.operations.Setting.Kind.SECRET;
import static jp.madoguchi.gateway.operations.Setting.Kind.TEXT;
import static jp.madoguchi.gateway.operations.Setting.Kind.TIME;
import static jp.madoguchi.gateway.operations.Setting.Kind.WHOLE_NUMBER;
import static jp.madoguchi.gateway.operations.Setting.Kind.YES_NO;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/**
 * The catalogue of settings, and typed access to their values. Everything the gateway can be told stands here and nowhere else;
 * {@code docs/configuration.md} is generated from it.
 */
public final class Settings {
    public static final Setting DATA_DIR = new Setting("madoguchi.data.dir", DIRECTORY, "data",
            "Everything the gateway writes: ledger, cache, keys, logs, rejected files. Deleting it is a factory reset.");
    public static final Setting CONFIG_FILE = new Setting("madoguchi.config.file", FILE, "",
            "A properties file (UTF-8) with any of these settings. Environment variables and options win over it.");
    public static final Setting FACILITY = new Setting("madoguchi.facility", TEXT, "9919999999",
            "The 10-digit institution code: prefecture (2), fee table (1), number (7). The default is the demo's.");
    public static final Setting HOSPITAL_NAME = new Setting("madoguchi.hospital.name", TEXT, "窓口病院",
            "The hospital's name as it stands in its Organization resource.");
    public static final Setting PRODUCTION = new Setting("madoguchi.production", YES_NO, "false",
            "Refuses what is only good for trying out: the demo's facility, a generated encryption key, an unhardened ledger.");
    public static final Setting OQS_DIR = new Setting("madoguchi.oqs.dir", DIRECTORY, "",
            "The terminal's folders: holds req/, res/ and face/. Shorthand for one terminal.");
    public static final Setting TERMINAL = new Setting("madoguchi.oqs.terminal", TEXT, "terminal-1",
            "The name of the one terminal behind madoguchi.oqs.dir, in the ledger and in metrics.");
    public static final Setting TERMINALS_DIR = new Setting("madoguchi.terminals.dir", DIRECTORY, "",
            "Holds one YAML file per terminal when there are several. Default: terminals/ beside the configuration file.");
    public static final Setting FACE_MODE = new Setting("madoguchi.face.mode", CHOICE, "consume",
            "What happens to a file in face/ after its commit: consume (deleted), leave (only read), hand-on (copied byte for byte to madoguchi.face.hand-on.dir, then deleted).");
    public static final Setting FACE_HAND_ON_DIR = new Setting("madoguchi.face.hand-on.dir", DIRECTORY, "",
            "Where face files are handed on to another program; needed for the mode hand-on.");
    public static final Setting SHADOW = new Setting("madoguchi.shadow", YES_NO, "false",
            "Runs beside today's process: face files are left in place and no request is ever sent.");
    public static final Setting HTTP_ADDRESS = new Setting("madoguchi.http.address", TEXT, "127.0.0.1",
            "The address that HTTP listens on. 0.0.0.0 opens it to the network: put TLS in front.");
    public static final Setting HTTP_PORT = new Setting("madoguchi.http.port", PORT, "8080",
            "The port that HTTP listens on.");
    public static final Setting HTTP_THREADS = new Setting("madoguchi.http.threads", WHOLE_NUMBER, "200",
            "The most HTTP requests worked on at once; more wait.");
    public static final Setting MLLP_ADDRESS = new Setting("madoguchi.mllp.address", TEXT, "127.0.0.1",
            "The address that HL7 v2 (MLLP) listens on.");
    public static final Setting MLLP_PORT = new Setting("madoguchi.mllp.port", PORT, "2575",
            "The port that HL7 v2 (MLLP) listens on.");
    public static final Setting ROUTES_DIR = new Setting("madoguchi.routes.dir", DIRECTORY, "",
            "The hospital's own routes and Kamelets (YAML).");
    public static final Setting RULES_DIR = new Setting("madoguchi.rules.dir", DIRECTORY, "",
            "The hospital's own rule files (docs/rules.md): each replaces the built-in one of its name whole. A wrong or unknown one stops the start.");
    public static final Setting CHANNELS_ON = new Setting("madoguchi.channels.on", TEXT, "",
            "What the administrator switched on at the terminal (環境設定情報更新), with commas: MNC_SMARTPHONE, HOME_WEB, HOME_APP, ONLINE_WEB, OTHER_ROUTE_WEB. What is not named counts as not in use.");
    public static final Setting APP_ACTIVATED = new Setting("madoguchi.channels.app-activated", YES_NO, "false",
            "Whether マイナ資格確認アプリ is bound to the institution by a code made on its terminal.");
    public static final Setting WEB_ADDRESS = new Setting("madoguchi.channels.web-address", TEXT, "",
            "The institution's own address for マイナ在宅受付Web (医療機関別URL), as the terminal shows it. Enter it anew after each change there.");
    public static final Setting WEB_ADDRESS_SINCE = new Setting("madoguchi.channels.web-address-since", TEXT, "",
            "First day on which that address is the current one, such as 2026-04-01: codes printed before no longer work.");
    public static final Setting HOSPITAL = new Setting("madoguchi.facility.hospital", YES_NO, "false",
            "Whether the institution is a hospital (病院). Emergency views (救急時医療情報閲覧) are for hospitals only.");
    public static final Setting FHIR_BASE_URL = new Setting("madoguchi.fhir.base-url", TEXT, "",
            "The FHIR base as clients see it, such as https://gateway.hospital.example/fhir. Default: as each request says.");
    public static final Setting FHIR_COVERAGE_END = new Setting("madoguchi.fhir.coverage-end", CHOICE,
            "last-covered-day",
            "Coverage.period.end: last-covered-day (the day before 資格喪失日) or loss-day (資格喪失日 itself, the literal JP reading).");
    public static final Setting FHIR_MEMBER_ID_SYSTEM = new Setting("madoguchi.fhir.dialect", CHOICE, "url",
            "The identifier systems of member ids: url (jpfhir.jp URLs) or oid (urn:oid).");
    public static final Setting FHIR_DEPENDENT_WIDTH = new Setting("madoguchi.fhir.dependent-width", CHOICE, "half",
            "The branch number in Coverage.dependent: half-width (half) or full-width (full) digits.");
    public static final Setting FHIR_NATIONAL_PROFILES = new Setting("madoguchi.fhir.national-profiles", YES_NO,
            "false",
            "Whether meta.profile also names JP Core's profiles, and the eCS profiles for active coverages.");
    public static final Setting HISTORY_DAYS = new Setting("madoguchi.history.days", WHOLE_NUMBER, "1827",
            "How many days a version of a Coverage is kept after a newer one has replaced it; 1827 are five years. The newest one is always kept.");
    public static final Setting SUBSCRIPTION_NETWORKS = new Setting("madoguchi.subscriptions.networks", TEXT, "",
            "Private networks that notifications may be posted to, such as 10.20.0.0/16,192.168.7.5/32. Public addresses need no entry; everything needs https.");
    public static final Setting SUBSCRIPTION_HTTP_LOOPBACK = new Setting("madoguchi.subscriptions.loopback", YES_NO,
            "false",
            "Allows notifications to this machine itself (127.0.0.1, localhost), there also without TLS: for a receiver beside the gateway.");
    public static final Setting SUBSCRIPTION_GIVE_UP = new Setting("madoguchi.subscriptions.give-up", DURATION, "PT24H",
            "How long an endpoint may fail to take a notification, with growing pauses between the attempts, before its subscription is switched off.");
    public static final Setting SUBSCRIPTION_STREAMS = new Setting("madoguchi.subscriptions.streams", WHOLE_NUMBER,
            "200",
            "How many streams of server-sent events may be open at once on this node; one more is refused (503). 0 for none.");
    public static final Setting SUBSCRIPTION_UNREAD = new Setting("madoguchi.subscriptions.unread", DURATION, "PT72H",
            "How long nobody may read a stream before its subscription is switched off and what waits for it is deleted; at least PT1H.");
    public static final Setting TOKEN_LIFETIME = new Setting("madoguchi.token.lifetime", DURATION, "PT8H",
            "How long a token from ./madoguchi token is good.");
    public static final Setting CLIENTS_DIR = new Setting("madoguchi.clients.dir", DIRECTORY, "",
            "Holds one JSON file per program that may ask for tokens by itself (docs/fhir-api.md). Default: clients/ below the data directory.");
    public static final Setting CLIENT_RATE = new Setting("madoguchi.clients.rate", WHOLE_NUMBER, "1000",
            "The most requests a second of one program; more get 429. 0 for any number.");
    public static final Setting LEDGER_URL = new Setting("madoguchi.ledger.url", TEXT, "",
            "The ledger's JDBC URL: empty for the embedded H2 below the data directory, or jdbc:postgresql://host/database?user=…&password=…, with % written %25, & %26 and + %2B in both. With a password in it set it in the environment; it is never shown or logged.");
    public static final Setting LEDGER_USER = new Setting("madoguchi.ledger.user", TEXT, "",
            "The ledger's database user, where the URL names none.");
    public static final Setting LEDGER_PASSWORD = new Setting("madoguchi.ledger.password", SECRET, "",
            "The ledger's database password, where the URL has none. Set it in the environment.");
    public static final Setting LEDGER_KEY = new Setting("madoguchi.ledger.key", SECRET, "",
            "The key for personal data at rest: 32 bytes in Base64. Keep it apart from the data: without it nothing can be read again.");
    public static final Setting LEDGER_KEY_FILE = new Setting("madoguchi.ledger.key-file", FILE, "",
            "A file that holds the key instead (mode 600).");
    public static final Setting REQUERY_AT = new Setting("madoguchi.requery.at", TIME, "05:30",
            "From when on each day the gateway asks the national system again about visits without proof, in Japan's time. Never in shadow mode.");
    public static final Setting REQUERY_MOST = new Setting("madoguchi.requery.most", WHOLE_NUMBER, "200",
            "The most questions of one such run, one after another; the other visits are asked about the next day.");
    public static final Setting HEALTH_WINDOW = new Setting("madoguchi.health.window", DURATION, "PT5M",
            "How long an answer or a failure of a qualification terminal counts when its state is judged.");
    public static final Setting HEALTH_DOUBTFUL_AFTER = new Setting("madoguchi.health.doubtful-after", WHOLE_NUMBER,
            "1",
            "After so many failures in a row a terminal is doubtful: re-checks try it with one question at a time.");
    public static final Setting HEALTH_DOWN_AFTER = new Setting("madoguchi.health.down-after", WHOLE_NUMBER, "3",
            "After so many failures in a row a terminal is down, and its outage begins.");
    public static final Setting HEALTH_UP_AFTER = new Setting("madoguchi.health.up-after", WHOLE_NUMBER, "2",
            "After so many answers in a row a terminal that was down is up again, and its outage is over.");
    public static final Setting HEALTH_TRY_AGAIN_AFTER = new Setting("madoguchi.health.try-again-after", DURATION,
            "PT1M",
            "How long after the last failure a terminal that is down is tried with one question.");
    public static final Setting RECHECK_EVERY = new Setting("madoguchi.recheck.every", DURATION, "PT5S",
            "How often the gateway looks for patients who were taken without an answer. Never in shadow mode.");
    public static final Setting RECHECK_MINUTE = new Setting("madoguchi.recheck.per-minute", WHOLE_NUMBER, "6",
            "The most questions that re-checks ask a terminal in a minute; the rest of it is the reception's.");
    public static final Setting RECHECK_ANSWER_WITHIN = new Setting("madoguchi.recheck.answer-within", DURATION, "PT2M",
            "How long an answer may take, at least PT1M, before its patient counts as taken without one. A later answer is taken all the same.");
    public static final Setting RECHECK_ATTEMPTS = new Setting("madoguchi.recheck.attempts", WHOLE_NUMBER, "5",
            "How often a patient is asked about before the re-check is left to a person.");
    public static final Setting RECHECK_LOOK_BACK = new Setting("madoguchi.recheck.look-back", DURATION, "P35D",
            "How far back unanswered questions and outages are looked at, and how long the lists show what is left to people.");
    public static final Setting CLAIM_RUN_DAY = new Setting("madoguchi.claim.run-day", WHOLE_NUMBER, "10",
            "The day of the month, 1 to 28, until which the month before is claimed: cases are asked about daily and what a claim needs is due by it, and "
                    + "re-checks are ordered by it. A case that was kept before a change takes it up with its next question.");
    public static final Setting RE_QUERY_NEEDS_CONSENT = new Setting("madoguchi.re-query.needs-known-consent", YES_NO,
            "false",
            "Whether it is asked again without the card (再照会) only where a consent of the setting is known here. It may be older than the gateway.");
    public static final Setting MEDICAL_ANSWERS = new Setting("madoguchi.medical.answers", WHOLE_NUMBER, "500",
            "The most answers with medical information in memory, and the most questions that wait for one.");
    public static final Setting MEDICAL_MEGABYTES = new Setting("madoguchi.medical.megabytes", WHOLE_NUMBER, "64",
            "The most memory, in MiB, that medical information takes; the oldest makes room. Keep it below half of the heap (MADOGUCHI_HEAP).");
    public static final Setting NODE = new Setting("madoguchi.node", TEXT, "",
            "The name of this gateway among those that share a ledger, 1 to 64 letters, digits and . _ -. Default: the machine's name.");
    public static final Setting BULK_SIZE = new Setting("madoguchi.bulk.size", WHOLE_NUMBER, "500",
            "The most persons of one bulk job, which is one file to the terminal: 1 to 2000.");
    public static final Setting BULK_UNDER_WAY = new Setting("madoguchi.bulk.under-way", WHOLE_NUMBER, "2",
            "The most bulk jobs under way at a time through one terminal, so that it is free for the reception.");
    public static final Setting BULK_QUIET = new Setting("madoguchi.bulk.quiet", TEXT, "08:00-10:00",
            "Hours in Japan in which no bulk job is sent, such as 08:00-10:00; none for no such hours. Results are fetched all the same.");
    public static final Setting BULK_TERMINAL = new Setting("madoguchi.bulk.terminal", TEXT, "",
            "The terminal that carries bulk jobs. Default: the first one.");
    public static final Setting BULK_RECEIPT = new Setting("madoguchi.bulk.receipt", DURATION, "PT30M",
            "How long a receipt or result may take before a person is told.");
    public static final Setting BULK_DELAYS = new Setting("madoguchi.bulk.delays", TEXT, "PT1M,PT2M,PT5M,PT10M,PT30M",
            "How long after a receipt the result is asked for: the first time, the second time and so on while it is being processed; the last one again and again.");
    public static final Setting BULK_GIVE_UP = new Setting("madoguchi.bulk.give-up", DURATION, "PT24H",
            "How long a result may be processed, and a job that is about no day may wait for its terminal, before a person is told.");
    public static final Setting BULK_ROUND = new Setting("madoguchi.bulk.round", DURATION, "PT5S",
            "The pause between two rounds in which bulk jobs are planned, sent and asked for.");
    public static final Setting APPOINTMENT_ENCODING = new Setting("madoguchi.appointments.encoding", CHOICE, "UTF-8",
            "What the CSV files in inbox/appointments below the data directory are written in: UTF-8 or windows-31J.");
    public static final Setting NIGHT_AT = new Setting("madoguchi.night-before.at", TIME, "19:00",
            "From when on each day the gateway asks about the next appointments by itself, in Japan's time. Never in shadow mode.");
    public static final Setting NIGHT_AHEAD = new Setting("madoguchi.night-before.days-ahead", WHOLE_NUMBER, "1",
            "How many open days ahead: 1 to 14.");
    public static final Setting NIGHT_CLOSED = new Setting("madoguchi.night-before.closed", TEXT, "",
            "Days of the week that are no open days, such as SATURDAY,SUNDAY: on Friday Monday is one day ahead. Appointments of such days are asked about all the same.");
    public static final Setting NIGHT_GATHER = new Setting("madoguchi.night-before.gather", DURATION, "PT5M",
            "How long no further appointment may have come before those that do not fill a file are asked about; at the latest after four times as long.");
    public static final Setting LOG_CONSOLE = new Setting("madoguchi.log.console", CHOICE, "WARNING",
            "The lowest level repeated on standard error: OFF, SEVERE, WARNING, INFO or FINE. The log file has INFO and above.");
    public static final Setting START_SECONDS = new Setting("madoguchi.start.seconds", WHOLE_NUMBER, "180",
            "How long the start may go on without progress before it counts as failed, in seconds. The filling of the cache is progress.");
    /** No {@link #START_WARM} counts for more. */
    public static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);
    public static final Setting START_WARM = new Setting("madoguchi.start.warm", DURATION, "PT1S",
            "How long the gateway reads itself before it says that it is ready, so that nobody waits for what is slow at the first reads. PT0S for not at all, PT1M at most.");
    public static final Setting SIMULATORS = new Setting("madoguchi.simulators", YES_NO, "false",
            "The world outside is simulated: allows madoguchi.clock.offset and madoguchi.clock.file. Refused in production.");
    public static final Setting CLOCK_OFFSET = new Setting("madoguchi.clock.offset", DURATION, "PT0S",
            "Moves the gateway's clock, with simulators only.");
    public static final Setting CLOCK_FILE = new Setting("madoguchi.clock.file", FILE, "",
            "A file that holds a duration such as PT25H, by which the running gateway's clock is moved further, with simulators only. Read again when it changes.");

    private static final List<Setting> ALL = List.of(DATA_DIR, CONFIG_FILE, FACILITY, HOSPITAL_NAME, PRODUCTION,
            OQS_DIR, TERMINAL,
            TERMINALS_DIR, FACE_MODE, FACE_HAND_ON_DIR, SHADOW, HTTP_ADDRESS, HTTP_PORT, HTTP_THREADS, MLLP_ADDRESS,
            MLLP_PORT,
            ROUTES_DIR, RULES_DIR, CHANNELS_ON, APP_ACTIVATED, WEB_ADDRESS, WEB_ADDRESS_SINCE, HOSPITAL, FHIR_BASE_URL,
            FHIR_COVERAGE_END,
            FHIR_MEMBER_ID_SYSTEM, FHIR_DEPENDENT_WIDTH, FHIR_NATIONAL_PROFILES, HISTORY_DAYS,
            SUBSCRIPTION_NETWORKS, SUBSCRIPTION_HTTP_LOOPBACK, SUBSCRIPTION_GIVE_UP, SUBSCRIPTION_STREAMS,
            SUBSCRIPTION_UNREAD,
            TOKEN_LIFETIME, CLIENTS_DIR,
            CLIENT_RATE, LEDGER_URL,
            LEDGER_USER,
            LEDGER_PASSWORD, LEDGER_KEY, LEDGER_KEY_FILE, REQUERY_AT, REQUERY_MOST, HEALTH_WINDOW,
            HEALTH_DOUBTFUL_AFTER, HEALTH_DOWN_AFTER, HEALTH_UP_AFTER, HEALTH_TRY_AGAIN_AFTER, RECHECK_EVERY,
            RECHECK_MINUTE, RECHECK_ANSWER_WITHIN, RECHECK_ATTEMPTS, RECHECK_LOOK_BACK, CLAIM_RUN_DAY,
            RE_QUERY_NEEDS_CONSENT, MEDICAL_ANSWERS,
            MEDICAL_MEGABYTES, NODE, BULK_SIZE, BULK_UNDER_WAY,
            BULK_QUIET, BULK_TERMINAL, BULK_RECEIPT, BULK_DELAYS, BULK_GIVE_UP, BULK_ROUND, APPOINTMENT_ENCODING,
            NIGHT_AT, NIGHT_AHEAD, NIGHT_CLOSED, NIGHT_GATHER, LOG_CONSOLE, START_SECONDS, START_WARM,
            SIMULATORS,
            CLOCK_OFFSET, CLOCK_FILE);

    private final Function<String, String> values;

    /** Reads from anything that gives a property's text, or an empty text when it is not set. */
    public Settings(Function<String, String> values) {
        this.values = values;
    }

    /** Every setting, in the order of the documentation. */
    public static List<Setting> all() {
        return ALL;
    }

    /** The value as text; the default when it is not set. */
    public String text(Setting setting) {
        String found = values.apply(setting.name()).strip();
        return found.isEmpty() ? setting.otherwise() : found;
    }

    /** The value as it may be shown: of a secret only whether it is set, and of a database's URL nothing of its password. */
    public String shown(Setting setting) {
        String value = text(setting);
        if (setting.kind() == SECRET) {
            return value.isEmpty() ? "" : "(set)";
        }
        return setting.equals(LEDGER_URL)
                ? value.replaceAll("(?i)(password=)[^&;]*", "$1(set)").replaceAll("//[^/?]*@", "//(set)@")
                : value;
    }

    /** What is configured under any name, with the catalogue's default; empty if there is neither. */
    public Optional<String> find(String name) {
        String found = values.apply(name).strip();
        if (!found.isEmpty()) {
            return Optional.of(found);
        }
        return ALL.stream().filter(setting -> setting.name().equals(name)).map(Setting::otherwise)
                .filter(otherwise -> !otherwise.isEmpty()).findFirst();
    }

    /** Whether it is set, or has a default. */
    public boolean has(Setting setting) {
        return !text(setting).isEmpty();
    }

    /** The value as a whole number. @throws ProblemException if it is none */
    public int number(Setting setting) {
        try {
            return Integer.parseInt(text(setting));
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, setting.name()), e);
        }
    }

    /** The value as yes or no. @throws ProblemException if it is neither true nor false */
    public boolean yes(Setting setting) {
        return switch (text(setting).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, setting.name()));
        };
    }

    /** The value as a duration. @throws ProblemException if it is none */
    public Duration duration(Setting setting) {
        try {
            return Duration.parse(text(setting));
        } catch (DateTimeParseException e) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, setting.name()), e);
        }
    }

    /** The value as a time of day. @throws ProblemException if it is none */
    public LocalTime time(Setting setting) {
        try {
            return LocalTime.parse(text(setting));
        } catch (DateTimeParseException e) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, setting.name()), e);
        }
    }

    /** The value as an absolute path. @throws ProblemException if it is not set */
    public Path path(Setting setting) {
        if (!has(setting)) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, setting.name()));
        }
        return Path.of(text(setting)).toAbsolutePath().normalize();
    }
}
