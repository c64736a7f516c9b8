package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.domain.channel.MonthVisit;
import jp.madoguchi.domain.channel.MonthlyProof;
import jp.madoguchi.domain.channel.Presentation;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-CH-50: what a proof ended that was told by mistake, once it is told again otherwise. */
class MistakenProofTest extends DeskInFailureMode {

    private List<DeskStep> open() {
        return desk.ledger.tasks.stream()
                .filter(task -> task.pending() && task.step() != DeskStep.REVIEW_EXCEPTIONAL_VIEW)
                .map(DeskTask::step).toList();
    }

    /** R-CH-50: what asked for a proof of the visit is open again as soon as the proof is known to have been none. */
    @ParameterizedTest(name = "told {0} after an invalid answer: {1}")
    @CsvSource({"VALID,", "VALID INVALID,ASK_OTHER_PAPER", "VALID NONE,ASK_OTHER_PAPER", "VALID INVALID VALID,",
            "VALID VALID INVALID,ASK_OTHER_PAPER", "INVALID,ASK_OTHER_PAPER"})
    void whatAProofToldByMistakeEndedComesBackWhenItIsToldAgain(String said, DeskStep stands) {
        desk.read(QualificationValidity.INVALID);
        assertThat(open()).containsExactly(DeskStep.ASK_OTHER_PAPER);
        for (String one : said.split(" ")) {
            told(one);
        }
        assertThat(open().stream().filter(step -> step == DeskStep.ASK_OTHER_PAPER).toList())
                .isEqualTo(stands == null ? List.of() : List.of(stands));
    }

    /** R-CH-32: of the month as of the visit. */
    @Test
    void whatAProofToldByMistakeEndedOfAnEarlierVisitOfTheMonthComesBack() {
        showProofWasAskedForAWeekBefore();
        told("VALID");
        assertThat(open()).isEmpty();
        told("INVALID");
        assertThat(open()).contains(DeskStep.SHOW_PROOF_THIS_MONTH);
    }

    private void showProofWasAskedForAWeekBefore() {
        desk.on(VISIT.minusDays(7));
        decideByPatientCard();
        assertThat(open()).containsExactly(DeskStep.SHOW_PROOF_THIS_MONTH);
        desk.on(VISIT);
    }

    /** R-CH-32: of two screens that proved one month the mistake of one leaves the other. */
    @Test
    void whatTwoMistakenProofsOfTheMonthEndedComesBackOnceBothAreToldAgain() {
        showProofWasAskedForAWeekBefore();
        told("VALID");
        desk.on(VISIT.plusDays(1));
        told("VALID");
        desk.day = VISIT;
        told("INVALID");
        assertThat(open()).as("the day after proves the month").doesNotContain(DeskStep.SHOW_PROOF_THIS_MONTH);
        desk.day = VISIT.plusDays(1);
        told("INVALID");
        assertThat(open()).contains(DeskStep.SHOW_PROOF_THIS_MONTH);
    }

    /** R-CH-50: whichever of several tellings ended it. */
    @Test
    void whatTheSameProofToldOnceMoreEndedComesBack() {
        told("VALID");
        later(Duration.ofMinutes(1));
        desk.read(QualificationValidity.INVALID);
        assertThat(open()).containsExactly(DeskStep.ASK_OTHER_PAPER);
        told("VALID");
        assertThat(open()).isEmpty();
        told("INVALID");
        assertThat(open()).containsOnlyOnce(DeskStep.ASK_OTHER_PAPER);
    }

    @Test
    void whatTheFirstOfTwoPeopleEndedComesBackThoughTheOtherToldItToo() {
        desk.read(QualificationValidity.INVALID);
        told("VALID", "clerk-1");
        told("VALID", "clerk-2");
        told("INVALID", "clerk-1");
        assertThat(open()).containsOnlyOnce(DeskStep.ASK_OTHER_PAPER);
    }

    @Test
    void ofWhatWasEndedTwiceOneComesBack() {
        desk.read(QualificationValidity.INVALID);
        told("VALID");
        later(Duration.ofMinutes(1));
        desk.read(QualificationValidity.INVALID);
        told("VALID");
        assertThat(open()).isEmpty();
        told("INVALID");
        assertThat(open()).containsOnlyOnce(DeskStep.ASK_OTHER_PAPER);
    }

    /** R-CH-50: the network delivers late what was corrected meanwhile. */
    @Test
    void aProofThatIsSentAgainAfterItsCorrectionEndsNothing() {
        desk.read(QualificationValidity.INVALID);
        told("VALID", "clerk-1", "same");
        told("INVALID");
        List<DeskStep> corrected = open();
        told("VALID", "clerk-1", "same");
        assertThat(corrected).contains(DeskStep.ASK_OTHER_PAPER);
        assertThat(open()).isEqualTo(corrected);
    }

