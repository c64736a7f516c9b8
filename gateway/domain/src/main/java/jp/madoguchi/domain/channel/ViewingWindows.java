package jp.madoguchi.domain.channel;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.domain.consent.CareTime;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;

/**
 * How long something may be looked at after a consent (R-CH-33, R-CH-34): a number of hours, or as long as continuing care lasts; and on
 * which days there is such a situation at all (R-CH-39). What may be looked at {@code ViewRequest} decides by it.
 */
public final class ViewingWindows {

    /** The file's name. */
    public static final String FILE = "viewing-windows.csv";

    private static final List<String> COLUMNS = List.of("situation", "from", "to", "hours", "rules");

    private static final String CONTINUING = "continuing";
    private static final String NONE = "none";

    private final Map<CareSituation, Timeline<Window>> windows;

    /** What holds for a situation on the days of a row. */
    private sealed interface Window {

        /** Hours after the consent. */
        record Hours(Duration length) implements Window {}

        /** As long as the care lasts. */
        record WhileCareLasts() implements Window {}

        /** There is no such situation. */
        record NoSituation() implements Window {}
    }

    private ViewingWindows(Map<CareSituation, Timeline<Window>> windows) {
        this.windows = windows;
    }

    /** Reads the file's content; every situation must have a window, or none, on every day without end. */
    public static ViewingWindows parse(String text) {
        RuleTable table = RuleTable.parse(FILE, text, COLUMNS);
        Map<CareSituation, Timeline<Window>> windows = new EnumMap<>(CareSituation.class);
        windows.putAll(
                table.timelinesWithoutEnd(row -> row.one("situation", CareSituation.class), ViewingWindows::window));
        for (CareSituation situation : CareSituation.values()) {
            if (!windows.containsKey(situation)) {
                throw new ProblemException(Problem.at(ProblemCode.RULE_FILE_INVALID,
                        FILE + " says nothing of " + situation + ": add a row"));
            }
        }
        return new ViewingWindows(windows);
    }

    private static Window window(RuleTable.Row row) {
        return switch (row.required("hours")) {
            case CONTINUING -> new Window.WhileCareLasts();
            case NONE -> new Window.NoSituation();
            default -> new Window.Hours(Duration.ofHours(row.number("hours")));
        };
    }

    /** Whether a situation exists on a day: the desk counts as one from 2025-04 on (R-CH-39). */
    public boolean exists(CareSituation situation, LocalDate day) {
        return !(window(situation, day) instanceof Window.NoSituation);
    }

    /**
     * How long a consent lasts that was given in a situation on a day. Where there was no such situation it lasts no longer than its moment,
     * unless the national system returned an end.
     */
    public CareTime time(CareSituation situation, LocalDate day) {
        return switch (window(situation, day)) {
            case Window.NoSituation none -> new CareTime.Fixed(Duration.ZERO);
            case Window.WhileCareLasts lasting -> CareTime.Continuing.LASTING;
            case Window.Hours hours -> new CareTime.Fixed(hours.length());
        };
    }

    /** Before the file begins there is no situation at all. */
    private Window window(CareSituation situation, LocalDate day) {
        return Objects.requireNonNull(windows.get(situation)).at(day).orElse(new Window.NoSituation());
    }
}
