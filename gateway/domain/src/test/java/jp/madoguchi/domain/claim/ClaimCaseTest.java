package jp.madoguchi.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The state machine of a case (rules 3.3; R-CL-04, R-CL-07) and its automatic re-try (R-CL-06, R-RS-07). */
class ClaimCaseTest {

    private static final ResourceId ID = new ResourceId("q-0007");
    private static final LocalDate DAY = Given.VISIT;
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final ClaimWays WAYS = Given.ways();

    private static final ClaimFacts UNKNOWN = ClaimFacts.of(DAY).withDeclaration(Given.declaration(DAY))
            .withContact(DAY.plusDays(1));
    private static final ClaimFacts FORMER = ClaimFacts.of(DAY).withInsured(true).withLost(Given.LOST);

    private static ClaimCase open() {
        return ClaimCase.open(ID, ResultClass.NOT_FOUND, ClaimFacts.of(DAY));
    }

    /** Learned, and tried again in the month of the claim (R-RS-07). */
    private static ClaimCase tried(ClaimFacts facts) {
        return learned(open(), facts).asked(JUNE.atDay(1));
    }

    private static ClaimCase learned(ClaimCase before, ClaimFacts facts) {
        return before.learn(facts, WAYS, JUNE, DAY.plusDays(1)).orElseThrow();
    }

