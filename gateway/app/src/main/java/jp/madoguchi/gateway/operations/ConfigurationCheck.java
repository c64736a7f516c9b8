package jp.madoguchi.gateway.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.access.ClientFolder;
import jp.madoguchi.gateway.fhir.subscribe.Network;
import jp.madoguchi.store.ledger.sql.LedgerAddress;

/** What is wrong with a configuration, and how to mend it. */
public final class ConfigurationCheck {
    /**
     * One thing to mend.
     *
     * @param setting where
     * @param mend what to do, without the value
     */
    public record Finding(Setting setting, String mend) {}

    private static final Map<Setting, Set<String>> CHOICES = Map.of(Settings.FACE_MODE,
            Set.of("consume", "leave", "hand-on"),
            Settings.FHIR_COVERAGE_END, Set.of("last-covered-day", "loss-day"), Settings.FHIR_MEMBER_ID_SYSTEM,
            Set.of("url", "oid"),
            Settings.FHIR_DEPENDENT_WIDTH, Set.of("half", "full"),
            Settings.APPOINTMENT_ENCODING, Set.of("UTF-8", "windows-31J"),
            Settings.LOG_CONSOLE, Set.of("OFF", "SEVERE", "WARNING", "INFO", "FINE"));
    private static final Set<Setting> ZERO_MEANS_SOMETHING = Set.of(Settings.CLIENT_RATE,
            Settings.SUBSCRIPTION_STREAMS);
    private static final int KEY_BYTES = 32;

    private final Settings settings;
    private final List<Finding> findings = new ArrayList<>();

    private ConfigurationCheck(Settings settings) {
        this.settings = settings;
    }

    /** Everything that is wrong; empty if the gateway can start with it. */
    public static List<Finding> of(Settings settings) {
        ConfigurationCheck check = new ConfigurationCheck(settings);
        Settings.all().forEach(check::form);
        if (check.findings.isEmpty()) {
            check.together();
        }
        return List.copyOf(check.findings);
    }

    private void form(Setting setting) {
        String value = settings.text(setting);
        if (value.isEmpty()) {
            return;
        }
        try {
            String wrong = switch (setting.kind()) {
                case TEXT, SECRET -> "";
                case WHOLE_NUMBER -> number(setting);
                case PORT -> settings.number(setting) > 0 && settings.number(setting) < 65_536
                        ? ""
                        : "must be a port, 1 to 65535";
                case YES_NO -> {
                    settings.yes(setting);
                    yield "";
                }
                case DURATION -> {
                    settings.duration(setting);
                    yield "";
                }
                case TIME -> {
                    settings.time(setting);
                    yield "";
                }
                case CHOICE -> CHOICES.getOrDefault(setting, Set.of(value)).contains(value)
                        ? ""
                        : "must be one of "
                                + String.join(", ", CHOICES.getOrDefault(setting, Set.of()).stream().sorted().toList());
                case FILE -> Files.isReadable(Path.of(value)) ? "" : "is no readable file";
                case DIRECTORY -> !Files.exists(Path.of(value)) || Files.isDirectory(Path.of(value))
                        ? ""
                        : "is a file, not a directory";
            };
            add(setting, wrong);
        } catch (ProblemException | InvalidPathException e) {
            add(setting, "is not of the form that docs/configuration.md asks for");
        }
    }

    private String number(Setting setting) {
        int least = ZERO_MEANS_SOMETHING.contains(setting) ? 0 : 1;
        return settings.number(setting) >= least ? "" : "must be a whole number, " + least + " or more";
    }

    private void webAddress() {
        try {
            WebAddress.of(settings);
        } catch (ProblemException e) {
            boolean address = Settings.WEB_ADDRESS.name().equals(e.problem().where());
            add(address ? Settings.WEB_ADDRESS : Settings.WEB_ADDRESS_SINCE, address
                    ? "must begin with https:// and have no blanks"
                    : "must be a day such as 2026-04-01 beside " + Settings.WEB_ADDRESS.name());
        }
    }

