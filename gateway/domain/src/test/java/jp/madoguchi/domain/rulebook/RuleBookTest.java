package jp.madoguchi.domain.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
import org.junit.jupiter.params.provider.CsvFileSource;
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
    @CsvFileSource(resources = "wrong-files.psv", numLinesToSkip = 2, delimiter = '|', ignoreLeadingAndTrailingWhitespace = true)
    void aWrongFileIsNamedWithItsLineAndWhatToDo(String file, String from, String to, String what) throws IOException {
        Map<String, String> texts = texts();
        String text = texts.get(file);
        assertThat(text).as("the row to spoil").contains(from);
        texts.put(file, text.replace(from, to));
        assertThatThrownBy(() -> RuleBook.of(texts)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("MDG-CFG-03").hasMessageContaining("[" + file + " line ")
                .hasMessageContaining(what);
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
