package jp.madoguchi.domain.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/rules.md}, made from the catalogue, the switches and the data files. */
final class RulePage {

    private static final Path DATA = Path.of("src/main/resources/jp/madoguchi/domain/rule");
    private static final Path SWITCHES = Path.of("src/main/java/jp/madoguchi/domain/rule/RuleSwitch.java");
    private static final Pattern CONSTANT = Pattern.compile("/\\*\\*(.*?)\\*/\\s*([A-Z][A-Z0-9_]*)\\b", Pattern.DOTALL);

    private RulePage() {}

    static String text() {
        StringBuilder page = new StringBuilder(
                """
                        # Rules of the reception

                        Every rule that the official documents lay on a reception, what carries it and what proves it. A rule without a class says why.
                        "In use by" names the use case or page that asks the rule; *rule only* means that the class is there and proven, and nothing asks it yet.
                        The numbers of sections are those of the rule identifiers' source; section 8 (points and payments) is not part of this product yet.
                        This page is generated from the catalogue, the code and the data files; a build fails when it is not up to date.

                        How the rule book is laid out: [design/rule-book.md](design/rule-book.md). What a clerk is asked to do:
                        [desk-api.md](desk-api.md).

                        """);
        List<RuleCatalogue.Section> sections = RuleCatalogue.sections();
        page.append(
                "| Section | Rules | Carried by code | Of these in use | Left to people or later |\n|---|---|---|---|---|\n");
        for (RuleCatalogue.Section section : sections) {
            long carried = section.lines().stream().filter(line -> !line.carriers().isEmpty()).count();
            page.append("| [").append(section.number()).append(". ").append(section.title()).append("](#")
                    .append(anchor(section)).append(") | ").append(section.lines().size()).append(" | ")
                    .append(carried).append(" | ")
                    .append(section.lines().stream().filter(line -> !line.reached().isEmpty()).count())
                    .append(" | ").append(section.lines().size() - carried).append(" |\n");
        }
        sections.forEach(section -> append(page, section));
        appendSwitches(page);
        appendFiles(page);
        return page.toString();
    }

    private static void append(StringBuilder page, RuleCatalogue.Section section) {
        page.append("\n<a id=\"").append(anchor(section)).append("\"></a>\n\n## ").append(section.number())
                .append(". ").append(section.title())
                .append("\n\n| Rule | Demands | Carried by | Proved by | In use by |\n|---|---|---|---|---|\n");
        for (RuleCatalogue.Line line : section.lines()) {
            page.append("| ").append(line.rule()).append(" | ").append(line.demands());
            if (!line.reason().isEmpty()) {
                page.append(" *").append(line.reason()).append("*");
            }
            page.append(" | ").append(names(line.carriers())).append(" | ").append(names(line.tests()))
                    .append(" | ").append(use(line)).append(" |\n");
        }
    }

    private static String use(RuleCatalogue.Line line) {
        return line.reached().isEmpty() && !line.carriers().isEmpty() ? "*rule only*" : names(line.reached());
    }

    private static String anchor(RuleCatalogue.Section section) {
        return "section-" + section.number();
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "–" : names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static void appendSwitches(StringBuilder page) {
        page.append(
                """

                        ## Switches

                        What the official texts leave open is decided in `switches.csv`; the values here are those built in, by the day of the visit.

                        | Switch | Meaning | Built-in value |
                        |---|---|---|
                        """);
        RuleTable table = RuleTable.parse("switches.csv", CloneSources.read(DATA.resolve("switches.csv")),
                List.of("switch", "from", "to", "value", "rules"));
        Matcher constants = CONSTANT.matcher(body(CloneSources.read(SWITCHES)));
        while (constants.find()) {
            String name = constants.group(2);
            String values = table.rows().stream().filter(row -> row.text("switch").equals(name))
                    .map(row -> "`" + row.text("value") + "` from " + row.text("from")
                            + (row.text("to").isEmpty() ? "" : " to " + row.text("to")))
                    .collect(Collectors.joining("<br>"));
            page.append("| `").append(name).append("` | ").append(words(constants.group(1))).append(" | ")
                    .append(values).append(" |\n");
        }
    }

    /** What stands inside the enum: the class's own comment comes before it. */
    private static String body(String source) {
        return source.substring(source.indexOf('{', source.indexOf("public enum")));
    }

    /** A Javadoc comment as one line of Markdown. */
    static String words(String comment) {
        return comment.replaceAll("\\s*\\n\\s*\\*\\s*", " ").replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`").strip();
    }

    private static void appendFiles(StringBuilder page) {
        page.append(
                """

                        ## Data files

                        Built into the jar; a file of the same name in `madoguchi.rules.dir` replaces it whole. UTF-8, comma-separated, no quoting. A file that
                        cannot be used stops the start with `MDG-CFG-03`, the file's name and the line. A newer version may ask for more than a file of your own
                        from before holds: of a switch that it lacks the message gives the row to add to your `switches.csv`, whose built-in value stands above
                        (`UNCERTAIN_PAPERS` is the newest); a `papers.csv` without the column `uncertain` is read on and says of no row that it is uncertain, so take the
                        column over from the one built in.

                        | File | Holds |
                        |---|---|
                        """);
        try (var files = Files.list(DATA)) {
            files.filter(file -> file.toString().endsWith(".csv")).sorted().forEach(file -> page.append("| `")
                    .append(Objects.requireNonNull(file.getFileName())).append("` | ").append(head(file))
                    .append(" |\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The comment lines that a data file begins with. */
    static String head(Path file) {
        return CloneSources.read(file).lines().takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip().replace("|", "\\|")).collect(Collectors.joining(" "));
    }
}
