package jp.madoguchi.domain.certificate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jp.madoguchi.domain.problem.AsciiDigits;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;

/**
 * The caps of high costs (高額療養費の自己負担限度額) by category and month of treatment, {@code caps.csv} (rules 7.1). An empty cell is a
 * figure that the texts do not give, {@code ?} one that is not published yet, {@code -} a cap that does not exist; a column named in {@code uncertain} is marked so.
 */
public final class CostCaps {

    /** The file's name. */
    public static final String FILE = "caps.csv";

    private static final List<String> FIGURES = List.of("base", "threshold", "many", "yearly");
    private static final List<String> COLUMNS = List.of("category", "scope", "from", "to", "base", "threshold", "many",
            "yearly", "uncertain", "note");
    private static final String NO_SUCH_CAP = "-";
    private static final String NOT_PUBLISHED = "?";

    /** The cells of one row, as written. */
    private record Figures(Map<String, String> cells, Set<String> uncertain) {

        CostCap figure(String column) {
            return switch (cells.getOrDefault(column, "")) {
                case "" -> new CostCap.Unknown(CapReason.NO_FIGURE);
                case NOT_PUBLISHED -> new CostCap.Unknown(CapReason.NOT_PUBLISHED_YET);
                case NO_SUCH_CAP -> new CostCap.NoCap(CapReason.NO_SUCH_CAP);
                case String yen when uncertain.contains(column) ->
                    new CostCap.Uncertain(Long.parseLong(yen), CapReason.MARKED_UNCERTAIN);
                case String yen -> new CostCap.Known(Long.parseLong(yen));
            };
        }
    }

    private record Key(LimitCategory category, CapScope scope) {}

    private final Map<Key, Timeline<Figures>> figures;

    private CostCaps(Map<Key, Timeline<Figures>> figures) {
        this.figures = figures;
    }

    /** Reads the file's content; every category must have a monthly cap for every day without end, and rows change with the month. */
    public static CostCaps parse(String text) {
        Map<Key, Timeline<Figures>> figures = RuleTable.parse(FILE, text, COLUMNS).timelinesWithoutEnd(
                row -> new Key(row.one("category", LimitCategory.class), row.one("scope", CapScope.class)),
                CostCaps::figures);
        for (LimitCategory category : LimitCategory.values()) {
            if (!figures.containsKey(new Key(category, CapScope.MONTH))) {
                throw new ProblemException(Problem.at(ProblemCode.RULE_FILE_INVALID,
                        FILE + " says nothing of " + category + " MONTH: add a row, with empty cells if need be"));
            }
        }
        return new CostCaps(figures);
    }

    private static Figures figures(RuleTable.Row row) {
        LocalDate to = row.dateOrNull("to");
        if (row.date("from").getDayOfMonth() != 1 || to != null && to.plusDays(1).getDayOfMonth() != 1) {
            throw row.wrong("begins or ends inside a month: caps are those of a month");
        }
        Map<String, String> cells = new HashMap<>();
        for (String column : FIGURES) {
            String cell = row.text(column);
            if (!cell.equals(NO_SUCH_CAP) && !cell.equals(NOT_PUBLISHED)
                    && (!AsciiDigits.only(cell) || cell.length() > 9)) {
                throw row.wrong("has no amount in yen in " + column + ": write digits only, -, ? or nothing");
            }
            cells.put(column, cell);
        }
        Set<String> uncertain = Set.copyOf(row.words("uncertain"));
        if (!FIGURES.containsAll(uncertain)) {
            throw row.wrong("marks an unknown column as uncertain: known are " + FIGURES);
        }
        return new Figures(Map.copyOf(cells), uncertain);
    }

    /**
     * The cap of a month for a total cost (総医療費, 10割). Above the threshold 1 % of what lies above it is added; that part is rounded
     * to whole yen, half a yen up, and is never negative.
     *
     * @param totalCostYen 0 or more
     */
    public CostCap monthly(LimitCategory category, CapScope scope, YearMonth treatment, long totalCostYen) {
        if (totalCostYen < 0) {
            throw new IllegalArgumentException("a cost is 0 yen or more");
        }
        return at(new Key(category, scope), treatment, row -> withOnePercent(row, totalCostYen));
    }

    private static CostCap withOnePercent(Figures row, long totalCostYen) {
        CostCap base = row.figure("base");
        return switch (row.figure("threshold")) {
            case CostCap.NoCap flat -> base;
            case CostCap.Unknown unknown -> base instanceof CostCap.NoCap ? base : unknown;
            case CostCap.Known threshold -> plus(base, onePercent(totalCostYen - threshold.yen()));
            case CostCap.Uncertain threshold -> switch (base) {
                case CostCap.Known known -> new CostCap.Uncertain(
                        Math.addExact(known.yen(), onePercent(totalCostYen - threshold.yen())), threshold.reason());
                case CostCap other -> plus(other, onePercent(totalCostYen - threshold.yen()));
            };
        };
    }

    /**
     * The cap of a month whose total cost nobody has named: a flat one is known all the same, one that rises with the cost is unknown
     * ({@code COST_UNKNOWN}), and its base is no guess at it.
     */
    public CostCap monthlyOfUnknownCost(LimitCategory category, CapScope scope, YearMonth treatment) {
        return at(new Key(category, scope), treatment, CostCaps::ofUnknownCost);
    }

    private static CostCap ofUnknownCost(Figures row) {
        return switch (withOnePercent(row, 0)) {
            case CostCap.NoCap none -> none;
            case CostCap.Unknown unknown -> unknown;
            case CostCap flat when row.figure("threshold") instanceof CostCap.NoCap -> flat;
            case CostCap rising -> new CostCap.Unknown(CapReason.COST_UNKNOWN);
        };
    }

    private static CostCap plus(CostCap base, long yen) {
        return switch (base) {
            case CostCap.Known known -> new CostCap.Known(Math.addExact(known.yen(), yen));
            case CostCap.Uncertain u -> new CostCap.Uncertain(Math.addExact(u.yen(), yen), u.reason());
            case CostCap.Unknown unknown -> unknown;
            case CostCap.NoCap none -> none;
        };
    }

    private static long onePercent(long yenAboveThreshold) {
        return yenAboveThreshold <= 0 ? 0 : (yenAboveThreshold + 50) / 100;
    }

    /** The cap from the fourth month on of twelve in which it was reached (多数回該当). */
    public CostCap manyTimes(LimitCategory category, YearMonth treatment) {
        return at(new Key(category, CapScope.MONTH), treatment, row -> row.figure("many"));
    }

    /** The cap of a year (年間上限), since 2026-08. */
    public CostCap yearly(LimitCategory category, YearMonth treatment) {
        return at(new Key(category, CapScope.MONTH), treatment, row -> row.figure("yearly"));
    }

    private CostCap at(Key key, YearMonth treatment, Function<Figures, CostCap> figure) {
        Timeline<Figures> timeline = figures.get(key);
        if (timeline == null) {
            return new CostCap.NoCap(CapReason.NO_SUCH_CAP);
        }
        return timeline.at(treatment.atDay(1)).map(figure)
                .orElseGet(() -> new CostCap.Unknown(CapReason.BEFORE_TABLE));
    }
}
