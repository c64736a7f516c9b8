package jp.madoguchi.domain.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.insurance.DeliveredTables;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.RecipientNumber;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.domain.subsidy.ExpenseProposal.Doubt;
import jp.madoguchi.domain.subsidy.ExpenseProposal.Exclusion;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Selection and priority of public expenses, rules 7.3. */
class ExpenseProposalTest {

    private static final LocalDate VISIT = LocalDate.of(2026, 5, 12);
    private static final FacilityCode HERE = new FacilityCode("1310000001");
    private static final FacilityCode ELSEWHERE = new FacilityCode("1310000002");
    private static final Treatment TREATMENT = new Treatment(VISIT, HERE, Set.of());
    private static final DateRange OPEN = new DateRange(null, null);
    private static final String SWITCH_TEXT = DeliveredTables.read(RuleSwitches.FILE);
    private static final RuleSwitches SWITCHES = RuleSwitches.parse(SWITCH_TEXT);

    @ParameterizedTest(name = "{0}: {2}, too many {3}, excluded {4} ({5})")
    @CsvFileSource(resources = "expense-orders.csv", numLinesToSkip = 1)
    void theClaimCarriesThemInOrder(String known, String otherIllnesses, String claimed, String leftOut,
            String excluded, String source) {
        Treatment treatment = new Treatment(VISIT, HERE, Set.copyOf(words(otherIllnesses)));
        List<PublicExpense> expenses = words(known).stream().map(ExpenseProposalTest::expense).toList();
        ExpenseProposal proposal = propose(expenses, treatment);
        ClaimExpenses claim = proposal.confirm(new HashSet<>(expenses), treatment, SWITCHES);
        assertThat(claim.claimed()).as(source).map(e -> e.payer().value()).isEqualTo(words(claimed));
        assertThat(claim.leftOut()).as(source).map(e -> e.payer().value()).isEqualTo(words(leftOut));
        assertThat(claim.warnings()).as(source).isEqualTo(
                leftOut == null ? Set.of() : Set.of(ClaimExpenses.Warning.TOO_MANY_PUBLIC_EXPENSE));
        assertThat(proposal.excluded()).as(source).map(e -> e.expense().payer() + ":" + e.why())
                .isEqualTo(words(excluded));
    }

    @Property
    void theOrderIsTotalAndDoesNotDependOnTheOrderInWhichTheyAreKnown(@ForAll("expenses") List<PublicExpense> known,
            @ForAll Random random) {
        ExpenseProposal proposal = propose(known, TREATMENT);
        List<PublicExpense> shuffled = new ArrayList<>(known);
        Collections.shuffle(shuffled, random);
        assertThat(propose(shuffled, TREATMENT)).isEqualTo(proposal);
        assertThat(proposal.proposed().size() + proposal.excluded().size()).isEqualTo(new HashSet<>(known).size());
        assertThat(proposal.proposed().stream().map(one -> one.expense().matchKey())).doesNotHaveDuplicates();
        List<Integer> ranks = proposal.proposed().stream()
                .map(one -> one.programme() == null ? Integer.MAX_VALUE : one.programme().priority()).toList();
        assertThat(ranks).isSorted();
    }

    @Property
    void aClaimNeverCarriesMoreThanAllowedNorWhatStaffDidNotConfirm(@ForAll("expenses") List<PublicExpense> known,
            @ForAll("expenses") List<PublicExpense> chosen) {
        ClaimExpenses claim = propose(known, TREATMENT).confirm(new HashSet<>(chosen), TREATMENT, SWITCHES);
        assertThat(claim.claimed()).hasSizeLessThanOrEqualTo(4);
        assertThat(chosen).containsAll(claim.claimed()).containsAll(claim.leftOut());
        assertThat(known).containsAll(claim.claimed());
        assertThat(claim.leftOut().isEmpty() || claim.claimed().size() == 4).isTrue();
    }

    @Provide
    Arbitrary<List<PublicExpense>> expenses() {
        Arbitrary<DateRange> validity = Arbitraries.of(OPEN, new DateRange(VISIT.plusDays(1), null),
                new DateRange(null, VISIT.minusDays(1)), new DateRange(VISIT, VISIT));
        return Combinators.combine(
                Arbitraries.of("88138243", "54136015", "12131017", "21135017", "10135010", "99130010", "53130013",
                        "88131248", "06130017"),
                Arbitraries.of("1234566", "１２３４５６６", "A-1"), validity,
                Arbitraries.of(List.of(Set.<FacilityCode>of(), Set.of(HERE), Set.of(ELSEWHERE))),
                Arbitraries.of(ExpenseSource.values()))
                .as((payer, recipient, days, institutions, source) -> new PublicExpense(new InsurerNumber(payer),
                        new RecipientNumber(recipient), days, institutions, source))
                .list().ofMaxSize(8);
    }

