package jp.madoguchi.domain.rule;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/** The values of all {@link RuleSwitch}es by day: one for every day from {@link RuleTable#BEGIN} on, without end. */
public final class RuleSwitches {

    /** The file's name. */
    public static final String FILE = "switches.csv";

    private static final List<String> COLUMNS = List.of("switch", "from", "to", "value", "rules");
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
                        Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " says nothing of " + known + ": add a row"));
            }
        }
        return new RuleSwitches(values);
    }

    private static String value(RuleTable.Row row) {
        RuleSwitch key = row.one("switch", RuleSwitch.class);
        if (NUMBERS.contains(key)) {
            return Integer.toString(row.number("value"));
        }
        List<String> allowed = switch (key) {
            case GRACE_FORM -> List.of("month-end", "day");
            case VALID_PAPER_NOT_FOUND -> List.of("as-shown", "whole-cost");
            case ACCEPT_VALIDITY_6 -> List.of("desk", "accept");
            default -> List.of("on", "off");
        };
        String value = row.required("value");
        if (!allowed.contains(value)) {
            throw row.wrong("has the value " + value + " where one of " + allowed + " is known");
        }
        return value;
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