    @Test
    void aNewCaseIsOpenAndKnowsItsDay() {
        ClaimCase open = open();
        assertThat(open.state()).isEqualTo(CaseState.OPEN);
        assertThat(open.openedOn()).isEqualTo(DAY);
        assertThat(open.askedOn()).isEqualTo(DAY);
        assertThat(open.way()).isEmpty();
        assertThat(open.history()).isEmpty();
        assertThat(open).hasToString("ClaimCase[q-0007 OPEN]");
        assertThatThrownBy(() -> ClaimCase.open(ID, ResultClass.VALID, ClaimFacts.of(DAY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Worked example 8: the way switches to (1), and the declaration is kept as history. */
    @Test
    void aLaterProofSwitchesTheWayAndKeepsTheDeclaration() {
        ClaimCase unknown = learned(open(), UNKNOWN);
        assertThat(unknown.state()).isEqualTo(CaseState.UNKNOWN_77);
        ClaimCase proven = learned(unknown, UNKNOWN.withConfirmed(Given.CURRENT));
        assertThat(proven.state()).isEqualTo(CaseState.RESOLVED_CURRENT);
        assertThat(proven.way()).contains(ClaimWay.CONFIRMED);
        assertThat(proven.facts().declaration()).isEqualTo(Given.declaration(DAY));
        assertThat(proven.facts().contactedOn()).isEqualTo(DAY.plusDays(1));
        assertThat(proven.history()).containsExactly(
                new CaseEvent(DAY.plusDays(1), CaseState.OPEN, CaseState.UNKNOWN_77, ClaimWay.UNKNOWN, null),
                new CaseEvent(DAY.plusDays(1), CaseState.UNKNOWN_77, CaseState.RESOLVED_CURRENT, ClaimWay.CONFIRMED,
                        null));
    }

    /** Worked example 10: never (3) again (R-CL-07). */
    @Test
    void aReturnedWayThreeIsClaimedAsUnknown() {
        ClaimCase claimed = tried(FORMER).claim(WAYS, JUNE, DAY.plusDays(20)).orElseThrow();
        assertThat(claimed.state()).isEqualTo(CaseState.CLAIMED);
        assertThat(claimed.way()).contains(ClaimWay.FORMER);
        ClaimCase returned = claimed.giveBack(ReturnReason.NEW_INSURER_UNREGISTERED, DAY.plusDays(60)).orElseThrow();
        assertThat(returned.state()).isEqualTo(CaseState.RETURNED);
        assertThat(returned.way()).contains(ClaimWay.FORMER);
        ClaimCase open = returned.reopen(DAY.plusDays(61)).orElseThrow();
        assertThat(open.state()).isEqualTo(CaseState.OPEN);
        assertThat(open.openedOn()).isEqualTo(DAY.plusDays(61));
        assertThat(open.settlement()).isNull();
        assertThat(open.facts().formerReturned()).isTrue();
        ClaimCase again = learned(open,
                open.facts().withDeclaration(Given.declaration(DAY)).withContact(DAY.plusDays(62)));
        assertThat(again.way()).contains(ClaimWay.UNKNOWN);
        assertThat(again.history()).extracting(CaseEvent::to).containsExactly(CaseState.OLD_QUALIFICATION,
                CaseState.CLAIMED,
                CaseState.RETURNED, CaseState.OPEN, CaseState.UNKNOWN_77);
        assertThat(again.history().get(2).returned()).isEqualTo(ReturnReason.NEW_INSURER_UNREGISTERED);
    }

    @Test
    void aReturnedClaimOfAnotherWayMayStillTakeWayThree() {
        ClaimCase open = learned(open(), UNKNOWN).claim(WAYS, JUNE, DAY).orElseThrow()
                .giveBack(ReturnReason.OTHER, DAY).orElseThrow().reopen(DAY).orElseThrow();
        assertThat(open.facts().formerReturned()).isFalse();
        assertThat(learned(open, open.facts().withLost(Given.LOST)).way()).contains(ClaimWay.FORMER);
    }

    @Test
    void anAcceptedClaimIsTheEnd() {
        ClaimCase accepted = tried(FORMER).claim(WAYS, JUNE, DAY).orElseThrow().accept(DAY).orElseThrow();
        assertThat(accepted.state()).isEqualTo(CaseState.ACCEPTED);
        for (CaseState next : CaseState.values()) {
            assertThat(CaseState.ACCEPTED.mayBecome(next)).isFalse();
        }
        assertRefused(accepted.learn(FORMER, WAYS, JUNE, DAY));
        assertRefused(accepted.claim(WAYS, JUNE, DAY));
        assertRefused(accepted.giveBack(ReturnReason.OTHER, DAY));
        assertRefused(accepted.reopen(DAY));
        assertRefused(accepted.accept(DAY));
    }

    @Test
    void theWayIsChosenWhenTheClaimIsMadeNotBefore() {
        LocalDate visit = LocalDate.of(2023, 7, 20);
        ClaimCase waiting = ClaimCase.open(ID, ResultClass.NOT_FOUND, ClaimFacts.of(visit))
                .learn(ClaimFacts.of(visit).withDeclaration(Given.declaration(visit)).withContact(visit), WAYS,
                        YearMonth.of(2023, 8), visit)
                .orElseThrow();
        assertThat(waiting.hold()).isEqualTo(HoldReason.MONTH_TOO_EARLY);
        assertThat(waiting.history()).as("it stayed open").isEmpty();
        assertThat(waiting.claim(WAYS, YearMonth.of(2023, 8), visit))
                .isEqualTo(Parsed.refused(ProblemCode.CLAIM_HAS_NO_WAY, "OPEN"));
        ClaimCase claimed = waiting.claim(WAYS, YearMonth.of(2023, 9), visit.plusDays(45)).orElseThrow();
        assertThat(claimed.state()).isEqualTo(CaseState.CLAIMED);
        assertThat(Objects.requireNonNull(claimed.settlement()).month()).isEqualTo(YearMonth.of(2023, 9));
        assertThat(claimed.hold()).isNull();
    }

    /** R-RS-07: the last try is that of the visit, then of the month before the claim, then of the claim's own month. */
    @Test
    void aClaimIsHeldUntilTheQualificationWasTriedAgainInItsMonth() {
        ClaimCase former = learned(open(), FORMER);
        LocalDate first = JUNE.atDay(1);
        Parsed<ClaimCase> held = Parsed.refused(ProblemCode.CLAIM_HAS_NO_WAY, "NOT_TRIED_AGAIN");
        assertThat(former.claim(WAYS, JUNE, first)).isEqualTo(held);
        assertThat(former.asked(first.minusDays(1)).claim(WAYS, JUNE, first)).isEqualTo(held);
        assertThat(former.asked(first).claim(WAYS, JUNE, first).orElseThrow().state()).isEqualTo(CaseState.CLAIMED);
    }

    /** R-RS-07: neither needs a try that is confirmed, nor can one be made with nothing to ask with. */
    @Test
    void whatIsConfirmedOrCannotBeAskedAboutIsClaimedWithoutAnotherTry() {
        assertThat(learned(open(), FORMER.withConfirmed(Given.CURRENT)).claim(WAYS, JUNE, DAY).orElseThrow().way())
                .contains(ClaimWay.CONFIRMED);
        assertThat(learned(open(), UNKNOWN).claim(WAYS, JUNE, DAY).orElseThrow().way()).contains(ClaimWay.UNKNOWN);
    }

    @Test
    void aSelfPaidVisitIsClaimedOnlyAfterALaterProof() {
        ClaimCase paid = learned(open(), ClaimFacts.of(DAY));
        assertThat(paid.state()).isEqualTo(CaseState.SELF_PAY);
        assertThat(paid.claim(WAYS, JUNE, DAY)).isEqualTo(Parsed.refused(ProblemCode.CLAIM_HAS_NO_WAY, "SELF_PAY"));
        assertThat(learned(paid, paid.facts().withConfirmed(Given.CURRENT)).state())
                .isEqualTo(CaseState.RESOLVED_CURRENT);
    }

    private static void assertRefused(Parsed<ClaimCase> parsed) {
        assertThat(parsed).isInstanceOfSatisfying(Parsed.Refused.class,
                r -> assertThat(((Parsed.Refused<?>) r).problem().code()).isEqualTo(ProblemCode.CLAIM_CASE_STATE));
    }

    @Test
    void anUnclaimedCaseIsNeitherAcceptedNorReturnedNorReopened() {
        for (ClaimCase before : List.of(open(), learned(open(), FORMER))) {
            assertRefused(before.accept(DAY));
            assertRefused(before.giveBack(ReturnReason.OTHER, DAY));
            assertRefused(before.reopen(DAY));
        }
        ClaimCase claimed = tried(FORMER).claim(WAYS, JUNE, DAY).orElseThrow();
        assertRefused(claimed.learn(FORMER, WAYS, JUNE, DAY));
        assertRefused(claimed.reopen(DAY));
        ClaimCase returned = claimed.giveBack(ReturnReason.OTHER, DAY).orElseThrow();
        assertRefused(returned.learn(FORMER, WAYS, JUNE, DAY));
        assertRefused(returned.claim(WAYS, JUNE, DAY));
    }

    private static final Set<String> LEGAL = Set.of("OPEN RESOLVED_CURRENT", "OPEN RESOLVED_FILE",
            "OPEN OLD_QUALIFICATION",
            "OPEN UNKNOWN_77", "OPEN SELF_PAY", "RESOLVED_CURRENT CLAIMED", "RESOLVED_FILE CLAIMED",
            "OLD_QUALIFICATION CLAIMED", "UNKNOWN_77 CLAIMED", "CLAIMED ACCEPTED", "CLAIMED RETURNED", "RETURNED OPEN");

    @Property
    void onlyLegalTransitionsExist(@ForAll CaseState from, @ForAll CaseState to) {
        boolean resettled = from.beforeClaim() && to.beforeClaim() && from != to;
        assertThat(from.mayBecome(to)).isEqualTo(LEGAL.contains(from + " " + to) || resettled);
    }

    enum Act {
        LEARN_NOTHING,
        LEARN_DECLARATION,
        LEARN_CONTACT,
        LEARN_LOST,
        LEARN_HEARD,
        LEARN_UNCHANGED,
        LEARN_FILE,
        LEARN_PROOF,
        SAY_UNINSURED,
        CLAIM,
        ACCEPT,
        GIVE_BACK,
        REOPEN,
        ASK
    }

    /** Whatever people do, in whatever order: the history is legal, there is one way at most, and never (3) after a return of (3). */
    @Property
    void noOrderOfActsLeadsAstray(@ForAll @Size(max = 40) List<Act> acts) {
        ClaimCase now = open();
        boolean formerCameBack = false;
        LocalDate day = DAY;
        for (Act act : acts) {
            day = day.plusDays(1);
            ClaimCase before = now;
            now = act(before, act, day).toOptional().orElse(before);
            if (before.state() == CaseState.CLAIMED && now.state() == CaseState.RETURNED
                    && before.way().orElseThrow() == ClaimWay.FORMER) {
                formerCameBack = true;
            }
            boolean wayless = now.state() == CaseState.OPEN || now.state() == CaseState.SELF_PAY;
            assertThat(now.way().isEmpty()).isEqualTo(wayless);
            if (formerCameBack && now.state().beforeClaim()) {
                assertThat(now.way()).isNotEqualTo(java.util.Optional.of(ClaimWay.FORMER));
            }
        }
        CaseState reached = CaseState.OPEN;
        for (CaseEvent event : now.history()) {
            assertThat(event.from()).isEqualTo(reached);
            assertThat(event.from().mayBecome(event.to())).isTrue();
            reached = event.to();
        }
        assertThat(reached).isEqualTo(now.state());
    }

    private static Parsed<ClaimCase> act(ClaimCase now, Act act, LocalDate day) {
        ClaimFacts facts = now.facts();
        return switch (act) {
            case LEARN_NOTHING -> now.learn(facts, WAYS, JUNE, day);
            case LEARN_DECLARATION -> now.learn(facts.withDeclaration(Given.declaration(DAY)), WAYS, JUNE, day);
            case LEARN_CONTACT -> now.learn(facts.withContact(day), WAYS, JUNE, day);
            case LEARN_LOST -> now.learn(facts.withLost(Given.LOST), WAYS, JUNE, day);
            case LEARN_HEARD -> now.learn(facts.withHeard(Given.HEARD), WAYS, JUNE, day);
            case LEARN_UNCHANGED -> now.learn(facts.withUnchanged(Given.hearing(DAY)), WAYS, JUNE, day);
            case LEARN_FILE -> now.learn(facts.withOnFile(Given.ON_FILE), WAYS, JUNE, day);
            case LEARN_PROOF -> now.learn(facts.withConfirmed(Given.CURRENT), WAYS, JUNE, day);
            case SAY_UNINSURED -> now.learn(facts.withInsured(false), WAYS, JUNE, day);
            case CLAIM -> now.claim(WAYS, JUNE, day);
            case ACCEPT -> now.accept(day);
            case GIVE_BACK -> now.giveBack(ReturnReason.OTHER, day);
            case REOPEN -> now.reopen(day);
            case ASK -> Parsed.of(now.asked(day));
        };
    }

    @Test
    void aCaseCannotBeBuiltWrong() {
        ClaimCase right = learned(open(), FORMER);
        assertWrong(right, CaseState.UNKNOWN_77, right.settlement(), null, right.history());
        assertWrong(right, CaseState.OLD_QUALIFICATION, null, null, right.history());
        assertWrong(right, CaseState.OPEN, right.settlement(), null, List.of());
        assertWrong(right, CaseState.OLD_QUALIFICATION, right.settlement(), HoldReason.NOT_CONTACTED, right.history());
        assertWrong(right, CaseState.OLD_QUALIFICATION, right.settlement(), null, List.of());
        List<CaseEvent> gap = new ArrayList<>(right.history());
        gap.add(new CaseEvent(DAY, CaseState.CLAIMED, CaseState.RETURNED, ClaimWay.FORMER, ReturnReason.OTHER));
        assertWrong(right, CaseState.RETURNED, right.settlement(), null, gap);
        assertThatThrownBy(() -> new CaseEvent(DAY, CaseState.OPEN, CaseState.CLAIMED, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CaseEvent(DAY, CaseState.CLAIMED, CaseState.RETURNED, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CaseEvent(DAY, CaseState.CLAIMED, CaseState.ACCEPTED, null, ReturnReason.OTHER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertWrong(ClaimCase right, CaseState state, Settlement settlement, HoldReason hold,
            List<CaseEvent> history) {
        assertThatThrownBy(
                () -> new ClaimCase(ID, right.result(), right.facts(), state, settlement, hold, DAY, DAY, history))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Rows.Row> requery() {
        return Rows.of("requery.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requery")
    void isAskedAboutDailyAndOnceBeforeEachClaimRun(Rows.Row row) {
        ClaimCase waiting = ClaimCase.open(ID, ResultClass.INVALID, ClaimFacts.of(row.date("opened")))
                .asked(row.date("asked"));
        ClaimRun claimRun = new ClaimRun(Integer.parseInt(row.text("run")));
        LocalDate due = row.date("due");
        assertThat(RequerySchedule.nextDue(waiting, claimRun)).as(row.text("why")).contains(due);
        assertThat(RequerySchedule.isDue(waiting, due.minusDays(1), claimRun)).isFalse();
        assertThat(RequerySchedule.isDue(waiting, due, claimRun)).isTrue();
        assertThat(RequerySchedule.isDue(waiting, due.plusDays(30), claimRun)).as("caught up after a stand-still")
                .isTrue();
    }

    @Property
    void isNeverAskedAboutTwiceOnOneDayAndAlwaysOnceBeforeTheRun(
            @ForAll @Size(min = 1, max = 70) List<Boolean> running) {
        ClaimCase waiting = open();
        boolean triedInRun = false;
        boolean ranInRun = false;
        for (int i = 0; i < running.size(); i++) {
            LocalDate today = DAY.plusDays(i);
            boolean run = today.getMonthValue() == 6 && today.getDayOfMonth() <= 10;
            if (running.get(i) && RequerySchedule.isDue(waiting, today, ClaimRun.USUAL)) {
                assertThat(today).isAfter(waiting.askedOn());
                waiting = waiting.asked(today);
                triedInRun |= run;
            }
            ranInRun |= run && running.get(i);
        }
        assertThat(triedInRun).isEqualTo(ranInRun);
    }

    @ParameterizedTest
    @CsvSource({"OPEN,true", "RESOLVED_CURRENT,false", "RESOLVED_FILE,true", "OLD_QUALIFICATION,true",
            "UNKNOWN_77,true",
            "SELF_PAY,false", "CLAIMED,false", "ACCEPTED,false", "RETURNED,false"})
    void onlyWhatAwaitsAProofIsAskedAbout(CaseState state, boolean awaits) {
        assertThat(state.awaitsProof()).isEqualTo(awaits);
    }

    @Test
    void aProvenCaseIsNotAskedAboutAnyMore() {
        ClaimCase proven = learned(open(), ClaimFacts.of(DAY).withConfirmed(Given.CURRENT));
        assertThat(RequerySchedule.nextDue(proven, ClaimRun.USUAL)).isEmpty();
        assertThat(RequerySchedule.isDue(proven, DAY.plusDays(9), ClaimRun.USUAL)).isFalse();
        assertThat(RequerySchedule.triedBeforeClaim(proven, JUNE)).isTrue();
    }

    @Test
    void theTryBeforeTheClaimIsOneOfItsMonth() {
        ClaimCase former = learned(open(), FORMER);
        assertThat(RequerySchedule.triedBeforeClaim(former.asked(LocalDate.of(2026, 5, 31)), JUNE)).isFalse();
        assertThat(RequerySchedule.triedBeforeClaim(former.asked(LocalDate.of(2026, 6, 1)), JUNE)).isTrue();
        assertThat(RequerySchedule.triedBeforeClaim(open(), JUNE)).as("nothing to ask with").isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-05-19,2026-05-19,2026-06", "2026-05-01,2026-05-05,2026-06", "2026-05-19,2026-06-10,2026-06",
            "2026-05-19,2026-06-11,2026-07", "2026-05-19,2026-09-10,2026-09", "2026-12-31,2026-12-31,2027-01"})
    void aVisitIsClaimedWithTheNextClaimRunAfterItsMonth(LocalDate visit, LocalDate today, YearMonth month) {
        assertThat(ClaimRun.USUAL.monthFor(visit, today)).isEqualTo(month);
    }

    @Test
    void isAskedAboutWithWhatIsMostLikelyTheCurrentNumber() {
        ClaimFacts facts = ClaimFacts.of(DAY);
        assertThat(facts.numberToAskWith()).isEmpty();
        facts = facts.withLost(Given.LOST);
        assertThat(facts.numberToAskWith()).contains(Given.LOST);
        facts = facts.withOnFile(Given.ON_FILE);
        assertThat(facts.numberToAskWith()).contains(Given.ON_FILE);
        assertThat(facts.withHeard(Given.HEARD).numberToAskWith()).contains(Given.HEARD);
    }

    @Test
    void anEarlierTryChangesNothing() {
        ClaimCase asked = open().asked(DAY.plusDays(3));
        assertThat(asked.askedOn()).isEqualTo(DAY.plusDays(3));
        assertThat(asked.asked(DAY.plusDays(3))).isSameAs(asked);
        assertThat(asked.asked(DAY)).isSameAs(asked);
    }

    @Test
    void aQuestionThatCouldNotBeAskedIsTakenBack() {
        ClaimCase asked = open().asked(DAY.plusDays(3));
        assertThat(asked.notAsked(DAY.plusDays(3), DAY)).isEqualTo(open());
        assertThat(asked.notAsked(DAY.plusDays(2), DAY)).as("asked later by another").isSameAs(asked);
        assertThat(asked.notAsked(DAY.plusDays(3), DAY.plusDays(3))).isSameAs(asked);
        assertThat(asked.notAsked(DAY.plusDays(3), DAY.plusDays(4))).isSameAs(asked);
    }

    @Test
    void aReopenedCaseIsAskedAboutDailyAgain() {
        LocalDate back = LocalDate.of(2026, 8, 20);
        ClaimCase open = tried(FORMER).claim(WAYS, JUNE, DAY).orElseThrow()
                .giveBack(ReturnReason.NEW_INSURER_UNREGISTERED, back).orElseThrow().reopen(back).orElseThrow()
                .asked(back);
        assertThat(RequerySchedule.nextDue(open, ClaimRun.USUAL)).contains(back.plusDays(1));
    }

    @Test
    void everyReasonToHoldSaysWhatToDo() {
        assertThat(HoldReason.values()).extracting(reason -> reason + " " + reason.step()).containsExactly(
                "DECLARATION_MISSING CONTACT_FOR_CLAIM", "NOT_CONTACTED CONTACT_FOR_CLAIM",
                "MONTH_TOO_EARLY HOLD_CLAIM_UNTIL_MONTH", "KANA_MISSING ASK_FOR_KANA",
                "WAY_4_NOT_AFTER_RETURN CONTACT_FOR_CLAIM", "TEXT_NOT_WRITABLE WRITE_CLAIM_TEXT_IN_KANA",
                "NOT_TRIED_AGAIN RETRY_VERIFICATION", "BIRTH_DATE_MISSING ASK_AGAIN_WITH_BIRTH_DATE");
    }

    /** R-CL-04. */
    @Test
    void whatMakesAClaimByAFormerNumberComeBackIsToldWithIt() {
        ClaimFacts former = ClaimFacts.of(Given.VISIT).withInsured(true).withLost(Given.LOST);
        assertThat(Given.ways().choose(former, JUNE)).isInstanceOfSatisfying(ClaimDecision.Claim.class,
                claim -> assertThat(claim.comesBackIf()).containsExactly(ReturnReason.NEW_INSURER_UNREGISTERED,
                        ReturnReason.WITH_PUBLIC_EXPENSE, ReturnReason.HIGH_COST_IN_KIND));
        assertThat(Given.ways().choose(former.withConfirmed(Given.CURRENT), JUNE)).isInstanceOfSatisfying(
                ClaimDecision.Claim.class, claim -> assertThat(claim.comesBackIf()).isEmpty());
        Reassignment reassignment = new Reassignment(Given.calendar());
        assertThat(reassignment.exists(YearMonth.of(2021, 9))).isFalse();
        assertThat(reassignment.exists(YearMonth.of(2021, 10))).isTrue();
    }

    /** A calendar by which nothing is re-assigned any more: the rule is not named as a reason. */
    @Test
    void whereNothingIsReassignedTheRuleLeadsNowhere() {
        ClaimCalendar ended = ClaimCalendar.parse(Given.table(ClaimCalendar.FILE).replace("REASSIGNMENT,2021-10-01,,on",
                "REASSIGNMENT,2021-10-01,2026-05-31,on,\nREASSIGNMENT,2026-06-01,,off"));
        ClaimWays ways = new ClaimWays(ended, Given.switches(), NameVariants.none());
        ClaimFacts former = ClaimFacts.of(Given.VISIT).withInsured(true).withLost(Given.LOST);
        assertThat(Given.rules(ways.choose(former, YearMonth.of(2026, 5)).rules())).isEqualTo("R-CL-01 R-CL-04");
        assertThat(Given.rules(ways.choose(former, YearMonth.of(2026, 6)).rules())).isEqualTo("R-CL-01");
    }
}
