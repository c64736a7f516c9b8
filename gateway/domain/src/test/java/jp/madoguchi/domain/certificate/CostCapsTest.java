package jp.madoguchi.domain.certificate;

import static jp.madoguchi.domain.certificate.CapSamples.cap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.insurance.DeliveredTables;
import jp.madoguchi.domain.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The caps of high costs, rules 7.1. */
class CostCapsTest {

    private static final String TEXT = DeliveredTables.read(CostCaps.FILE);
    private static final CostCaps CAPS = CostCaps.parse(TEXT);
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final Set<LimitCategory> MONTHLY = Set.of(LimitCategory.A01, LimitCategory.A02, LimitCategory.A03,
            LimitCategory.A04, LimitCategory.A05);
    private static final Set<LimitCategory> OUTPATIENT = Set.of(LimitCategory.B04, LimitCategory.B09,
            LimitCategory.B10);

    @ParameterizedTest(name = "{0} {1} {2} of {3} yen: {4} {5} {6} ({7})")
    @CsvFileSource(resources = "cost-caps.csv", numLinesToSkip = 1)
    void theMonthsCapIsThatOfTheTable(LimitCategory category, CapScope scope, YearMonth month, long cost, String result,
            Long yen, String reason, String source) {
        assertThat(CAPS.monthly(category, scope, month, cost)).as(source).isEqualTo(cap(result, yen, reason));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3} {4} {5}")
    @CsvFileSource(resources = "cost-caps-long.csv", numLinesToSkip = 1)
    void capsOfManyMonthsAndOfAYearAreThoseOfTheTable(String kind, LimitCategory category, YearMonth month,
            String result, Long yen, String reason) {
        CostCap found = kind.equals("MANY") ? CAPS.manyTimes(category, month) : CAPS.yearly(category, month);
        assertThat(found).isEqualTo(cap(result, yen, reason));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3} {4} {5}")
    @CsvSource(textBlock = """
            A03, MONTH,      2026-05, UNKNOWN,   ,      COST_UNKNOWN
            A01, MONTH,      2026-09, UNKNOWN,   ,      COST_UNKNOWN
            A04, MONTH,      2026-05, KNOWN,     57600,
            A05, MONTH,      2026-09, KNOWN,     36900,
            B04, OUTPATIENT, 2026-05, KNOWN,     18000,
            B09, OUTPATIENT, 2026-05, UNCERTAIN, 18000, MARKED_UNCERTAIN
            A03, OUTPATIENT, 2026-05, NO_CAP,    ,      NO_SUCH_CAP
            A06, MONTH,      2026-05, UNKNOWN,   ,      NO_FIGURE
            A05, MONTH,      2021-02, UNKNOWN,   ,      BEFORE_TABLE
            A05, MONTH,      2027-08, UNKNOWN,   ,      NOT_PUBLISHED_YET
            """)
    void withoutACostAFlatCapIsKnownAndARisingOneIsNot(LimitCategory category, CapScope scope, YearMonth month,
            String result, Long yen, String reason) {
        assertThat(CAPS.monthlyOfUnknownCost(category, scope, month)).isEqualTo(cap(result, yen, reason));
    }

    /** Where the texts give no figure none is guessed, before and after the figures of the others change; twelve bands are not published yet. */
    @ParameterizedTest
    @EnumSource
    void whatTheTextsDoNotSayIsUnknownWithTheReason(LimitCategory category) {
        for (CapScope scope : category.name().startsWith("B") ? CapScope.values() : new CapScope[]{CapScope.MONTH}) {
            boolean given = scope == CapScope.MONTH ? MONTHLY.contains(category) : OUTPATIENT.contains(category);
            for (YearMonth month : List.of(YearMonth.of(2021, 3), YearMonth.of(2026, 7), YearMonth.of(2026, 8),
                    YearMonth.of(2027, 7))) {
                CostCap cap = CAPS.monthly(category, scope, month, 1_000_000);
                assertThat(cap.equals(new CostCap.Unknown(CapReason.NO_FIGURE))).as("%s %s %s", category, scope, month)
                        .isEqualTo(!given);
            }
            assertThat(CAPS.monthly(category, scope, YearMonth.of(2027, 8), 1_000_000))
                    .isEqualTo(new CostCap.Unknown(CapReason.NOT_PUBLISHED_YET));
        }
    }

    @ParameterizedTest(name = "{0} {1} {2} yen at {3} %: {4} ({5})")
    @CsvFileSource(resources = "patient-pays.csv", numLinesToSkip = 1)
    void thePatientPaysTheUsualShareWhereItIsLowerThanTheCap(LimitCategory category, YearMonth month, long cost,
            int percent, long pays, String why) {
        assertThat(CAPS.monthly(category, CapScope.MONTH, month, cost).applyTo(cost * percent / 100)).as(why)
                .isEqualTo(new CostCap.Known(pays));
    }