    @Test
    void staffSeeWhatToLookAt() {
        PublicExpense named = new PublicExpense(new InsurerNumber("54136015"), new RecipientNumber("1234566"), OPEN,
                Set.of(HERE), ExpenseSource.ON_FILE);
        assertThat(doubts(named)).containsExactly(Doubt.NAMED_ILLNESS);
        assertThat(doubts(expense("54136015"))).containsExactlyInAnyOrder(Doubt.NAMED_ILLNESS, Doubt.NAMED_INSTITUTION);
        assertThat(doubts(expense("66130011"))).containsExactly(Doubt.RANK_UNCERTAIN);
        assertThat(doubts(expense("99130010"))).containsExactly(Doubt.UNKNOWN_PROGRAMME);
        assertThat(doubts(expense("88138243"))).isEmpty();
        assertThat(propose(List.of(named), TREATMENT).step()).contains(DeskStep.CHOOSE_PUBLIC_EXPENSES);
        assertThat(propose(List.of(), TREATMENT).step()).isEmpty();
    }

    private static Set<Doubt> doubts(PublicExpense expense) {
        return propose(List.of(expense), TREATMENT).proposed().getFirst().doubts();
    }

    @Test
    void oneThatNamesOtherInstitutionsIsNotUsedHere() {
        PublicExpense elsewhere = new PublicExpense(new InsurerNumber("54136015"), new RecipientNumber("1234566"),
                OPEN, Set.of(ELSEWHERE), ExpenseSource.HUB);
        ExpenseProposal proposal = propose(List.of(elsewhere), TREATMENT);
        assertThat(proposal.proposed()).isEmpty();
        assertThat(proposal.excluded())
                .containsExactly(new ExpenseProposal.Excluded(elsewhere, Exclusion.OTHER_INSTITUTION));
        PublicExpense both = new PublicExpense(elsewhere.payer(), elsewhere.recipient(), OPEN,
                Set.of(ELSEWHERE, HERE), ExpenseSource.HUB);
        assertThat(propose(List.of(both), TREATMENT).excluded()).isEmpty();
    }

    @Test
    void oneEntitlementFromTwoSourcesCountsOnceFromTheBetter() {
        PublicExpense file = expense("88138243");
        PublicExpense hub = new PublicExpense(file.payer(), new RecipientNumber("１２３４５６６"), OPEN, Set.of(),
                ExpenseSource.HUB);
        ExpenseProposal proposal = propose(List.of(file, hub), TREATMENT);
        assertThat(proposal.proposed()).extracting(ExpenseProposal.Proposed::expense).containsExactly(hub);
        assertThat(proposal.excluded())
                .containsExactly(new ExpenseProposal.Excluded(file, Exclusion.SAME_AS_ANOTHER));
    }

    @Test
    void howManyAClaimCarriesIsASwitch() {
        RuleSwitches two = RuleSwitches.parse(
                SWITCH_TEXT.replace("PUBLIC_EXPENSES_PER_CLAIM,2021-03-01,,4",
                        "PUBLIC_EXPENSES_PER_CLAIM,2021-03-01,,2"));
        List<PublicExpense> known = List.of(expense("88138243"), expense("54136015"), expense("12131017"));
        ClaimExpenses claim = propose(known, TREATMENT).confirm(Set.copyOf(known), TREATMENT, two);
        assertThat(claim.claimed()).containsExactly(expense("54136015"), expense("12131017"));
        assertThat(claim.leftOut()).containsExactly(expense("88138243"));
    }

    @Test
    void staffMayLeaveOneOut() {
        List<PublicExpense> known = List.of(expense("88138243"), expense("54136015"));
        assertThat(propose(known, TREATMENT).confirm(Set.of(expense("88138243")), TREATMENT, SWITCHES))
                .isEqualTo(new ClaimExpenses(List.of(expense("88138243")), List.of()));
    }

    @Test
    void nobodysNumberIsShownInLogs() {
        assertThat(expense("88138243")).hasToString("PublicExpense[88138243 ON_FILE]");
    }

    private static ExpenseProposal propose(List<PublicExpense> known, Treatment treatment) {
        return ExpenseProposal.of(known, treatment, DeliveredTables.PROGRAMMES);
    }

    static PublicExpense expense(String text) {
        String[] parts = text.split("/");
        DateRange validity = parts.length < 3
                ? OPEN
                : new DateRange(LocalDate.parse(parts[1]), LocalDate.parse(parts[2]));
        return new PublicExpense(new InsurerNumber(parts[0]), new RecipientNumber("1234566"), validity, Set.of(),
                ExpenseSource.ON_FILE);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }
}
