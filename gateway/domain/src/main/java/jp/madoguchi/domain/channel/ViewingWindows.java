package jp.madoguchi.domain.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * How long something may be looked at after a consent (R-CH-33, R-CH-34): a number of hours, or as long as continuing care lasts; and from
 * which day there is such a situation at all (R-CH-39). Taking the consent back ends everything at once (R-CH-36).
 */
public final class ViewingWindows {

    /** The file's name. */
    public static final String FILE = "viewing-windows.csv";

    private static final List<String> COLUMNS = List.of("situation", "from", "to", "hours", "rules");
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

    private final Map<CareSituation, Timeline<Window>> windows;

    /** What holds for a situation: hours after the consent, or none while continuing care lasts. */
    private record Window(@Nullable Duration length) {}

    private ViewingWindows(Map<CareSituation, Timeline<Window>> windows) {
        this.windows = windows;
    }

    /** Reads the file's content; every situation must have a row. */
    public static ViewingWindows parse(String text) {
        RuleTable table = RuleTable.parse(FILE, text, COLUMNS);
        Map<CareSituation, Timeline<Window>> windows = new EnumMap<>(CareSituation.class);
        windows.putAll(table.timelines(row -> row.one("situation", CareSituation.class), ViewingWindows::window));
        for (CareSituation situation : CareSituation.values()) {
            if (!windows.containsKey(situation)) {
                throw new ProblemException(Problem.at(ProblemCode.RULE_FILE_INVALID,
                        FILE + " says nothing of " + situation + ": add a row"));
            }
        }
        return new ViewingWindows(windows);
    }

    private static Window window(RuleTable.Row row) {
        row.rules("rules");
        return new Window(row.text("hours").isEmpty() ? null : Duration.ofHours(row.number("hours")));
    }

    /** Whether a situation exists on a day: the desk counts as one from 2025-04 on (R-CH-39). */
    public boolean exists(CareSituation situation, LocalDate day) {
        return window(situation, day).isPresent();
    }

    /**
     * How long something may be looked at after a consent; empty while continuing care lasts.
     *
     * @throws IllegalArgumentException if there is no such situation on that day; see {@link #exists}
     */
    public Optional<Duration> length(CareSituation situation, LocalDate day) {
        Window window = window(situation, day)
                .orElseThrow(() -> new IllegalArgumentException(situation + " does not exist on " + day));
        return Optional.ofNullable(window.length());
    }

    private Optional<Window> window(CareSituation situation, LocalDate day) {
        Timeline<Window> timeline = windows.get(situation);
        return timeline == null ? Optional.empty() : timeline.at(day);
    }

    /**
     * Whether something may be looked at. Both ends of a window lie inside. What was refused once after the consent stays refused.
     *
     * @param grant  the consent
     * @param moment when somebody wants to look
     */
    public ViewDecision mayView(ViewingGrant grant, Instant moment) {
        if (moment.isBefore(grant.registeredAt())) {
            return ViewDecision.CONSENT_NOT_YET_GIVEN;
        }
        if (grant.revokedAt() != null && !moment.isBefore(grant.revokedAt())) {
            return ViewDecision.CONSENT_REVOKED;
        }
        Optional<Window> window = window(grant.situation(), dayOf(grant.registeredAt()));
        if (window.isEmpty()) {
            return ViewDecision.WINDOW_UNKNOWN;
        }
        Duration length = window.get().length();
        Instant end = end(grant, length);
        if (end != null && moment.isAfter(end)) {
            return ViewDecision.CONSENT_EXPIRED;
        }
        boolean careEnded = grant.careEndedOn() != null && dayOf(moment).isAfter(grant.careEndedOn());
        return length == null && careEnded ? ViewDecision.CARE_ENDED : ViewDecision.ALLOWED;
    }

    private static @Nullable Instant end(ViewingGrant grant, @Nullable Duration length) {
        if (grant.availableUntil() != null) {
            return grant.availableUntil();
        }
        return length == null ? null : grant.registeredAt().plus(length);
    }

    private static LocalDate dayOf(Instant moment) {
        return moment.atOffset(JAPAN).toLocalDate();
    }
}