    @Test
    void whatIsLeftOfAYearLowersTheMonth() {
        YearMonth month = YearMonth.of(2026, 9);
        CostCap year = CAPS.yearly(LimitCategory.A03, month);
        CostCap cap = CAPS.monthly(LimitCategory.A03, CapScope.MONTH, month, 1_000_000);
        assertThat(cap.and(year.after(500_000))).isEqualTo(new CostCap.Known(30_000));
        assertThat(cap.and(year.after(530_001))).isEqualTo(new CostCap.Known(0));
        assertThat(CAPS.yearly(LimitCategory.A04, month).after(400_000))
                .isEqualTo(new CostCap.Uncertain(10_000, CapReason.MARKED_UNCERTAIN));
        assertThat(CAPS.yearly(LimitCategory.A04, month).after(410_001))
                .isEqualTo(new CostCap.Uncertain(0, CapReason.MARKED_UNCERTAIN));
        assertThat(CAPS.yearly(LimitCategory.B01, month).after(1))
                .isEqualTo(new CostCap.Unknown(CapReason.NO_FIGURE));
        assertThat(CAPS.yearly(LimitCategory.A03, MAY).after(1))
                .isEqualTo(new CostCap.NoCap(CapReason.NO_SUCH_CAP));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvFileSource(resources = "combined-caps.csv", numLinesToSkip = 1)
    void ofTwoCapsTheLowerCountsAndIsAsUncertainAsTheLessCertain(String one, String other, String result) {
        assertThat(cap(one).and(cap(other))).isEqualTo(cap(result));
    }

    @Test
    void amountsAreNeverNegative() {
        assertThatThrownBy(() -> new CostCap.Known(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CostCap.Uncertain(-1, CapReason.MARKED_UNCERTAIN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CostCap.Unknown(CapReason.NO_FIGURE).after(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CAPS.monthly(LimitCategory.A03, CapScope.MONTH, MAY, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void theCapNeverFallsWhenTheCostRisesAndIsNeverBelowItsBase(@ForAll @LongRange(max = 1_000_000_000L) long cost,
            @ForAll @LongRange(max = 1_000_000L) long more) {
        long lower = yen(CAPS.monthly(LimitCategory.A03, CapScope.MONTH, MAY, cost));
        long higher = yen(CAPS.monthly(LimitCategory.A03, CapScope.MONTH, MAY, cost + more));
        assertThat(higher).isGreaterThanOrEqualTo(lower);
        assertThat(higher - lower).isLessThanOrEqualTo(more / 100 + 1);
        assertThat(lower).isGreaterThanOrEqualTo(80_100);
    }

    private static long yen(CostCap cap) {
        return ((CostCap.Known) cap).yen();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"A01,MONTH,2026-08-01|A01,MONTH,2026-08-02|begins or ends inside a month",
            "A01,MONTH,2021-03-01,2026-07-31|A01,MONTH,2021-03-01,2026-07-30|begins or ends inside a month",
            "252600,842000|252600.5,842000|no amount in yen in base",
            "252600,842000|1234567890,842000|no amount in yen in base",
            "252600,842000|252600,x|no amount in yen in threshold",
            "1680000,base threshold|1680000,base treshold|marks an unknown column"})
    void aWrongRowIsRefused(String from, String to, String what) {
        assertThat(TEXT).contains(from);
        assertThatThrownBy(() -> CostCaps.parse(TEXT.replace(from, to))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("[caps.csv line ").hasMessageContaining(what);
    }

    @Test
    void aForgottenCategoryIsRefused() {
        assertThatThrownBy(() -> CostCaps.parse(TEXT.replaceAll("(?m)^A06,.*\n", "")))
                .isInstanceOf(ProblemException.class).hasMessageContaining("says nothing of A06 MONTH");
    }

    @Test
    void oneUncertainFigureMakesTheSumUncertain() {
        CostCap uncertain = new CostCap.Uncertain(254_180, CapReason.MARKED_UNCERTAIN);
        for (String column : new String[]{"base", "threshold", "base threshold"}) {
            CostCaps caps = CostCaps.parse(TEXT.replace("140100,-,,ア", "140100,-," + column + ",ア"));
            assertThat(caps.monthly(LimitCategory.A01, CapScope.MONTH, MAY, 1_000_000)).isEqualTo(uncertain);
        }
        assertThat(CostCaps.parse(TEXT.replace("252600,842000", "-,842000"))
                .monthly(LimitCategory.A01, CapScope.MONTH, MAY, 1))
                .isEqualTo(new CostCap.NoCap(CapReason.NO_SUCH_CAP));
        assertThat(CostCaps.parse(TEXT.replace("252600,842000", "-,"))
                .monthly(LimitCategory.A01, CapScope.MONTH, MAY, 1))
                .isEqualTo(new CostCap.NoCap(CapReason.NO_SUCH_CAP));
        assertThat(CostCaps.parse(TEXT.replace("252600,842000", "252600,"))
                .monthly(LimitCategory.A01, CapScope.MONTH, MAY, 1))
                .isEqualTo(new CostCap.Unknown(CapReason.NO_FIGURE));
        assertThat(CostCaps.parse(TEXT.replace("252600,842000", ",842000"))
                .monthly(LimitCategory.A01, CapScope.MONTH, MAY, 1))
                .isEqualTo(new CostCap.Unknown(CapReason.NO_FIGURE));
    }
}
