package jp.madoguchi.domain.consent;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;

/**
 * What an institution has switched on in its environment settings (環境設定情報), from {@value #FILE}: only that is offered to patients
 * (R-CO-01). The file built in holds the settings as delivered (R-CO-06).
 */
public final class EnvironmentDefaults {

    /** The file's name. */
    public static final String FILE = "environment.csv";

    private static final List<String> COLUMNS = List.of("item", "from", "to", "used", "rules");

    private final Map<ConsentItem, Timeline<Boolean>> used;

    private EnvironmentDefaults(Map<ConsentItem, Timeline<Boolean>> used) {
        this.used = used;
    }

    /** Reads the file's content; every item must be used or not on every day, without end. */
    public static EnvironmentDefaults parse(String text) {
        Map<ConsentItem, Timeline<Boolean>> used = RuleTable.parse(FILE, text, COLUMNS)
                .timelinesWithoutEnd(row -> row.one("item", ConsentItem.class), row -> row.yes("used"));
        for (ConsentItem item : ConsentItem.values()) {
            if (!used.containsKey(item)) {
                throw new ProblemException(
                        Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " says nothing of " + item + ": add a row"));
            }
        }
        return new EnvironmentDefaults(used);
    }

    /** What is offered on a day; unmodifiable. */
    public Set<ConsentItem> offered(LocalDate day) {
        EnumSet<ConsentItem> offered = EnumSet.noneOf(ConsentItem.class);
        used.forEach((item, timeline) -> {
            if (timeline.at(day).orElse(false)) {
                offered.add(item);
            }
        });
        return Collections.unmodifiableSet(offered);
    }
}
