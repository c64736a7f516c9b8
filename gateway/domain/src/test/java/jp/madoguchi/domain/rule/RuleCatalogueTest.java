package jp.madoguchi.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The catalogue of rules is whole and true: every rule has its line, what it names exists and names the rule, and {@code docs/rules.md}
 * is as generated ({@code mvn -pl gateway/domain test -Dtest=RuleCatalogueTest -Dmadoguchi.docs=write} writes it anew).
 */
class RuleCatalogueTest {

    private static final Path PAGE = Path.of("../../docs/rules.md");
    private static final CloneSources SOURCES = new CloneSources();
    private static final Pattern MORE_THAN_THE_HEAD = Pattern.compile("numLinesToSkip = (?!1\\b)\\d");

    static Stream<RuleCatalogue.Section> sections() {
        return RuleCatalogue.sections().stream();
    }

    @ParameterizedTest
    @MethodSource("sections")
    void everyRuleOfASectionHasOneLineInOrder(RuleCatalogue.Section section) {
        assertThat(section.lines()).extracting(RuleCatalogue.Line::rule).as(section.file())
                .containsExactlyElementsOf(section.rules());
    }

    @ParameterizedTest
    @MethodSource("sections")
    void whatALineNamesIsThereAndNamesTheRule(RuleCatalogue.Section section) {
        List<String> wrong = new ArrayList<>();
        for (RuleCatalogue.Line line : section.lines()) {
            for (String name : line.carriers()) {
                check(wrong, line, "carrier", name, SOURCES.main(name));
            }
            for (String name : line.tests()) {
                check(wrong, line, "test", name, SOURCES.test(name));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(List<String> wrong, RuleCatalogue.Line line, String part, String name,
            List<Path> files) {
        if (files.isEmpty()) {
            wrong.add(line.place() + ": " + line.rule() + ": there is no " + part + " " + name);
        } else if (!CloneSources.anyContains(files, line.rule())) {
            wrong.add(line.place() + ": the " + part + " " + name + " does not name " + line.rule());
        }
    }

    @ParameterizedTest
    @MethodSource("sections")
    void aRuleHasACarrierAndATestOrAReason(RuleCatalogue.Section section) {
        assertThat(section.lines()).allSatisfy(line -> {
            assertThat(line.demands()).as(line.place()).endsWith(".").hasSizeGreaterThan(20);
            if (line.carriers().isEmpty() || line.tests().isEmpty()) {
                assertThat(line.reason()).as(line.place() + ": " + line.rule() + " needs a reason").isNotBlank();
            }
        });
    }

    /**
     * What is said to be in use is: each named class stands outside the domain and is itself used by something that is delivered; its code,
     * comments aside, leads to a carrier; and every carrier is led to by one of them.
     */
    @ParameterizedTest
    @MethodSource("sections")
    void whatIsSaidToAskARuleAsksItAndIsItselfInUse(RuleCatalogue.Section section) {
        List<String> wrong = new ArrayList<>();
        for (RuleCatalogue.Line line : section.lines()) {
            List<String> carriers = line.carriers().stream().filter(name -> !name.contains(".")).toList();
            Set<String> led = new HashSet<>();
            for (String name : line.reached()) {
                Set<String> reached = SOURCES.reachedFrom(name);
                led.addAll(reached);
                if (reached.stream().noneMatch(carriers::contains)) {
                    wrong.add(line.place() + ": " + line.rule() + ": " + name + " asks no carrier");
                }
                if (SOURCES.naming(Set.of(name), CloneSources::isInUse).isEmpty()) {
                    wrong.add(line.place() + ": " + line.rule() + ": " + name + " is used by nothing");
                }
            }
            carriers.stream().filter(carrier -> !line.reached().isEmpty() && !led.contains(carrier)).forEach(
                    carrier -> wrong.add(line.place() + ": " + line.rule() + ": nothing named asks " + carrier));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aClassThatIsOnlyTalkedAboutIsNotReached() {
        assertThat(SOURCES.reachedFrom("DecideNextStep")).contains("ReceptionRules", "RemoteDecision")
                .doesNotContain("InstitutionUrl", "ConsentFlags", "RuleBook");
        assertThat(SOURCES.reachedFrom("NoSuchClass")).isEmpty();
    }

    @Test
    void thereIsAFileForEachSectionAndNoOther() {
        assertThat(RuleCatalogue.files()).containsExactlyInAnyOrderElementsOf(
                RuleCatalogue.sections().stream().map(RuleCatalogue.Section::file).toList());
    }

    @Test
    void theCatalogueHoldsEveryRuleOfTheSectionsOnce() {
        List<String> rules = RuleCatalogue.sections().stream().flatMap(section -> section.rules().stream()).toList();
        assertThat(rules).hasSize(121).doesNotHaveDuplicates();
        assertThat(RuleCatalogue.sections()).extracting(RuleCatalogue.Section::number).containsExactly(1, 2, 3, 4, 5, 6,
                7, 9);
    }

    @Test
    void aDataFileMayNameTheRulesOfTheCatalogueAndTheHospitalsOwn() {
        assertThat(KnownRules.catalogue()).containsExactlyInAnyOrderElementsOf(
                RuleCatalogue.sections().stream().flatMap(section -> section.rules().stream()).toList());
        assertThat(KnownRules.contains(RuleId.of("R-CH-32a"))).isTrue();
        assertThat(KnownRules.contains(RuleId.of("R-ZZ-01"))).isTrue();
        assertThat(KnownRules.contains(RuleId.of("R-CH-99"))).isFalse();
    }

    @Test
    void everySwitchIsExplained() {
        String page = RulePage.text();
        for (RuleSwitch known : RuleSwitch.values()) {
            assertThat(page).containsPattern("\\| `" + known + "` \\| [A-Z][^|]{20,}\\| `[^|]+\\|");
        }
    }

    @ParameterizedTest
    @CsvSource({"R-CH-32 in a text, R-CH-32, true", "R-CH-32a only, R-CH-32, false",
            "R-CH-32a and R-CH-32, R-CH-32, true",
            "nothing, R-CH-32, false", "R-CH-32a, R-CH-32a, true"})
    void aLongerIdentifierIsAnotherRule(String text, String rule, boolean named) {
        assertThat(CloneSources.contains(text, rule)).isEqualTo(named);
    }

    @Test
    void everyDataFileSaysInItsFirstLinesWhatItHolds() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/jp/madoguchi/domain/rule"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".csv"))).isNotEmpty()
                    .allSatisfy(file -> assertThat(RulePage.head(file)).as(file.toString()).isNotBlank());
        }
    }

    /** {@code numLinesToSkip} counts rows, and a comment is none: more than the head would leave the first example of a table out. */
    @Test
    void noTableOfATestLosesItsFirstRow() {
        assertThat(SOURCES.tests()).filteredOn(file -> MORE_THAN_THE_HEAD.matcher(CloneSources.read(file)).find())
                .isEmpty();
    }

    @Test
    void thePageOfRulesIsUpToDate() throws IOException {
        String page = RulePage.text();
        if ("write".equals(System.getProperty("madoguchi.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("docs/rules.md; write it with -Dmadoguchi.docs=write").isEqualTo(page);
    }
}
