package jp.madoguchi.gateway.operations;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.bulk.BulkSettings;
import jp.madoguchi.reception.bulk.NightSettings;
import jp.madoguchi.reception.bulk.QuietHours;
import jp.madoguchi.reception.ledger.BulkPace;
import org.jspecify.annotations.Nullable;

/**
 * How bulk jobs are worked on, as the settings want it. Every method throws a {@code ProblemException} ({@code SETTING_INVALID}) that
 * names the setting that cannot be used.
 */
public final class BulkConfiguration {

    private static final String NONE = "none";
    private static final String NAME = "[0-9A-Za-z._-]{1,64}";

    private final Settings settings;

    public BulkConfiguration(Settings settings) {
        this.settings = settings;
    }

    /** The settings that cannot be used. */
    static List<Setting> wrong(Settings settings) {
        BulkConfiguration bulk = new BulkConfiguration(settings);
        List<Consumer<BulkConfiguration>> readings = List.of(BulkConfiguration::node, BulkConfiguration::jobs,
                BulkConfiguration::night, BulkConfiguration::appointments, BulkConfiguration::round);
        return readings.stream().flatMap(reading -> {
            try {
                reading.accept(bulk);
                return Set.<Setting>of().stream();
            } catch (ProblemException wrong) {
                return Settings.all().stream().filter(one -> one.name().equals(wrong.problem().where()));
            }
        }).toList();
    }

    /** This node's name among those that share the ledger. */
    public String node() {
        if (settings.has(Settings.NODE)) {
            return proper(Settings.NODE, settings.text(Settings.NODE).matches(NAME), settings.text(Settings.NODE));
        }
        try {
            String host = InetAddress.getLocalHost().getHostName().replaceAll("[^0-9A-Za-z._-]", "-");
            return host.substring(0, Math.min(host.length(), 64));
        } catch (UnknownHostException nameless) {
            return "gateway";
        }
    }

    /** Sizes, hours and pace. */
    public BulkSettings jobs() {
        BulkSettings usual = BulkSettings.DEFAULT;
        BulkPace pace = new BulkPace(positive(Settings.BULK_RECEIPT), delays(), positive(Settings.BULK_GIVE_UP));
        int size = settings.number(Settings.BULK_SIZE);
        int underWay = settings.number(Settings.BULK_UNDER_WAY);
        proper(Settings.BULK_SIZE, size >= 1 && size <= BulkSettings.LARGEST, size);
        proper(Settings.BULK_UNDER_WAY, underWay >= 1, underWay);
        return new BulkSettings(size, underWay, quiet(), pace, usual.unitsPerCommit(), usual.lease());
    }

    private List<Duration> delays() {
        try {
            List<Duration> delays = Arrays.stream(settings.text(Settings.BULK_DELAYS).split(",", -1))
                    .map(text -> Duration.parse(text.strip())).toList();
            return proper(Settings.BULK_DELAYS, delays.stream().allMatch(Duration::isPositive), delays);
        } catch (DateTimeParseException e) {
            throw wrong(Settings.BULK_DELAYS);
        }
    }

    private @Nullable QuietHours quiet() {
        String text = settings.text(Settings.BULK_QUIET);
        if (text.equalsIgnoreCase(NONE)) {
            return null;
        }
        String[] ends = text.split("-", -1);
        try {
            if (ends.length == 2) {
                return new QuietHours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
            }
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, Settings.BULK_QUIET.name()), e);
        }
        throw wrong(Settings.BULK_QUIET);
    }

    /** Which appointments are asked about by themselves. */
    public NightSettings night() {
        int ahead = settings.number(Settings.NIGHT_AHEAD);
        Duration gather = settings.duration(Settings.NIGHT_GATHER);
        proper(Settings.NIGHT_AHEAD, ahead >= 1 && ahead <= NightSettings.MOST_AHEAD, ahead);
        proper(Settings.NIGHT_GATHER, !gather.isNegative(), gather);
        return new NightSettings(settings.time(Settings.NIGHT_AT), ahead, closed(), gather);
    }

    private Set<DayOfWeek> closed() {
        Set<DayOfWeek> closed = EnumSet.noneOf(DayOfWeek.class);
        if (settings.has(Settings.NIGHT_CLOSED)) {
            for (String word : settings.text(Settings.NIGHT_CLOSED).split(",", -1)) {
                closed.add(Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().equals(word.strip().toUpperCase(Locale.ROOT))).findFirst()
                        .orElseThrow(() -> wrong(Settings.NIGHT_CLOSED)));
            }
        }
        return proper(Settings.NIGHT_CLOSED, closed.size() < DayOfWeek.values().length, closed);
    }

    /** What lists of appointments are written in. */
    public Charset appointments() {
        try {
            return Charset.forName(settings.text(Settings.APPOINTMENT_ENCODING));
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, Settings.APPOINTMENT_ENCODING.name()),
                    unknown);
        }
    }

    /** The pause between two rounds. */
    public Duration round() {
        return positive(Settings.BULK_ROUND);
    }

    private Duration positive(Setting setting) {
        Duration duration = settings.duration(setting);
        return proper(setting, duration.isPositive(), duration);
    }

    private static <T> T proper(Setting setting, boolean is, T value) {
        if (!is) {
            throw wrong(setting);
        }
        return value;
    }

    private static ProblemException wrong(Setting setting) {
        return new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, setting.name()));
    }
}