    /** R-RS-02 to R-RS-09: a valid answer would have ended it as well, though a typed number proves no visit. */
    @Test
    void whatAValidAnswerHasSettledSinceStaysEnded() {
        desk.read(QualificationValidity.INVALID);
        told("VALID");
        later(Duration.ofMinutes(1));
        desk.answer(desk.ask(null), QualificationValidity.VALID);
        told("NONE");
        assertThat(open()).doesNotContain(DeskStep.ASK_OTHER_PAPER);
    }

    private DeskTask task(String id, DeskStep step) {
        return DeskTask.open(new ResourceId(id), DeskFlow.FACILITY, step, patient,
                new DeskTaskCause("ANY", List.of(), null, List.of(), desk.ledger.now), desk.day, desk.ledger.now,
                ClaimRun.USUAL);
    }

    /** Two tasks of one visit never ask one thing. */
    @Test
    void anotherPaperIsNotAskedForAgainWhereSomethingElseAsksForAProof() {
        desk.ledger.tasks.add(task("paper", DeskStep.ASK_ACCEPTED_PAPER));
        told("VALID");
        assertThat(open()).isEmpty();
        desk.ledger.tasks.add(task("later", DeskStep.PROOF_LATER));
        told("NONE");
        assertThat(open()).contains(DeskStep.PROOF_LATER).doesNotContain(DeskStep.ASK_ACCEPTED_PAPER);
    }

    @Test
    void anotherPaperIsAskedForAgainWhereNothingElseAsksForAProof() {
        desk.ledger.tasks.add(task("paper", DeskStep.ASK_ACCEPTED_PAPER));
        told("VALID");
        told("NONE");
        assertThat(open()).containsOnlyOnce(DeskStep.ASK_ACCEPTED_PAPER);
    }

    /** Conflict C9: what closes no month ends nothing, and so keeps nothing ended. */
    @Test
    void aPaperThatClosesNoMonthAnyMoreKeepsNothingEnded() {
        startBy(DeliveredRules.book(RuleSwitches.FILE, text -> text.replace(",,read-on,", ",,no-longer,")));
        assertThat(new MonthlyProof(desk.rules.switches())
                .closes(new MonthVisit(VISIT, Presentation.PAPER, QualificationValidity.VALID))).isFalse();
        showProofWasAskedForAWeekBefore();
        told("VALID");
        later(Duration.ofMinutes(1));
        desk.answer(desk.ask(new ShownAtDesk(ShownAtDesk.Thing.QUALIFICATION_CERTIFICATE, false, null,
                LocalDate.of(2027, 7, 31), InsuredStatement.UNKNOWN)), QualificationValidity.VALID);
        told("NONE");
        assertThat(open()).contains(DeskStep.SHOW_PROOF_THIS_MONTH);
    }

    @Test
    void whatSomethingElseHasProvenSinceStaysEnded() {
        desk.read(QualificationValidity.INVALID);
        told("VALID");
        later(Duration.ofMinutes(1));
        desk.read(QualificationValidity.VALID);
        told("INVALID");
        assertThat(open()).doesNotContain(DeskStep.ASK_OTHER_PAPER);
    }

    @Test
    void whatAPersonHasDoneStaysDone() {
        desk.read(QualificationValidity.INVALID);
        desk.ledger.tasks.replaceAll(task -> task.take("clerk-1", desk.ledger.now)
                .close(DeskOutcome.RESOLVED, "clerk-1", desk.ledger.now));
        told("VALID");
        told("INVALID");
        assertThat(open()).doesNotContain(DeskStep.ASK_OTHER_PAPER);
    }

    /** R-CH-50: also where it is told that the screen said nothing at all. */
    @Test
    void whatTheReCheckOfTheVisitProvesStaysEndedWhateverIsToldAgain() {
        showProofWasAskedForAWeekBefore();
        told("VALID");
        reChecked(VISIT, QualificationValidity.VALID);
        told("NONE");
        assertThat(open()).doesNotContain(DeskStep.SHOW_PROOF_THIS_MONTH);
    }

    @Test
    void aScreenThatTheReCheckOfTheVisitContradictsEndsNothing() {
        desk.read(QualificationValidity.INVALID);
        reChecked(VISIT, QualificationValidity.INVALID);
        told("VALID");
        assertThat(open()).containsOnlyOnce(DeskStep.ASK_OTHER_PAPER);
    }
}
