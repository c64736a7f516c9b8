package jp.madoguchi.domain.channel;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.consent.CareTime;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * How long something may be looked at after a consent (R-CH-33, R-CH-34): a number of hours, or as long as continuing care lasts; and from
 * which day there is such a situation at all (R-CH-39). What may be looked at {@code ViewRequest} decides by it.
 */
public final class ViewingWindows {

    /** The file's name. */
    public static final String FILE = "viewing-windows.csv";

    private static final List<String> COLUMNS = List.of("situation", "from", "to", "hours", "rules");

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
     * How long a consent lasts that was given in a situation on a day. Where there was no such situation it lasts no longer than its moment,
     * unless the national system returned an end.
     */
    public CareTime time(CareSituation situation, LocalDate day) {
        Optional<Window> window = window(situation, day);
        if (window.isEmpty()) {
            return new CareTime.Fixed(Duration.ZERO);
        }
        Duration length = window.get().length();
        return length == null ? CareTime.Continuing.LASTING : new CareTime.Fixed(length);
    }

    private Optional<Window> window(CareSituation situation, LocalDate day) {
        Timeline<Window> timeline = windows.get(situation);
        return timeline == null ? Optional.empty() : timeline.at(day);
    }
}
