package jp.madoguchi.domain.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.QualificationValidity;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which unit of a bulk result belongs to whom: a unit nobody asked for is refused, a missing one is reported. */
class BulkMatchTest {

    private static final BulkPerson ICHIRO = new BulkPerson("P1", card("1", "00"));
    private static final BulkPerson HANAKO = new BulkPerson("P2", card("1", "01"));
    private static final BulkPerson JIRO = new BulkPerson("P3", card("3", "00"));
    private static final List<BulkPerson> ASKED = List.of(ICHIRO, HANAKO, JIRO);

    private static CardQuestion card(String number, String branch) {
        return new CardQuestion(new MemberId(new InsurerNumber("06990014"), null, new CardNumber(number),
                new BranchNumber(branch)), LocalDate.of(1958, 4, 12), false);
    }

    private static BulkUnit unit(String key, CardQuestion card) {
        return new BulkUnit(new Answer(new FacilityCode("9919999999"), null, null, key,
                Instant.parse("2026-11-20T09:00:00Z"), LocalDate.of(2026, 11, 20),
                new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), card, List.of(), null),
                LimitChange.NOT_SAID);
    }

    private static BulkUnit unitOf(BulkPerson person) {
        return unit(person.key(), person.card());
    }

    @Test
    void everyPersonGetsTheUnitThatEchoesTheirKey() {
        BulkMatch match = BulkMatch.of(ASKED, List.of(unitOf(JIRO), unit("P1", null), unitOf(HANAKO)));

        assertThat(match.answered()).containsExactly(Map.entry(ICHIRO, unit("P1", null)),
                Map.entry(HANAKO, unitOf(HANAKO)), Map.entry(JIRO, unitOf(JIRO)));
        assertThat(match.isWhole()).isTrue();
        assertThat(match.missing()).isEmpty();
        assertThat(match.unasked()).isEmpty();
    }

    @Test
    void aPersonWithoutAUnitIsMissing() {
        BulkMatch match = BulkMatch.of(ASKED, List.of(unitOf(ICHIRO), unitOf(JIRO)));

        assertThat(match.missing()).containsExactly(HANAKO);
        assertThat(match.isWhole()).isFalse();
    }

    @Test
    void aUnitThatNobodyAskedForIsRefused() {
        BulkUnit foreign = unit("P9", ICHIRO.card());

        BulkMatch match = BulkMatch.of(ASKED, List.of(unitOf(ICHIRO), unitOf(HANAKO), unitOf(JIRO), foreign));

        assertThat(match.unasked()).containsExactly(foreign);
        assertThat(match.answered()).hasSize(3);
        assertThat(match.isWhole()).isFalse();
    }

    @Test
    void aUnitWithAKnownKeyAndSomebodyElsesCardIsRefused() {
        BulkUnit contradicting = unit("P1", HANAKO.card());

        BulkMatch match = BulkMatch.of(List.of(ICHIRO), List.of(contradicting));

        assertThat(match.unasked()).containsExactly(contradicting);
        assertThat(match.missing()).containsExactly(ICHIRO);
    }

    @Test
    void withoutAKeyTheCardTellsWhoseUnitItIs() {
        assertThat(BulkMatch.of(ASKED, List.of(unit(null, JIRO.card()))).answered())
                .containsOnlyKeys(JIRO);
    }

    @Test
    void withoutAKeyACardThatTwoPersonsOfTheJobShareTellsNothing() {
        BulkPerson twin = new BulkPerson("P4", ICHIRO.card());
        BulkUnit unit = unit(null, ICHIRO.card());

        BulkMatch match = BulkMatch.of(List.of(ICHIRO, twin), List.of(unit));

        assertThat(match.unasked()).containsExactly(unit);
        assertThat(match.missing()).containsExactly(ICHIRO, twin);
    }

    @Test
    void withoutKeyAndCardNothingIsTold() {
        BulkUnit nameless = unit(null, null);

        assertThat(BulkMatch.of(ASKED, List.of(nameless)).unasked()).containsExactly(nameless);
    }

    @Test
    void ofTwoUnitsAboutOnePersonNeitherIsTaken() {
        BulkMatch match = BulkMatch.of(List.of(ICHIRO, JIRO), List.of(unitOf(ICHIRO), unitOf(JIRO), unit("P1", null)));

        assertThat(match.answered()).containsOnlyKeys(JIRO);
        assertThat(match.missing()).containsExactly(ICHIRO);
        assertThat(match.repeated()).containsExactly(unitOf(ICHIRO), unit("P1", null));
        assertThat(match).hasToString("BulkMatch[1 missing 1 unasked 0 repeated 2]");
    }

    @Property
    void everyPersonAndEveryUnitIsCountedOnceWhateverTheOrder(@ForAll @IntRange(max = 8) int persons,
            @ForAll @IntRange(max = 10) int units, @ForAll long seed) {
        List<BulkPerson> asked = IntStream.range(0, persons)
                .mapToObj(i -> new BulkPerson("K" + i, card(String.valueOf(i), "00"))).toList();
        Random random = new Random(seed);
        List<BulkUnit> said = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            int whom = random.nextInt(12);
            said.add(unit(random.nextBoolean() ? "K" + whom : null, card(String.valueOf(whom), "00")));
        }

        BulkMatch match = BulkMatch.of(asked, said);

        assertThat(match.answered().size() + match.missing().size()).isEqualTo(persons);
        assertThat(match.answered().size() + match.unasked().size() + match.repeated().size()).isEqualTo(units);
        Collections.shuffle(said, random);
        assertThat(BulkMatch.of(asked, said).answered()).isEqualTo(match.answered());
    }
}
