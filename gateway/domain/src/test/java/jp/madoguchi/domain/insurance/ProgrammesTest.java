package jp.madoguchi.domain.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of programmes, rules 7.3. */
class ProgrammesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 12);
    /** Numbers of table 別表11 that no programme in use has. */
    private static final Set<String> UNASSIGNED = Set.of("26", "27");

    @ParameterizedTest(name = "{0} on {1}: {2} ({5})")
    @CsvFileSource(resources = "programme-samples.csv", numLinesToSkip = 1)
    void aPayersNumberTellsItsProgramme(String payer, LocalDate day, String key, ProgrammeScope scope,
            CoverageCategory category, String why) {
        Optional<Programme> programme = DeliveredTables.PROGRAMMES.of(new InsurerNumber(payer), day);
        assertThat(programme.map(Programme::key)).as(why).isEqualTo(Optional.ofNullable(key));
        programme.ifPresent(p -> {
            assertThat(p.scope()).isEqualTo(scope);
            assertThat(p.category()).isEqualTo(category);
            assertThat(p.isPublicExpense()).isEqualTo(category == CoverageCategory.PUBLIC_EXPENSE);
        });
    }

    @ParameterizedTest(name = "{0} in {1}: {2} {3}, rank {4}")
    @CsvFileSource(resources = "programme-list.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void everyProgrammeOfTheRulesIsThereWithItsNameAndRank(String code, String prefecture, ProgrammeScope scope,
            String name, Integer rank) {
        Programme programme = DeliveredTables.PROGRAMMES.of(new InsurerNumber(code + prefecture + "0000"), DAY)
                .orElseThrow();
        assertThat(programme.code()).isEqualTo(code);
        assertThat(programme.scope()).isEqualTo(scope);
        assertThat(programme.japanese()).contains(name);
        if (rank != null) {
            assertThat(national().map(Programme::code).toList().indexOf(code) + 1).isEqualTo(rank);
        }
    }

    private static Stream<Programme> national() {
        return all().filter(p -> p.scope() == ProgrammeScope.NATIONAL)
                .sorted(Comparator.comparingInt(Programme::priority));
    }

    @Test
    void theNationalProgrammesAreThoseOfTheListAndNoOther() {
        List<Programme> national = national().toList();
        assertThat(national).hasSize(27);
        assertThat(national).filteredOn(p -> !p.rankCertain()).extracting(Programme::code)
                .containsExactlyInAnyOrder("53", "62", "66");
        assertThat(national).filteredOn(Programme::inHub).extracting(Programme::code)
                .containsExactlyInAnyOrder("54", "52", "21", "15", "16");
        assertThat(national).filteredOn(Programme::named).extracting(Programme::code)
                .containsExactlyInAnyOrder("54", "52", "21", "15", "16");
    }

    @Test
    void everyLocalProgrammeRanksBehindEveryNationalOne() {
        int last = all().filter(p -> p.scope() == ProgrammeScope.NATIONAL).mapToInt(Programme::priority).max()
                .orElseThrow();
        assertThat(all().filter(p -> p.scope() == ProgrammeScope.LOCAL)).isNotEmpty()
                .allMatch(p -> p.priority() > last).allMatch(Programme::inHub);
    }

    @Test
    void theTableAndTheCategoryOfCoverageAgreeOnEveryNumber() {
        TreeSet<String> onlyCategory = new TreeSet<>();
        for (int code = 0; code < 100; code++) {
            InsurerNumber payer = new InsurerNumber("%02d130000".formatted(code));
            Optional<CoverageCategory> byTable = DeliveredTables.PROGRAMMES.of(payer, DAY).map(Programme::category);
            Optional<CoverageCategory> byCode = CoverageCategory.of(payer);
            if (code > 0 && byTable.isEmpty() && byCode.isPresent()) {
                onlyCategory.add("%02d".formatted(code));
            } else if (code > 0) {
                assertThat(byCode).as("programme %02d", code).isEqualTo(byTable);
            }
        }
        assertThat(onlyCategory).isEqualTo(UNASSIGNED);
        assertThat(CoverageCategory.of(new InsurerNumber("138016"))).contains(CoverageCategory.NATIONAL);
    }

    private static Stream<Programme> all() {
        return IntStream.range(0, 100)
                .mapToObj(code -> DeliveredTables.PROGRAMMES.of(new InsurerNumber("%02d130000".formatted(code)), DAY))
                .flatMap(Optional::stream);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "54,,2021-03-01,,NATIONAL,PUBLIC_EXPENSE,x,10,,,,難病,x|has the priority of another programme",
            "5,,2021-03-01,,NATIONAL,PUBLIC_EXPENSE,x,20,,,,難病,x|has no two digits in code",
            "54,1,2021-03-01,,NATIONAL,PUBLIC_EXPENSE,x,20,,,,難病,x|has no two digits in prefecture",
            "54,,2021-03-01,,NATIONAL,EMPLOYEES,x,20,,,,難病,x|has a scope that does not go with its category",
            "54,,2021-03-01,,INSURANCE,PUBLIC_EXPENSE,x,20,,,,難病,x|has a scope that does not go with its category",
            "54,,2021-03-01,,NATIONAL,PUBLIC_EXPENSE,x,20,no,,,難病,x|has neither yes nor nothing in uncertain",
            "54,,2021-03-01,,NATIONAL,PUBLIC_EXPENSE,x,,,,,難病,x|needs a value in priority"})
    void aWrongRowIsRefused(String row, String what) {
        String text = "code,prefecture,from,to,scope,category,key,priority,uncertain,named,hub,ja,en\n"
                + "13,,2021-03-01,,NATIONAL,PUBLIC_EXPENSE,war,10,,,,戦傷病者,war\n";
        assertThat(Programmes.parse(text).of(new InsurerNumber("13130000"), DAY)).isPresent();
        assertThatThrownBy(() -> Programmes.parse(text + row)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("[programmes.csv line 3 ").hasMessageContaining(what);
    }

    @Test
    void aProgrammeMayKeepItsRankWhenItsRowChanges() {
        String text = """
                code,prefecture,from,to,scope,category,key,priority,uncertain,named,hub,ja,en
                13,,2021-03-01,2026-03-31,NATIONAL,PUBLIC_EXPENSE,war,10,,,,戦傷病者,war
                13,,2026-04-01,,NATIONAL,PUBLIC_EXPENSE,war-wounded,10,,yes,,戦傷病者,war
                """;
        Programmes programmes = Programmes.parse(text);
        InsurerNumber payer = new InsurerNumber("13130000");
        assertThat(programmes.of(payer, LocalDate.of(2026, 3, 31)).map(Programme::key)).contains("war");
        assertThat(programmes.of(payer, LocalDate.of(2026, 4, 1)).map(Programme::key)).contains("war-wounded");
    }
}
