package jp.madoguchi.domain.claim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;

/** From when each {@link ClaimMeasure} is in force (R-RS-01, R-RS-05a, R-CL-02, R-CL-04). */
public final class ClaimCalendar {

    /** The file's name. */
    public static final String FILE = "claim-calendar.csv";

    private static final List<String> COLUMNS = List.of("measure", "from", "to", "value", "rules");

    private final Map<ClaimMeasure, Timeline<Boolean>> measures;

    private ClaimCalendar(Map<ClaimMeasure, Timeline<Boolean>> measures) {
        this.measures = measures;
    }

    /** Reads the file's content; every measure must be on or off on every day, without end. */
    public static ClaimCalendar parse(String text) {
        RuleTable table = RuleTable.parse(FILE, text, COLUMNS);
        Map<ClaimMeasure, Timeline<Boolean>> measures = table.timelinesWithoutEnd(
                row -> row.one("measure", ClaimMeasure.class),
                ClaimCalendar::value);
        for (ClaimMeasure measure : ClaimMeasure.values()) {
            if (!measures.containsKey(measure)) {
                throw new ProblemException(
                        Problem.at(ProblemCode.RULE_FILE_INVALID,
                                FILE + " says nothing of " + measure + ": add a row"));
            }
        }
        return new ClaimCalendar(measures);
    }

    private static boolean value(RuleTable.Row row) {
        return switch (row.required("value")) {
            case "on" -> true;
            case "off" -> false;
            default -> throw row.wrong("has a value other than on and off: write one of them");
        };
    }

    /** Whether a measure is in force; a day before the file begins counts as not. */
    public boolean inForce(ClaimMeasure measure, LocalDate day) {
        Timeline<Boolean> timeline = measures.get(measure);
        return timeline != null && timeline.at(day).orElse(false);
    }

    /** Whether a measure is in force in a month of claim, judged by its first day. */
    public boolean inForce(ClaimMeasure measure, YearMonth month) {
        return inForce(measure, month.atDay(1));
    }

    /** The first month, after one in which a measure is not in force, whose first day it covers; empty when none is known. */
    public Optional<YearMonth> firstMonthAfter(ClaimMeasure measure, YearMonth month) {
        Timeline<Boolean> timeline = measures.get(measure);
        if (timeline == null) {
            return Optional.empty();
        }
        return timeline.spans().stream()
                .filter(Timeline.Span::value)
                .map(span -> firstWholeMonth(span.from()))
                .filter(first -> first.isAfter(month))
                .findFirst();
    }

    private static YearMonth firstWholeMonth(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return day.getDayOfMonth() == 1 ? month : month.plusMonths(1);
    }
}
