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
 * Who may look at what, from {@value #FILE} (R-CO-09). No file can show anything medical to the desk or to those who claim: the names of
 * such a row would be a mistake, and stop the start.
 */
public final class Viewers {

    /** The file's name. */
    public static final String FILE = "viewers.csv";

    private static final List<String> COLUMNS = List.of("role", "from", "to", "items", "rules");
    private static final Set<ViewerRole> NOT_LICENSED = Collections
            .unmodifiableSet(EnumSet.of(ViewerRole.DESK_STAFF, ViewerRole.CLAIM_STAFF));

    private final Map<ViewerRole, Timeline<Set<ConsentItem>>> items;

    private Viewers(Map<ViewerRole, Timeline<Set<ConsentItem>>> items) {
        this.items = items;
    }

    /** Reads the file's content; every role must have a row for every day without end. */
    public static Viewers parse(String text) {
        Map<ViewerRole, Timeline<Set<ConsentItem>>> items = RuleTable.parse(FILE, text, COLUMNS)
                .timelinesWithoutEnd(row -> row.one("role", ViewerRole.class), Viewers::items);
        for (ViewerRole role : ViewerRole.values()) {
            if (!items.containsKey(role)) {
                throw new ProblemException(
                        Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " says nothing of " + role + ": add a row"));
            }
        }
        return new Viewers(items);
    }

    private static Set<ConsentItem> items(RuleTable.Row row) {
        EnumSet<ConsentItem> items = EnumSet.noneOf(ConsentItem.class);
        for (String word : row.words("items")) {
            ConsentItem item = List.of(ConsentItem.values()).stream().filter(one -> one.name().equals(word)).findFirst()
                    .orElseThrow(() -> row.wrong("names an unknown item " + word + ": known are "
                            + List.of(ConsentItem.values())));
            if (item.isMedical() && NOT_LICENSED.contains(row.one("role", ViewerRole.class))) {
                throw row.wrong("shows " + item + " to staff without a licence: take it out");
            }
            items.add(item);
        }
        return Collections.unmodifiableSet(items);
    }

    /** Whether a role may look at an item on a day; not on a day before the file begins. */
    public boolean maySee(ViewerRole role, ConsentItem item, LocalDate day) {
        Timeline<Set<ConsentItem>> timeline = items.get(role);
        return timeline != null && timeline.at(day).orElse(Set.of()).contains(item);
    }
}