    private void together() {
        if (!settings.text(Settings.FACILITY).matches("[0-9]{10}")) {
            add(Settings.FACILITY, "must be the 10-digit institution code");
        }
        Duration warm = settings.duration(Settings.START_WARM);
        if (warm.isNegative() || warm.compareTo(Settings.LONGEST_WARM_UP) > 0) {
            add(Settings.START_WARM, "must be PT0S to PT1M");
        }
        boolean production = settings.yes(Settings.PRODUCTION);
        if (production && settings.text(Settings.FACILITY).equals(Settings.FACILITY.otherwise())) {
            add(Settings.FACILITY, "is the demo's: give the hospital's own code");
        }
        if (settings.text(Settings.FACE_MODE).equals("hand-on") && !settings.has(Settings.FACE_HAND_ON_DIR)) {
            add(Settings.FACE_HAND_ON_DIR, "must be set for madoguchi.face.mode=hand-on");
        }
        if (!settings.duration(Settings.CLOCK_OFFSET).isZero() && (production || !settings.yes(Settings.SIMULATORS))) {
            add(Settings.CLOCK_OFFSET, "is only for madoguchi.simulators=true");
        }
        if (settings.has(Settings.CLOCK_FILE) && (production || !settings.yes(Settings.SIMULATORS))) {
            add(Settings.CLOCK_FILE, "is only for madoguchi.simulators=true");
        }
        programs();
        database();
        webAddress();
        subscriptions();
        outages();
        rules();
        bulk();
        if (settings.has(Settings.LEDGER_KEY)) {
            key();
        } else if (production && !settings.has(Settings.LEDGER_KEY_FILE)) {
            add(Settings.LEDGER_KEY, "must be set in production: openssl rand -base64 32");
        }
    }

    private void programs() {
        if (!settings.has(Settings.FHIR_BASE_URL) && anyProgramIsRegistered()) {
            add(Settings.FHIR_BASE_URL,
                    "must be set where programs are registered (./madoguchi clients list): the address that they see, such as https://gateway.hospital.example/fhir. They ask for tokens at the /auth/token beside it, and name that as aud");
        }
    }

    private boolean anyProgramIsRegistered() {
        try {
            return !new ClientFolder(GatewayBeans.clients(settings)).names().isEmpty();
        } catch (IOException e) {
            add(Settings.CLIENTS_DIR, "cannot be read");
            return false;
        }
    }

    private void database() {
        String url = settings.text(Settings.LEDGER_URL);
        if (url.isEmpty()) {
            return;
        }
        if (url.matches("jdbc:postgresql://[^/?]*@.*")) {
            add(Settings.LEDGER_URL, "must name user and password behind its ?, as user=…&password=…");
            return;
        }
        try {
            LedgerAddress.of(url, "", "");
        } catch (IllegalArgumentException e) {
            add(Settings.LEDGER_URL, "must begin with jdbc:postgresql:// or jdbc:h2:, and have every % in its user and "
                    + "password written %25");
        }
    }

    private void subscriptions() {
        if (Network.parse(settings.text(Settings.SUBSCRIPTION_NETWORKS)).isEmpty()) {
            add(Settings.SUBSCRIPTION_NETWORKS, "must be networks such as 10.20.0.0/16, separated by commas");
        }
        if (!settings.duration(Settings.SUBSCRIPTION_GIVE_UP).isPositive()) {
            add(Settings.SUBSCRIPTION_GIVE_UP, "must be longer than nothing");
        }
        // Streams that are read say so every quarter of an hour: less would switch off what somebody reads.
        if (settings.duration(Settings.SUBSCRIPTION_UNREAD).compareTo(Duration.ofHours(1)) < 0) {
            add(Settings.SUBSCRIPTION_UNREAD, "must be at least PT1H");
        }
    }

    private void outages() {
        try {
            OutageSettings.health(settings);
        } catch (ProblemException e) {
            add(Settings.HEALTH_DOWN_AFTER,
                    "must not be lower than madoguchi.health.doubtful-after, and all durations be longer than nothing");
        }
        try {
            OutageSettings.rechecks(settings);
        } catch (ProblemException e) {
            add(Settings.RECHECK_ANSWER_WITHIN,
                    "must be at least PT1M, madoguchi.recheck.look-back not negative, madoguchi.claim.run-day 1 to 28");
        }
        try {
            OutageSettings.recheckEvery(settings);
        } catch (ProblemException e) {
            add(Settings.RECHECK_EVERY, "must be at least PT0.1S");
        }
    }

    private void rules() {
        try {
            RuleFiles.read(settings);
        } catch (ProblemException e) {
            add(Settings.RULES_DIR, e.problem().where());
        }
    }

    private void bulk() {
        BulkConfiguration.wrong(settings).forEach(setting -> add(setting, "is not of the form, or out of the range, "
                + "that docs/configuration.md asks for"));
    }

    private void key() {
        try {
            add(Settings.LEDGER_KEY,
                    Base64.getDecoder().decode(settings.text(Settings.LEDGER_KEY)).length == KEY_BYTES
                            ? ""
                            : "must be 32 bytes in Base64: openssl rand -base64 32");
        } catch (IllegalArgumentException e) {
            add(Settings.LEDGER_KEY, "must be 32 bytes in Base64: openssl rand -base64 32");
        }
    }

    private void add(Setting setting, String mend) {
        if (!mend.isEmpty()) {
            findings.add(new Finding(setting, mend));
        }
    }
}
