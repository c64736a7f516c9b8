package jp.madoguchi.domain.privacy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;

/**
 * How long records are kept, from {@value #FILE}. Two things no file can change: a face image is never kept (R-SE-02), and logs of access
 * live at least as long as whatever they tell of (R-SE-07).
 */
public final class Retention {

    /** The file's name. */
    public static final String FILE = "retention.csv";

    private static final List<String> COLUMNS = List.of("record", "from", "to", "keep", "encrypted", "rules");
    private static final String NEVER = "never";
    /** Times of different units are compared from this moment on; any would do. */
    private static final LocalDateTime COMPARED_FROM = LocalDateTime.of(2025, 3, 1, 0, 0);

    private record Rule(TemporalAmount time, boolean encrypted) {

        private boolean never() {
            return COMPARED_FROM.plus(time).equals(COMPARED_FROM);
        }
    }

    private final Map<RecordKind, Timeline<Rule>> rules;

    private Retention(Map<RecordKind, Timeline<Rule>> rules) {
        this.rules = rules;
    }

    /** Reads the file's content; every kind of record must have a row for every day without end. */
    public static Retention parse(String text) {
        RuleTable table = RuleTable.parse(FILE, text, COLUMNS);
        Map<RecordKind, Timeline<Rule>> rules = table.timelinesWithoutEnd(row -> row.one("record", RecordKind.class),
                Retention::rule);
        for (RecordKind kind : RecordKind.values()) {
            if (!rules.containsKey(kind)) {
                throw new ProblemException(
                        Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " says nothing of " + kind + ": add a row"));
            }
        }
        Retention retention = new Retention(rules);
        table.rows().forEach(retention::demandLongEnoughLogs);
        return retention;
    }

    private static Rule rule(RuleTable.Row row) {
        Rule rule = new Rule(time(row), row.yes("encrypted"));
        boolean face = row.one("record", RecordKind.class) == RecordKind.FACE_IMAGE;
        if (face && !rule.never()) {
            throw row.wrong("keeps face images: write " + NEVER + " in keep");
        }
        if (!face && rule.never()) {
            throw row.wrong("keeps nothing: write a time such as P5Y or PT24H in keep");
        }
        return rule;
    }

    private static TemporalAmount time(RuleTable.Row row) {
        String keep = row.required("keep");
        try {
            TemporalAmount time = keep.equals(NEVER)
                    ? Period.ZERO
                    : keep.startsWith("PT") ? Duration.parse(keep) : Period.parse(keep);
            if (COMPARED_FROM.plus(time).isBefore(COMPARED_FROM)) {
                throw row.wrong("has a negative time in keep");
            }
            return time;
        } catch (DateTimeException e) {
            throw row.wrong("has no time in keep: write it as P5Y, P13M, PT24H or " + NEVER);
        }
    }

    private void demandLongEnoughLogs(RuleTable.Row row) {
        TemporalAmount told = rule(row).time();
        boolean shorter = at(RecordKind.ACCESS_LOG, row.date("from").atStartOfDay()).stream()
                .anyMatch(log -> COMPARED_FROM.plus(log.time()).isBefore(COMPARED_FROM.plus(told)));
        if (shorter) {
            throw row.wrong("is kept longer than the logs of who saw it: lengthen ACCESS_LOG");
        }
    }

    private List<Rule> at(RecordKind kind, LocalDateTime made) {
        Timeline<Rule> timeline = rules.get(kind);
        return timeline == null ? List.of() : timeline.at(made.toLocalDate()).stream().toList();
    }

    /**
     * How long a record is kept.
     *
     * @param kind what it is
     * @param made when it came into being, Japanese time
     */
    public Kept of(RecordKind kind, LocalDateTime made) {
        for (Rule rule : at(kind, made)) {
            return rule.never() ? new Kept.Never() : new Kept.Until(made.plus(rule.time()), rule.encrypted());
        }
        return new Kept.Unknown();
    }
}
