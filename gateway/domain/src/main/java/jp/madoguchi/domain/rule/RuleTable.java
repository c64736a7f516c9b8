package jp.madoguchi.domain.rule;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import jp.madoguchi.domain.problem.AsciiDigits;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A table of rules as a file holds it: UTF-8 text, comma-separated, a header line with the names of the columns, {@code #} lines and
 * blank lines ignored, cells trimmed, no quoting (a list inside a cell is separated by blanks). An integration engineer edits it in
 * any editor. What a column {@code rules} names must be a rule that the catalogue knows ({@link KnownRules}).
 *
 * <p>Whatever is wrong in it is a {@link ProblemException} with {@code RULE_FILE_INVALID}, whose place names file and line and says
 * what to do: such a file must stop the start.
 */
public final class RuleTable {

    /** The first day of which rules speak: the start of the national system. */
    public static final LocalDate BEGIN = LocalDate.of(2021, 3, 1);

    private static final String RULES = "rules";

    private final String name;
    private final List<Row> rows;

    private RuleTable(String name, List<Row> rows) {
        this.name = name;
        this.rows = rows;
    }

    /**
     * Reads a table.
     *
     * @param name    the file's name, for messages
     * @param text    the file's content
     * @param columns exactly these columns are expected, in any order
     */
    public static RuleTable parse(String name, String text, List<String> columns) {
        return parse(name, text, columns, Set.of());
    }

    /**
     * The same of a table that has got columns since: a file from before is read on.
     *
     * @param since which of the columns may be missing; then all their cells are empty
     */
    public static RuleTable parse(String name, String text, List<String> columns, Set<String> since) {
        List<String> lines = text.replace("\uFEFF", "").lines().toList();
        List<String> header = null;
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = cells(line);
            if (header == null) {
                header = header(name, i + 1, cells, columns, since);
            } else if (cells.size() != header.size()) {
                throw wrong(name, i + 1, "has " + cells.size() + " cells where the header names " + header.size()
                        + ": write every cell, an empty one as nothing between two commas");
            } else {
                rows.add(new Row(name, i + 1, header, cells, since));
            }
        }
        if (header == null || rows.isEmpty()) {
            throw wrong(name, Math.max(1, lines.size()), "holds no rule: write a header line and at least one row");
        }
        if (columns.contains(RULES)) {
            rows.forEach(row -> row.rules(RULES));
        }
        return new RuleTable(name, List.copyOf(rows));
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static List<String> header(String name, int line, List<String> found, List<String> columns,
            Set<String> since) {
        Set<String> seen = new HashSet<>();
        for (String column : found) {
            if (!columns.contains(column)) {
                throw wrong(name, line, "names an unknown column " + column + ": known are " + columns);
            }
            if (!seen.add(column)) {
                throw wrong(name, line, "names the column " + column + " twice: take one out");
            }
        }
        for (String column : columns) {
            if (!seen.contains(column) && !since.contains(column)) {
                throw wrong(name, line, "lacks the column " + column + ": add it");
            }
        }
        return found;
    }

    /** The rows, from top to bottom. */
    public List<Row> rows() {
        return rows;
    }

    /**
     * One timeline per key from the columns {@code from} and {@code to}, of what may begin late and end: only for a list that is never
     * whole, where a day that no row covers is "not listed" and asked of a person. Everything else is {@link #timelinesWithoutEnd}. Rows
     * may stand in any order.
     *
     * @param key   what a row is about
     * @param value what it says
     */
    public <K, T> Map<K, Timeline<T>> timelinesAsListed(Function<Row, K> key, Function<Row, T> value) {
        Map<K, List<Row>> grouped = new HashMap<>();
        for (Row row : rows) {
            grouped.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row);
        }
        Map<K, Timeline<T>> timelines = new HashMap<>();
        grouped.forEach((k, group) -> timelines.put(k, timeline(group, value)));
        return Map.copyOf(timelines);
    }

    /**
     * As {@link #timelinesAsListed}, of what must have a value on every day from {@link #BEGIN} on without end: a row that begins later or
     * ends with nothing behind it leaves a gap, which would be taken for a value. That something did not exist yet, or does no more, is a
     * row of its own.
     */
    public <K, T> Map<K, Timeline<T>> timelinesWithoutEnd(Function<Row, K> key, Function<Row, T> value) {
        Map<K, Timeline<T>> timelines = timelinesAsListed(key, value);
        for (Row row : rows) {
            K about = key.apply(row);
            List<Timeline.Span<T>> spans = Objects.requireNonNull(timelines.get(about)).spans();
            LocalDate from = row.date("from");
            if (from.equals(spans.getFirst().from()) && !from.equals(BEGIN)) {
                throw row.wrong("is the first about " + about + " and must begin on " + BEGIN
                        + ": give what holds before a row of its own");
            }
            if (from.equals(spans.getLast().from()) && row.dateOrNull("to") != null) {
                throw row.wrong("is the last about " + about + " and must have no end: empty its to, or add what holds "
                        + "afterwards");
            }
        }
        return timelines;
    }

    private <T> Timeline<T> timeline(List<Row> group, Function<Row, T> value) {
        List<Row> ordered = group.stream().sorted((a, b) -> a.date("from").compareTo(b.date("from"))).toList();
        List<Timeline.Span<T>> spans = new ArrayList<>();
        Timeline<T> timeline = null;
        for (Row row : ordered) {
            try {
                spans.add(new Timeline.Span<>(row.date("from"), row.dateOrNull("to"), value.apply(row)));
                timeline = new Timeline<>(spans);
            } catch (IllegalArgumentException e) {
                throw row.wrong(e.getMessage() + ": correct from and to");
            }
        }
        if (timeline == null) {
            throw new IllegalStateException(name);
        }
        return timeline;
    }

    private static ProblemException wrong(String name, int line, String what) {
        return new ProblemException(Problem.at(ProblemCode.RULE_FILE_INVALID, name + " line " + line + " " + what));
    }

    /** One line of the table. */
    public static final class Row {

        private static final int MOST_DIGITS = 9;

        private final String file;
        private final int line;
        private final List<String> header;
        private final List<String> cells;
        private final Set<String> since;

        private Row(String file, int line, List<String> header, List<String> cells, Set<String> since) {
            this.file = file;
            this.line = line;
            this.header = header;
            this.cells = cells;
            this.since = since;
        }

        /** A cell; empty when nothing stands there. */
        public String text(String column) {
            int at = header.indexOf(column);
            return at < 0 && since.contains(column) ? "" : cells.get(at);
        }

        /** A cell that must not be empty. */
        public String required(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                throw wrong("needs a value in " + column);
            }
            return text;
        }

        /** A cell that holds several words separated by blanks; empty when nothing stands there. */
        public List<String> words(String column) {
            String text = text(column);
            return text.isEmpty() ? List.of() : List.of(text.split(" +"));
        }

        /** A date, {@code yyyy-MM-dd}. */
        public LocalDate date(String column) {
            try {
                return LocalDate.parse(required(column));
            } catch (DateTimeParseException e) {
                throw wrong("has no date in " + column + ": write it as 2026-04-01");
            }
        }

        /** A date, or null when the cell is empty. */
        public @Nullable LocalDate dateOrNull(String column) {
            return text(column).isEmpty() ? null : date(column);
        }

        /** A whole number, 0 to 999,999,999, in ASCII digits. */
        public int number(String column) {
            String digits = required(column);
            if (!AsciiDigits.only(digits) || digits.length() > MOST_DIGITS) {
                throw wrong("has no whole number in " + column + ": write up to " + MOST_DIGITS + " digits");
            }
            return Integer.parseInt(digits);
        }

        /** One of a closed set, by its name. */
        public <E extends Enum<E>> E one(String column, Class<E> type) {
            String text = required(column);
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(text)) {
                    return constant;
                }
            }
            throw wrong("names an unknown " + column + " " + text + ": known are "
                    + List.of(type.getEnumConstants()));
        }

        /** Identifiers of rules, separated by blanks; each must be {@linkplain KnownRules known}. */
        public List<RuleId> rules(String column) {
            return words(column).stream().map(word -> rule(column, word)).toList();
        }

        private RuleId rule(String column, String word) {
            RuleId rule;
            try {
                rule = RuleId.of(word);
            } catch (IllegalArgumentException e) {
                throw wrong("names no rule in " + column + ": " + e.getMessage());
            }
            if (!KnownRules.contains(rule)) {
                throw wrong("names an unknown rule " + rule + " in " + column
                        + ": take one of docs/rules.md, or one of your own ("
                        + KnownRules.OWN + "01 and so on) for a notice that is newer than it");
            }
            return rule;
        }

        /** {@code yes} or {@code no}. */
        public boolean yes(String column) {
            return switch (required(column)) {
                case "yes" -> true;
                case "no" -> false;
                default -> throw wrong("says neither yes nor no in " + column);
            };
        }

        /** The problem that something in this line is wrong; {@code what} says what, and what to do. */
        public ProblemException wrong(String what) {
            return RuleTable.wrong(file, line, what);
        }
    }
}
