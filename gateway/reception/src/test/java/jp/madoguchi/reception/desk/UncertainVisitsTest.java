package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.Arrival;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.Institution;
import jp.madoguchi.domain.channel.InsuranceScheme;
import jp.madoguchi.domain.channel.NextStep;
import jp.madoguchi.domain.channel.PaperKind;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.channel.RemoteTool;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.channel.ShownAtDesk.Thing;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R-CH-22: a step that rests on the month's visits hangs on what an uncertain paper proved of them. */
class UncertainVisitsTest {

    private static final LocalDate SHOWN = LocalDate.of(2026, 4, 7);
    private static final LocalDate VISIT = LocalDate.of(2026, 4, 14);

    private final DeskFlow desk = new DeskFlow();
    private ResourceId patient;

    @BeforeEach
    void thePatientIsKnown() {
        desk.on(SHOWN);
        patient = desk.register("試験　花子", "ｼｹﾝ ﾊﾅｺ");
    }

    private void shown(Thing thing, LocalDate validUntil) {
        desk.answer(desk.ask(new ShownAtDesk(thing, false, null, validUntil, InsuredStatement.UNKNOWN)),
                QualificationValidity.VALID);
    }

    private DecidedStep patientCardOnly(RuleBook rules) {
        desk.on(VISIT);
        shown(Thing.PATIENT_CARD, null);
        return decide(rules, new Presented.PatientCardOnly());
    }

    private DecidedStep decide(RuleBook rules, Presented presented) {
        DecideNextStep decide = new DecideNextStep(desk.ledger,
                new ReceptionRules(rules.reception(), Institution.withEverything()),
                rules.table(AcceptedPapers.class));
        return decide.decide(NextStepOrder.parse(DeskFlow.FACILITY, patient, presented, VISIT,
                null, "r-1", "clerk-1").orElseThrow()).toCompletableFuture().join();
    }

    @Test
    void anExpiredCardThatProvesNothingAsListedLeavesTheStepAndItsTaskUncertain() {
        shown(Thing.INSURANCE_CARD, LocalDate.of(2025, 7, 31));
        DecidedStep decided = patientCardOnly(desk.rules);
        assertThat(decided.open()).containsExactly(RuleSwitch.UNCERTAIN_PAPERS);
        assertThat(decided.tasks()).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.SHOW_PROOF_THIS_MONTH);
            assertThat(task.cause().open()).containsExactly(RuleSwitch.UNCERTAIN_PAPERS);
        });
    }

    @Test
    void oneThatProvesTheMonthByTheOtherReadingLeavesItUncertainAsWell() {
        shown(Thing.INSURANCE_CARD, LocalDate.of(2025, 7, 31));
        DecidedStep decided = patientCardOnly(DeliveredRules.book(RuleSwitches.FILE,
                text -> text.replace(",,as-listed", ",,other-reading")));
        assertThat(decided.step()).isInstanceOf(NextStep.Proceed.class);
        assertThat(decided.open()).contains(RuleSwitch.UNCERTAIN_PAPERS);
    }

    /** A task of the visit lends its uncertainty only to the step in whose place it stands. */
    @Test
    void aStepThatNoTaskStandsInThePlaceOfIsAsCertainAsItIsByItself() {
        desk.on(VISIT);
        desk.ledger.tasks.add(DeskTask.open(new ResourceId("later"), DeskFlow.FACILITY, DeskStep.PROOF_LATER, patient,
                new DeskTaskCause("ASK_AT_DESK", List.of(), null, List.of(), desk.ledger.now,
                        Set.of(RuleSwitch.UNCERTAIN_PAPERS)),
                VISIT, desk.ledger.now, ClaimRun.USUAL));
        DecidedStep decided = decide(desk.rules, new Presented.RemoteVerification(CareSituation.ONLINE, RemoteTool.WEB,
                false, true, Arrival.NOT_APART));
        assertThat(decided.step()).isInstanceOf(NextStep.NotPossible.class);
        assertThat(decided.open()).isEmpty();
        assertThat(decide(desk.rules, new Presented.ShownPaper(PaperKind.INSURANCE_CARD, InsuranceScheme.NATIONAL,
                null, LocalDate.of(2025, 1, 31))).open()).contains(RuleSwitch.UNCERTAIN_PAPERS);
    }

    @Test
    void aMonthWithoutAnUncertainPaperHangsOnNoReadingOfPapers() {
        DecidedStep decided = patientCardOnly(desk.rules);
        assertThat(decided.tasks()).extracting(task -> task.step().name())
                .containsExactly(DeskStep.SHOW_PROOF_THIS_MONTH.name());
        assertThat(decided.open()).isEmpty();
    }
}
