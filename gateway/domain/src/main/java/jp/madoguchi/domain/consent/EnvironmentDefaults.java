package jp.madoguchi.domain.consent;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Reads the file's content; an item without a row is never offered. */
    public static EnvironmentDefaults parse(String text) {
        return new EnvironmentDefaults(RuleTable.parse(FILE, text, COLUMNS)
                .timelines(row -> row.one("item", ConsentItem.class), EnvironmentDefaults::used));
    }

    private static boolean used(RuleTable.Row row) {
        return switch (row.required("used")) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw row.wrong("says neither yes nor no in used");
        };
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
