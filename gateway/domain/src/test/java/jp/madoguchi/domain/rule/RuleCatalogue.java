package jp.madoguchi.domain.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The catalogue of rules, as it stands in {@code catalogue/}: {@code all-rules.txt} names every rule there is, {@code section-N.psv} says
 * of each what it demands, which class carries it and which test proves it.
 */
final class RuleCatalogue {

    private static final Path FOLDER = Path.of("src/test/resources/jp/madoguchi/domain/rule/catalogue");
    private static final String HEADER = "rule | demands | carrier | test | reached | reason";

    /**
     * One section of the rules.
     *
     * @param number as the rules are numbered
     * @param title  what it is about
     * @param rules  every rule it has, in order
     */
    record Section(int number, String title, List<String> rules) {

        String file() {
            return "section-" + number + ".psv";
        }

        List<Line> lines() {
            List<Line> lines = new ArrayList<>();
            List<String> text = read(file());
            if (text.isEmpty() || !text.getFirst().equals(HEADER)) {
                throw new IllegalArgumentException(file() + " begins with: " + HEADER);
            }
            for (int i = 1; i < text.size(); i++) {
                if (!text.get(i).isBlank()) {
                    lines.add(Line.of(file() + " line " + (i + 1), text.get(i)));
                }
            }
            return lines;
        }
    }

    /**
     * What is said of one rule.
     *
     * @param demands  what it demands, in one sentence
     * @param carriers classes (or resource files) that carry it
     * @param tests    tests (or their resource files) that prove it
     * @param reached  use cases and surfaces outside the domain that ask it; none while it is a rule only
     * @param reason   why no class carries it, or which later part of the product will
     */
    record Line(String place, String rule, String demands, List<String> carriers, List<String> tests,
            List<String> reached, String reason) {

        private static Line of(String place, String text) {
            String[] cells = text.split("\\|", -1);
            if (cells.length != 6) {
                throw new IllegalArgumentException(place + " has " + cells.length + " cells, not 6");
            }
            return new Line(place, cells[0].strip(), cells[1].strip(), names(cells[2]), names(cells[3]),
                    names(cells[4]), cells[5].strip());
        }

        private static List<String> names(String cell) {
            return cell.isBlank() ? List.of() : List.of(cell.strip().split("\\s*,\\s*"));
        }
    }

    private RuleCatalogue() {}

    /** Every section with every rule. */
    static List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        int number = 0;
        String title = "";
        List<String> rules = new ArrayList<>();
        for (String line : read("all-rules.txt")) {
            if (line.startsWith(" ")) {
                rules.add(line.strip());
            } else {
                if (!rules.isEmpty()) {
                    sections.add(new Section(number, title, List.copyOf(rules)));
                    rules.clear();
                }
                number = Integer.parseInt(line.substring(0, line.indexOf(' ')));
                title = line.substring(line.indexOf(' ') + 1);
            }
        }
        sections.add(new Section(number, title, List.copyOf(rules)));
        return sections;
    }

    /** The names of the section files that are there. */
    static List<String> files() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .filter(name -> name.endsWith(".psv"))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
