package jp.madoguchi.domain.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R-BR-01, R-BR-02, R-BR-03, R-BR-05, R-BR-06. */
class BranchRulesTest {

    private static final BranchCalendar CALENDAR = BranchCalendar.parse(DeliveredTables.read(BranchCalendar.FILE));
    private static final BranchNumber BRANCH = BranchNumber.parse("1").orElseThrow();
    private static final Instant AT = Instant.parse("2026-05-12T00:00:00Z");

    @ParameterizedTest(name = "{0} of {1} on {2}: {3} ({4})")
    @CsvFileSource(resources = "branch-calendar-days.csv", numLinesToSkip = 1)
    void aBranchBelongsThereSinceItsDay(BranchUse use, String insurer, LocalDate day, BranchNeed need, String source) {
        assertThat(CALENDAR.need(use, new InsurerNumber(insurer), day)).as(source).isEqualTo(need);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4} {5} ({6})")
    @CsvFileSource(resources = "branches-typed.csv", numLinesToSkip = 1)
    void aTypedBranchIsTakenOrRefusedAsTheTableSays(String insurer, String symbol, String number, String branch,
            String outcome, String taken, String why) {
        Parsed<MemberId> read = branch == null
                ? typed(insurer, symbol, number, null)
                : switch (BranchNumber.parse(branch)) {
                    case Parsed.Value<BranchNumber> v -> typed(insurer, symbol, number, v.value());
                    case Parsed.Refused<BranchNumber> r -> Parsed.refused(r.problem().code(), r.problem().where());
                };
        switch (read) {
            case Parsed.Value<MemberId> v -> {
                assertThat(outcome).as(why).isEqualTo("TAKEN");
                assertThat(v.value().branch()).as(why).isEqualTo(taken == null ? null : new BranchNumber(taken));
                assertThat(v.value().cardKey())
                        .isEqualTo(insurer + "|" + (symbol == null ? "" : symbol) + "|" + number);
            }
            case Parsed.Refused<MemberId> r -> {
                assertThat(r.problem().code().name()).as(why).isEqualTo(outcome);
                assertThat(r.problem().where()).isEqualTo("branch");
            }
        }
    }

    @Test
    void aLateStageElderlyPersonHasNoBranch() {
        assertThat(typed("39131016", null, "12345678", BRANCH))
                .isEqualTo(Parsed.refused(ProblemCode.BRANCH_NUMBER_NOT_USED, "branch"));
        MemberId without = typed("39131016", null, "12345678", null).orElseThrow();
        assertThat(without.branch()).isNull();
        assertThat(without.withBranch(BRANCH)).isEqualTo(without);
    }

    @Test
    void anAnswersBranchIsAddedWhereOneIsUsed() {
        MemberId asked = typed("138016", null, "345", null).orElseThrow();
        assertThat(asked.withBranch(BRANCH)).isEqualTo(typed("138016", null, "345", BRANCH).orElseThrow());
        assertThat(asked.withBranch(null)).isEqualTo(asked);
    }

    @Test
    void aClaimCarriesTheBranchSinceSeptemberOf2021AndIsTakenWithoutForTheTimeBeing() {
        MemberId with = typed("138016", null, "345", BRANCH).orElseThrow();
        MemberId without = typed("138016", null, "345", null).orElseThrow();
        assertThat(CALENDAR.inClaim(with, YearMonth.of(2021, 8))).isEmpty();
        assertThat(CALENDAR.inClaim(with, YearMonth.of(2021, 9))).contains(BRANCH);
        assertThat(CALENDAR.inClaim(without, YearMonth.of(2021, 9))).isEmpty();
        assertThat(CALENDAR.claimLacksBranch(without, YearMonth.of(2026, 5))).isFalse();
    }

    @Test
    void aClaimWithoutABranchComesBackOnceTheTableSaysSo() {
        BranchCalendar later = BranchCalendar.parse(DeliveredTables.read(BranchCalendar.FILE)
                .replace("CLAIM,2021-09-01,,OPTIONAL", "CLAIM,2021-09-01,,REQUIRED"));
        MemberId with = typed("138016", null, "345", BRANCH).orElseThrow();
        assertThat(later.claimLacksBranch(with.withBranch(null), YearMonth.of(2026, 5))).isFalse();
        assertThat(later.claimLacksBranch(typed("138016", null, "345", null).orElseThrow(), YearMonth.of(2026, 5)))
                .isTrue();
        assertThat(later.inClaim(with, YearMonth.of(2026, 5))).contains(BRANCH);
        assertThat(later.claimLacksBranch(typed("39131016", null, "345", null).orElseThrow(), YearMonth.of(2026, 5)))
                .isFalse();
    }

    @Test
    void aCalendarThatForgetsAUseIsRefused() {
        assertThatThrownBy(() -> BranchCalendar.parse("use,from,to,need,rules\nCARD,2021-03-01,,OPTIONAL,R-BR-01"))
                .isInstanceOf(ProblemException.class).hasMessageContaining("says nothing of LOOKUP");
    }

    @ParameterizedTest
    @EnumSource
    void aNumberLeavesForPurposesOfTheInsuranceOnlyAndIsWrittenDown(ExportPurpose purpose) {
        MemberId member = typed("138016", null, "7654321", BRANCH).orElseThrow();
        Parsed<NumberExport> export = NumberExport.of(member, purpose, "claim computer", AT);
        boolean insurance = switch (purpose) {
            case QUALIFICATION, CLAIM, PUBLIC_EXPENSE, PRESCRIPTION -> true;
            case IDENTIFICATION, RESEARCH, OTHER -> false;
        };
        assertThat(export).isEqualTo(insurance
                ? Parsed.of(new NumberExport(member, purpose,
                        new NumberExport.ExportNote("claim computer", purpose, member.insurer(), AT)))
                : Parsed.refused(ProblemCode.NUMBER_EXPORT_REFUSED, "purpose"));
        assertThat(export.toString()).doesNotContain("7654321");
    }

    @Test
    void anExportIsToSomebodyAndForTheInsurance() {
        MemberId member = typed("138016", null, "7654321", BRANCH).orElseThrow();
        assertThat(NumberExport.of(member, ExportPurpose.CLAIM, " ", AT))
                .isEqualTo(Parsed.refused(ProblemCode.VALUE_MISSING, "consumer"));
        NumberExport.ExportNote written = new NumberExport.ExportNote("x", ExportPurpose.CLAIM, member.insurer(), AT);
        assertThatThrownBy(() -> new NumberExport(member, ExportPurpose.RESEARCH, written))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NumberExport.ExportNote(" ", ExportPurpose.CLAIM, member.insurer(), AT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Parsed<MemberId> typed(String insurer, String symbol, String number, BranchNumber branch) {
        return MemberId.typed(InsurerNumber.parseTyped(insurer).orElseThrow(),
                symbol == null ? null : new CardSymbol(symbol), new CardNumber(number), branch);
    }
}
