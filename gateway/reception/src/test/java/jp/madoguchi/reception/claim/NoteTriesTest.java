package jp.madoguchi.reception.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import jp.madoguchi.domain.claim.CaseState;
import jp.madoguchi.domain.claim.HoldReason;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.desk.DeskFlow;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import org.junit.jupiter.api.Test;

/** A try at the desk is the try that must come before the claim, also when no answer comes (R-RS-07). */
class NoteTriesTest {

    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final LocalDate IN_DECEMBER = LocalDate.of(2026, 12, 3);

    private final DeskFlow desk = new DeskFlow();

    private ClaimCaseRecord waiting() {
        desk.register("試験　花子", "ｼｹﾝ ﾊﾅｺ");
        desk.lost = LocalDate.of(2026, 11, 1);
        desk.read(QualificationValidity.INVALID);
        return only();
    }

    private ClaimCaseRecord only() {
        assertThat(desk.ledger.cases).hasSize(1);
        return desk.ledger.cases.values().iterator().next();
    }

    @Test
    void aDesksQuestionWithoutAnAnswerLetsTheClaimBeMade() {
        ClaimCaseRecord before = waiting();
        assertThat(before.claimCase().state()).isEqualTo(CaseState.OLD_QUALIFICATION);
        desk.on(IN_DECEMBER);
        assertThat(only().heldBy(DECEMBER)).contains(HoldReason.NOT_TRIED_AGAIN);
        assertThat(before.claimCase().claim(desk.rules.claimWays(), DECEMBER, IN_DECEMBER)
                .map(any -> ProblemCode.INTERNAL)).hasToString("Refused[problem="
                        + jp.madoguchi.domain.problem.Problem
                                .at(ProblemCode.CLAIM_HAS_NO_WAY, "NOT_TRIED_AGAIN")
                        + "]");

        desk.ask(null, DeskFlow.MEMBER, IN_DECEMBER);
        assertThat(only().claimCase().askedOn()).isEqualTo(IN_DECEMBER);
        assertThat(only().heldBy(DECEMBER)).isEmpty();
        assertThat(only().claimCase().claim(desk.rules.claimWays(), DECEMBER, IN_DECEMBER).orElseThrow().state())
                .isEqualTo(CaseState.CLAIMED);
    }

    @Test
    void aReadersAnswerThatProvesNothingCountsToo() {
        waiting();
        desk.on(IN_DECEMBER);
        desk.read(QualificationValidity.INVALID);
        assertThat(desk.ledger.cases.values()).filteredOn(one -> one.claimCase().facts().visit().equals(VISIT))
                .singleElement().satisfies(one -> assertThat(one.heldBy(DECEMBER)).isEmpty());
    }

    @Test
    void aQuestionAboutADayBeforeTheVisitSaysNothingOfIt() {
        waiting();
        desk.on(IN_DECEMBER);
        desk.ask(null, DeskFlow.MEMBER, VISIT.minusDays(1));
        assertThat(only().heldBy(DECEMBER)).contains(HoldReason.NOT_TRIED_AGAIN);
        desk.ask(null, DeskFlow.MEMBER, VISIT);
        assertThat(only().heldBy(DECEMBER)).isEmpty();
    }

    @Test
    void aCaseWithoutBirthDateIsATaskUntilADeskAsksAboutItsNumber() {
        ClaimCaseRecord open = new OpenCase(desk.ledger, desk.rules.claimWays())
                .withoutAnswer(new CaseOpening(DeskFlow.FACILITY, TerminalId.DEFAULT, null, null, VISIT,
                        ResultClass.EQUIPMENT, true))
                .toCompletableFuture().join();
        CaseWork work = new CaseWork(desk.ledger, desk.rules.claimWays());
        work.hearNumber(CaseOrder.parse(DeskFlow.FACILITY, open.id(), open.version(), "r-1", "HEAR_NUMBER", "clerk-1")
                .orElseThrow(), DeskFlow.MEMBER).toCompletableFuture().join();
        assertThat(only().question()).isEmpty();
        assertThat(only().dueOn(ClaimRun.USUAL)).as("the gateway cannot ask").isEmpty();
        assertThat(only().heldBy(DECEMBER)).contains(HoldReason.BIRTH_DATE_MISSING);
        DeskTask task = desk.ledger.tasks.getLast();
        assertThat(task.step()).isEqualTo(DeskStep.ASK_AGAIN_WITH_BIRTH_DATE);
        assertThat(task.pending()).isTrue();

        desk.on(IN_DECEMBER);
        desk.ask(null, Cases.ON_FILE, IN_DECEMBER);
        assertThat(only().birthDate()).as("another number is another person's").isNull();
        desk.ask(null, DeskFlow.MEMBER, IN_DECEMBER);
        assertThat(only().birthDate()).isEqualTo(DeskFlow.BIRTH);
        assertThat(only().heldBy(DECEMBER)).isEmpty();
        assertThat(only().dueOn(ClaimRun.USUAL)).isEqualTo(Optional.of(IN_DECEMBER.plusDays(1)));
        assertThat(desk.ledger.tasks).noneMatch(DeskTask::pending);
    }

    @Test
    void aSettledCaseIsLeftAlone() {
        waiting();
        desk.lost = null;
        desk.read(QualificationValidity.VALID);
        ClaimCaseRecord settled = only();
        assertThat(settled.claimCase().state()).isEqualTo(CaseState.RESOLVED_CURRENT);
        desk.on(IN_DECEMBER);
        desk.ask(null, DeskFlow.MEMBER, IN_DECEMBER);
        assertThat(only()).isEqualTo(settled);
    }
}
