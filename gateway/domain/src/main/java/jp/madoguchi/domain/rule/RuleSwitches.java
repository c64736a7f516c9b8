package jp.madoguchi.domain.rule;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/** The values of all {@link RuleSwitch}es by day: one for every day from {@link RuleTable#BEGIN} on, without end. */
public final class RuleSwitches {

    /** The file's name. */
    public static final String FILE = "switches.csv";

    private static final List<String> COLUMNS = List.of("switch", "from", "to", "value", "rules");
    private static final String AS_WRITTEN = "as-written";
    private static final Set<RuleSwitch> NUMBERS = EnumSet.of(RuleSwitch.VISUAL_MODE_ALARM_MINUTES,
            RuleSwitch.PUBLIC_EXPENSES_PER_CLAIM, RuleSwitch.SECOND_REVIEW_HOURS);

    private final Map<RuleSwitch, Timeline<String>> values;

    private RuleSwitches(Map<RuleSwitch, Timeline<String>> values) {
        this.values = values;
    }

    /** Reads the file's content; every switch must have a value. */
    public static RuleSwitches parse(String text) {
        RuleTable table = RuleTable.parse(FILE, text, COLUMNS);
        Map<RuleSwitch, Timeline<String>> values = table.timelinesWithoutEnd(row -> row.one("switch", RuleSwitch.class),
                RuleSwitches::value);
        for (RuleSwitch known : RuleSwitch.values()) {
            if (!values.containsKey(known)) {
                throw new ProblemException(
                        Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " says nothing of " + known + ": add the row "
                                + known + "," + RuleTable.BEGIN + ",,VALUE, with "
                                + (NUMBERS.contains(known) ? "a whole number" : "one of " + allowed(known))
                                + " as VALUE; docs/rules.md names the one built in"));
            }
        }
        return new RuleSwitches(values);
    }

    private static String value(RuleTable.Row row) {
        RuleSwitch key = row.one("switch", RuleSwitch.class);
        if (NUMBERS.contains(key)) {
            return Integer.toString(row.number("value"));
        }
        List<String> allowed = allowed(key);
        String value = row.required("value");
        if (!allowed.contains(value)) {
            throw row.wrong("has the value " + value + " where one of " + allowed + " is known");
        }
        return value;
    }

    private static List<String> allowed(RuleSwitch key) {
        return switch (key) {
            case GRACE_FORM -> List.of("month-end", "day");
            case VALID_PAPER_NOT_FOUND -> List.of("as-shown", "whole-cost");
            case ACCEPT_VALIDITY_6 -> List.of("desk", "accept");
            case UNCERTAIN_PAPERS -> List.of("as-listed", "other-reading");
            case PAPER_CLOSES_MONTH -> List.of("read-on", "no-longer", AS_WRITTEN);
            default -> List.of("on", "off");
        };
    }

    /**
     * What of the open switches an answer hangs on: those whose other reading would give another one. Such an answer is the hospital's
     * reading and no certainty.
     *
     * @param answer what is answered by some switches; for the same ones always the same
     * @param <T>    what is answered, equal when it is the same
     */
    public <T> Set<RuleSwitch> open(Function<RuleSwitches, T> answer) {
        T given = answer.apply(this);
        EnumSet<RuleSwitch> open = EnumSet.noneOf(RuleSwitch.class);
        for (RuleSwitch key : RuleSwitch.values()) {
            if (key.isOpen() && !answer.apply(readOtherwise(key)).equals(given)) {
                open.add(key);
            }
        }
        return Collections.unmodifiableSet(open);
    }

    /** The same with one switch read the other way on every day; what the text itself says stays. */
    private RuleSwitches readOtherwise(RuleSwitch key) {
        Map<RuleSwitch, Timeline<String>> other = new EnumMap<>(RuleSwitch.class);
        other.putAll(values);
        List<String> readings = allowed(key);
        other.computeIfPresent(key, (k, timeline) -> new Timeline<>(timeline.spans().stream()
                .map(span -> new Timeline.Span<>(span.from(), span.to(), otherwise(span.value(), readings))).toList()));
        return new RuleSwitches(other);
    }

    /** Refuses a switch that is said to be read as the text has it on a day on which there is not what the text names. */
    public void refuseAsWritten(RuleSwitch key, Predicate<LocalDate> named, String instead) {
        Timeline<String> timeline = values.get(key);
        for (Timeline.Span<String> span : timeline == null ? List.<Timeline.Span<String>>of() : timeline.spans()) {
            // What a text names ends once: the last day of a span tells, and one without end lasts longer than anything that ends.
            LocalDate last = span.to() == null ? LocalDate.MAX : span.to();
            if (span.value().equals(AS_WRITTEN) && !named.test(last)) {
                throw new ProblemException(Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " reads " + key + " "
                        + AS_WRITTEN + " up to " + (span.to() == null ? "no end" : span.to()) + ", but " + instead));
            }
        }
    }

    private static String otherwise(String value, List<String> readings) {
        return value.equals(AS_WRITTEN) ? value : readings.get(value.equals(readings.get(0)) ? 1 : 0);
    }

    /** Whether a switch is on. A day before the file begins counts as off. */
    public boolean on(RuleSwitch key, LocalDate day) {
        return value(key, day).equals("on");
    }

    /** A switch that is a number; 0 on a day before the file begins. */
    public int number(RuleSwitch key, LocalDate day) {
        String value = value(key, day);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    /** The value as it stands in the file; empty on a day before the file begins. */
    public String value(RuleSwitch key, LocalDate day) {
        Timeline<String> timeline = values.get(key);
        return timeline == null ? "" : timeline.at(day).orElse("");
    }
}
