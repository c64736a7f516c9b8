package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.qualification.QualificationValidity;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The once-a-month rule, by {@code months.psv}: R-CH-30, R-CH-31, R-CH-32, R-CH-32a, R-CH-32b. */
class MonthlyProofTest {

    private static final MonthlyProof RULE = new MonthlyProof(Given.switches());
    private static final YearMonth MONTH = YearMonth.of(2026, 5);

    @ParameterizedTest(name = "{0} {1}: {3}, {4} ({5})")
    @CsvFileSource(resources = "months.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void aVisitStandsAndAMonthClosesAsTheTableSays(YearMonth month, String visits, LocalDate day,
            ProofStanding standing,
            String check, String why) {
        List<MonthVisit> all = Given.words(visits).stream().map(Given::visit).toList();
        assertThat(RULE.standing(day, all)).as(why).isEqualTo(standing);
        MonthCheck expected = check.equals("closed")
                ? new MonthCheck.Closed(month)
                : new MonthCheck.Violation(month, Given.words(check).stream().map(LocalDate::parse).toList());
        assertThat(RULE.check(month, all)).as(why).isEqualTo(expected);
    }

    @Test
    void theClaimDeskIsAskedToLookAtAViolation() {
        assertThat(new MonthCheck.Violation(MONTH, List.of(MONTH.atDay(1))).step())
                .isEqualTo(DeskStep.LIST_MONTH_WITHOUT_PROOF);
        assertThatThrownBy(() -> new MonthCheck.Violation(MONTH, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onceTheMeasureIsSwitchedOffEveryVisitWithThePatientCardOnlyIsListed() {
        MonthlyProof off = new MonthlyProof(Given.switchedTo("PATIENT_CARD_INTERIM", "off"));
        List<MonthVisit> visits = List.of(Given.visit("2026-05-02:MY_NUMBER_CARD:VALID"),
                Given.visit("2026-05-09:PATIENT_CARD_ONLY:VALID"));
        assertThat(off.check(MONTH, visits)).isEqualTo(new MonthCheck.Violation(MONTH, List.of(MONTH.atDay(9))));
        assertThat(off.standing(MONTH.atDay(9), visits)).isEqualTo(ProofStanding.NOT_PROVEN);
    }

    /** A proof more never opens a closed month, and makes no later visit worse. */
    @Property
    void oneMoreProofNeverMakesAMonthWorse(@ForAll @Size(max = 6) List<@IntRange(min = 1, max = 31) Integer> days,
            @ForAll @IntRange(min = 1, max = 31) int proof, @ForAll @IntRange(min = 1, max = 31) int visit) {
        List<MonthVisit> visits = days.stream().map(day -> new MonthVisit(MONTH.atDay(day),
                Presentation.PATIENT_CARD_ONLY, QualificationValidity.VALID)).toList();
        List<MonthVisit> more = new java.util.ArrayList<>(visits);
        more.add(new MonthVisit(MONTH.atDay(proof), Presentation.PAPER, null));
        assertThat(RULE.check(MONTH, more)).isEqualTo(new MonthCheck.Closed(MONTH));
        assertThat(RULE.check(MONTH, visits) instanceof MonthCheck.Closed).isEqualTo(visits.isEmpty());
        assertThat(RULE.standing(MONTH.atDay(visit), more))
                .isEqualTo(proof <= visit ? ProofStanding.MONTHLY_INTERIM : ProofStanding.MONTHLY_PROOF_MISSING);
    }

    /** Within a month, once a visit is tolerated every later one is. */
    @Property
    void toleranceNeverEndsBeforeTheMonth(@ForAll @IntRange(min = 1, max = 31) int proof) {
        List<MonthVisit> visits = List.of(new MonthVisit(MONTH.atDay(proof), Presentation.PAPER, null));
        assertThat(IntStream.rangeClosed(1, 31).filter(
                day -> RULE.standing(MONTH.atDay(day), visits) == ProofStanding.MONTHLY_INTERIM))
                .containsExactlyElementsOf(IntStream.rangeClosed(proof, 31).boxed().toList());
    }
}
