package jp.madoguchi.domain.identity;

import static jp.madoguchi.domain.identity.NameComparisonTest.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** R-BC-04: the hospital's own kanji outlives every answer. */
class NameRepairTest {

    private static final LocalDate BIRTH = LocalDate.of(1970, 4, 1);

    @ParameterizedTest(name = "{0} answered as {1}: {2} {3} ({5})")
    @CsvFileSource(resources = "name-repairs.csv", numLinesToSkip = 1)
    void whatIsWrittenAfterAnAnswer(String hospital, String national, String outcome, String name, String differences,
            String why) {
        NameRepair repair = NameRepair.of(person(hospital, "ｶｸｳ", Sex.MALE, BIRTH),
                person(national, "カクウ", Sex.MALE, BIRTH), Variants.DELIVERED);
        List<String> shown = NameComparisonTest.parts(differences);
        switch (repair) {
            case NameRepair.Kept kept -> {
                assertThat(outcome).as(why).isEqualTo("KEPT");
                assertThat(kept.name() == null ? null : kept.name().text()).as(why).isEqualTo(name);
                assertThat(kept.differences()).as(why).map(NameRepairTest::shown).isEqualTo(shown);
            }
            case NameRepair.Completed completed -> {
                assertThat(outcome).as(why).isEqualTo("COMPLETED");
                assertThat(completed.name().text()).as(why).isEqualTo(name);
                assertThat(completed.differences()).as(why).map(NameRepairTest::shown).isEqualTo(shown);
            }
            case NameRepair.ForAPerson doubtful -> assertThat(doubtful).as(why).isNull();
        }
    }

    @Test
    void nothingIsWrittenOfAnybodyWhoIsNotCertain() {
        Person hospital = person("架空 一郎", "カクウ イチロウ", Sex.MALE, BIRTH);
        assertThat(NameRepair.of(hospital, person("架空 ●郎", "カクウ ジロウ", Sex.MALE, BIRTH), Variants.DELIVERED))
                .isEqualTo(new NameRepair.ForAPerson(new NameComparison.Review(ReviewReason.KANA_DIFFERS)));
        assertThat(NameRepair.of(hospital, person("架空 一郎", "カクウ イチロウ", Sex.MALE, BIRTH.plusDays(1)),
                Variants.DELIVERED)).isEqualTo(
                        new NameRepair.ForAPerson(new NameComparison.NoMatch(NoMatchReason.BIRTH_DATE_DIFFERS)));
    }

    @Property
    void noAnswerEverAddsABlackCircle(
            @ForAll @Chars({'高', '髙', '●'}) @StringLength(min = 1, max = 4) String hospital,
            @ForAll @CharRange(from = '高', to = '高') @Chars({'●',
                    '辺'}) @StringLength(min = 1, max = 4) String national) {
        NameRepair repair = NameRepair.of(person(hospital, "カクウ", Sex.MALE, BIRTH),
                person(national, "カクウ", Sex.MALE, BIRTH), Variants.DELIVERED);
        String written = switch (repair) {
            case NameRepair.Kept kept -> Objects.requireNonNull(kept.name()).text();
            case NameRepair.Completed completed -> completed.name().text();
            case NameRepair.ForAPerson doubtful -> hospital;
        };
        for (int i = 0; i < hospital.length(); i++) {
            if (hospital.charAt(i) != '●') {
                assertThat(written.charAt(i)).isEqualTo(hospital.charAt(i));
            }
        }
        assertThat(written).hasSameSizeAs(hospital);
    }

    @Test
    void differencesAreNotShownInLogs() {
        assertThat(new NameDifference(2, "髙", "●")).hasToString("NameDifference[2]");
    }

    private static String shown(NameDifference difference) {
        return difference.position() + ":" + difference.hospital() + "/" + difference.national();
    }
}
