package jp.madoguchi.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.domain.desk.DeskStep;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** R-BC-01, R-BC-03: who is who in spite of ●, variants and widths. */
class NameComparisonTest {

    private static final LocalDate BIRTH = LocalDate.of(1970, 4, 1);

    @ParameterizedTest(name = "{0}/{1} and {4}/{5}: {8} {9} ({10})")
    @CsvFileSource(resources = "name-comparisons.csv", numLinesToSkip = 1)
    void namesAreComparedAsTheRuleSays(String kanji1, String kana1, LocalDate birth1, Sex sex1, String kanji2,
            String kana2, LocalDate birth2, Sex sex2, String result, String reason, String source) {
        Person one = person(kanji1, kana1, sex1, birth1);
        Person other = person(kanji2, kana2, sex2, birth2);
        NameComparison expected = switch (result) {
            case "MATCH" -> new NameComparison.Match(MatchReason.valueOf(reason));
            case "REVIEW" -> new NameComparison.Review(ReviewReason.valueOf(reason));
            case "NO_MATCH" -> new NameComparison.NoMatch(NoMatchReason.valueOf(reason));
            default -> throw new IllegalArgumentException(result);
        };
        assertThat(NameComparison.of(one, other, Variants.DELIVERED)).as(source).isEqualTo(expected);
        assertThat(NameComparison.of(other, one, Variants.DELIVERED)).as(source).isEqualTo(expected);
    }

    @Test
    void aDoubtfulNameIsForTheDeskToCompare() {
        assertThat(new NameComparison.Review(ReviewReason.KANA_DIFFERS).step()).isEqualTo(DeskStep.COMPARE_NAME);
    }

    @Property
    void theOrderOfThePersonsMakesNoDifference(@ForAll("persons") Person one, @ForAll("persons") Person other) {
        assertThat(NameComparison.of(one, other, Variants.DELIVERED))
                .isEqualTo(NameComparison.of(other, one, Variants.DELIVERED));
    }

    @Property
    void personsOfDifferentKanaNeverMatchHoweverAlikeTwinsAre(@ForAll("persons") Person one,
            @ForAll("persons") Person twin) {
        if (one.kana() != null && twin.kana() != null && !one.kana().matchKey().equals(twin.kana().matchKey())) {
            assertThat(NameComparison.of(one, twin, Variants.DELIVERED)).isNotInstanceOf(NameComparison.Match.class);
        }
    }

    @Property
    void blackCirclesWithoutKanaNeverMakeAMatch(@ForAll("persons") Person one, @ForAll("persons") Person other) {
        boolean kanaUnknown = one.kana() == null || other.kana() == null;
        boolean lost = one.name() != null && one.name().hasBlackCircle()
                || other.name() != null && other.name().hasBlackCircle();
        if (kanaUnknown && lost) {
            assertThat(NameComparison.of(one, other, Variants.DELIVERED)).isNotInstanceOf(NameComparison.Match.class);
        }
    }

    @Property
    void aMatchHasOneBirthDateAndOneSex(@ForAll("persons") Person one, @ForAll("persons") Person other) {
        if (NameComparison.of(one, other, Variants.DELIVERED) instanceof NameComparison.Match) {
            assertThat(one.birthDate()).isEqualTo(other.birthDate());
            assertThat(one.sex()).isEqualTo(other.sex());
        }
    }

    @Property
    void whereNoSexIsSetOnlyTheSameKanaAndKanjiToTheLetterMatch(@ForAll("persons") Person one,
            @ForAll("persons") Person other) {
        Person oneOfNone = person(text(one), kana(one), Sex.UNSET, BIRTH);
        Person otherOfNone = person(text(other), kana(other), Sex.UNSET, BIRTH);
        boolean same = text(one) != null && !text(one).contains("●") && text(one).equals(text(other))
                && kana(one) != null && kana(other) != null
                && one.kana().matchKey().equals(other.kana().matchKey());
        assertThat(NameComparison.of(oneOfNone, otherOfNone, Variants.DELIVERED) instanceof NameComparison.Match)
                .isEqualTo(same);
        for (Sex sex : List.of(Sex.FEMALE, Sex.MALE)) {
            assertThat(NameComparison.of(oneOfNone, person(text(other), kana(other), sex, BIRTH), Variants.DELIVERED))
                    .as("a sex that is set on one side only").isNotInstanceOf(NameComparison.Match.class);
        }
    }

    /** Few letters, so that persons are often alike. */
    @Provide
    Arbitrary<Person> persons() {
        Arbitrary<String> kanji = Arbitraries.of("髙", "高", "●", "𠮷").list().ofMinSize(1).ofMaxSize(2)
                .map(parts -> String.join("", parts)).injectNull(0.1);
        Arbitrary<String> kana = Arbitraries.of("ユ", "ュ", "ー").list().ofMinSize(1).ofMaxSize(2)
                .map(parts -> String.join("", parts)).injectNull(0.3);
        return Combinators.combine(kanji, kana, Arbitraries.of(Sex.values()),
                Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(BIRTH)),
                        Tuple.of(1, Arbitraries.just(BIRTH.plusDays(1)))))
                .as(NameComparisonTest::person);
    }

    private static String text(Person person) {
        return person.name() == null ? null : person.name().text();
    }

    private static String kana(Person person) {
        return person.kana() == null ? null : person.kana().text();
    }

    static Person person(String kanji, String kana, Sex sex, LocalDate birth) {
        return new Person(kanji == null ? null : PersonName.parse(kanji).orElseThrow(),
                kana == null ? null : KanaName.parse(kana).orElseThrow(), null, null, sex, null, birth, null);
    }

    static List<String> parts(String text) {
        return text == null ? List.of() : List.of(text.split(" (?=[0-9]+:)"));
    }
}
