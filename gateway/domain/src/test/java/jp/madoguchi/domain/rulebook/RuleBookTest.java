package jp.madoguchi.domain.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.madoguchi.domain.channel.ReceptionTables;
import jp.madoguchi.domain.claim.Brought;
import jp.madoguchi.domain.claim.DeskAttempt;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.privacy.Retention;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleBookTest {

    private static final Path FOLDER = Path.of("src/main/resources" + RuleBook.FOLDER);

    static Stream<String> files() {
        return RuleBook.files().stream();
    }

    @Test
    void everyFileThatIsBuiltInHasItsTableAndTheOtherWayRound() throws IOException {
        try (Stream<Path> found = Files.list(FOLDER)) {
            assertThat(found.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .filter(name -> name.endsWith(".csv"))).containsExactlyInAnyOrderElementsOf(RuleBook.files());
        }
    }

    @Test
    void theFilesBuiltInAreRightAndEachTableIsFoundByItsClass() throws IOException {
        RuleBook book = RuleBook.of(texts());
        LocalDate day = LocalDate.of(2026, 5, 11);
        assertThat(book.switches().number(RuleSwitch.SECOND_REVIEW_HOURS, day)).isEqualTo(24);
        assertThat(book.table(RuleSwitches.class)).isSameAs(book.switches());
        assertThat(book.table(Viewers.class)).isNotNull();
        assertThat(book.table(Retention.class)).isNotNull();
        ReceptionTables reception = book.reception();
        assertThat(reception.switches()).isSameAs(book.switches());
        assertThat(book.deskProcedure()
                .decide(new DeskAttempt(day, ResultClass.MULTIPLE, Brought.MY_NUMBER_CARD, InsuredStatement.INSURED,
                        true, true, null, null))
                .steps()).containsExactly(DeskStep.ASK_AGAIN_WITH_MORE_ITEMS);
        assertThatThrownBy(() -> book.table(String.class)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RuleSwitches");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aMissingFileIsAProblem(String file) throws IOException {
        Map<String, String> texts = texts();
        texts.remove(file);
        assertRefused(texts, file + " is missing");
    }

    /** R-CH-32, conflict C9: as written a month is closed by the insurance card; where there is none, that would be a guess nobody sees. */
    @ParameterizedTest(name = "as written until {0}: refused {1}")
    @CsvSource({"2025-12-01,false", "2025-12-02,true", ",true"})
    void whatTheTextNamesIsReadAsWrittenOnlyWhileThereIsSuchAThing(LocalDate until, boolean refused)
            throws IOException {
        Map<String, String> texts = texts();
        String after = until == null ? "" : "PAPER_CLOSES_MONTH," + until.plusDays(1) + ",,no-longer,R-CH-32\n";
        texts.computeIfPresent(RuleSwitches.FILE, (name, text) -> text
                .replaceAll("PAPER_CLOSES_MONTH.*\n", "")
                + "PAPER_CLOSES_MONTH,2021-03-01," + Objects.requireNonNullElse(until, "") + ",as-written,R-CH-32\n"
                + after);
        if (refused) {
            assertRefused(texts, "switches.csv reads PAPER_CLOSES_MONTH as-written up to");
        } else {
            assertThat(RuleBook.of(texts).switches().value(RuleSwitch.PAPER_CLOSES_MONTH, until))
                    .isEqualTo("as-written");
        }
    }

    @Test
    void anUnknownFileIsAProblem() throws IOException {
        Map<String, String> texts = texts();
        texts.put("swiches.csv", "switch,from,to,value,rules");
        assertRefused(texts, "swiches.csv is no rule file: known are [branch-calendar.csv");
    }

    @ParameterizedTest
    @MethodSource("files")
    void anEmptyFileIsAProblemOfThatFile(String file) throws IOException {
        Map<String, String> texts = texts();
        texts.put(file, "# nothing\n");
        assertRefused(texts, file + " line 1 holds no rule");
    }

    @ParameterizedTest
    @MethodSource("files")
    void anUnknownColumnIsAProblemOfThatFile(String file) throws IOException {
        Map<String, String> texts = texts();
        String spoilt = texts.get(file).replaceFirst("(?m)^([a-zA-Z]+),", "$1x,");
        texts.put(file, spoilt);
        assertRefused(texts, file + " line ");
        assertThatThrownBy(() -> RuleBook.of(texts)).hasMessageContaining(" names an unknown column ");
    }

    /** Gap, overlap, unknown key and others, each in the file where somebody may make it. */
    @ParameterizedTest(name = "{0}: {3}")
    @CsvFileSource(resources = "wrong-files.psv", numLinesToSkip = 1, delimiter = '|', ignoreLeadingAndTrailingWhitespace = true)
    void aWrongFileIsNamedWithItsLineAndWhatToDo(String file, String from, String to, String what) throws IOException {
        Map<String, String> texts = texts();
        String text = texts.get(file);
        assertThat(text).as("the row to spoil").contains(from);
        texts.put(file, text.replace(from, to));
        assertThatThrownBy(() -> RuleBook.of(texts)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("MDG-CFG-03").hasMessageContaining("[" + file + " line ")
                .hasMessageContaining(what);
    }

    /** What may begin late and end, as the head of the file says: elsewhere a silent end would be taken for a "no". */
    private static final List<String> AS_LISTED = List.of("programmes.csv", "pmh-participation.csv",
            "paper-holders.csv", "name-variants.csv");

    /** Each row that has no end, of every file that must speak for every day. */
    static Stream<Arguments> openRows() throws IOException {
        List<Arguments> rows = new ArrayList<>();
        Map<String, String> texts = texts();
        for (String file : RuleBook.files()) {
            List<String> lines = texts.get(file).lines().toList();
            List<String> header = List.of();
            for (int i = 0; i < lines.size() && !AS_LISTED.contains(file); i++) {
                List<String> cells = List.of(lines.get(i).split(",", -1));
                if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) {
                    continue;
                } else if (header.isEmpty()) {
                    header = cells;
                } else if (cells.get(header.indexOf("to")).isEmpty()) {
                    rows.add(Arguments.of(file, i + 1, header.indexOf("from"), header.indexOf("to")));
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest(name = "{0} line {1}")
    @MethodSource("openRows")
    void aFileThatFallsSilentAfterItsLastRowIsRefused(String file, int line, int from, int to) throws IOException {
        Map<String, String> texts = texts();
        texts.put(file, withCell(texts.get(file), line, to, "2030-12-31"));
        assertThatThrownBy(() -> RuleBook.of(texts)).hasMessageContaining("[" + file + " line " + line + " ")
                .hasMessageContaining("must have no end");
    }

    @ParameterizedTest(name = "{0} line {1}")
    @MethodSource("openRows")
    void aFileThatIsSilentBeforeItsFirstRowIsRefused(String file, int line, int from, int to) throws IOException {
        Map<String, String> texts = texts();
        String text = texts.get(file);
        String begin = List.of(text.lines().toList().get(line - 1).split(",", -1)).get(from);
        boolean first = begin.equals("2021-03-01");
        texts.put(file, withCell(text, line, from, LocalDate.parse(begin).plusMonths(1).toString()));
        assertThatThrownBy(() -> RuleBook.of(texts)).hasMessageContaining("[" + file + " line " + line + " ")
                .hasMessageContaining(first ? "must begin on 2021-03-01" : "there is a gap");
    }

    private static String withCell(String text, int line, int column, String value) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        String[] cells = lines.get(line - 1).split(",", -1);
        cells[column] = value;
        lines.set(line - 1, String.join(",", cells));
        return String.join("\n", lines) + "\n";
    }

    @ParameterizedTest
    @MethodSource("files")
    void aRuleThatTheCatalogueDoesNotKnowIsRefusedInEveryFile(String file) throws IOException {
        Map<String, String> texts = texts();
        List<String> lines = texts.get(file).lines().toList();
        int header = IntStream.range(0, lines.size()).filter(i -> !lines.get(i).startsWith("#")).findFirst()
                .orElseThrow();
        int rules = List.of(lines.get(header).split(",")).indexOf("rules");
        if (rules >= 0) {
            int line = IntStream.range(header + 1, lines.size())
                    .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("#")).findFirst().orElseThrow()
                    + 1;
            texts.put(file, withCell(texts.get(file), line, rules, "R-CH-99"));
            assertThatThrownBy(() -> RuleBook.of(texts)).hasMessageContaining(
                    "[" + file + " line " + line
                            + " names an unknown rule R-CH-99 in rules: take one of docs/rules.md");
        } else {
            assertThat(file).isIn("caps.csv", "programmes.csv", "name-variants.csv");
        }
    }

    private static void assertRefused(Map<String, String> texts, String where) {
        assertThatThrownBy(() -> RuleBook.of(texts)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(ProblemCode.RULE_FILE_INVALID);
            assertThat(refused.problem().where()).startsWith(where);
        });
    }

    private static Map<String, String> texts() throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (String file : RuleBook.files()) {
            texts.put(file, Files.readString(FOLDER.resolve(file)));
        }
        return texts;
    }
}
