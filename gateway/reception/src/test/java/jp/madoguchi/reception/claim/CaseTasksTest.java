package jp.madoguchi.reception.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.claim.CaseState;
import jp.madoguchi.domain.claim.ClaimWay;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.claim.HoldReason;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.claim.ReturnReason;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.AnswerFollowUp;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.DeskTaskState.Phase;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers open cases by themselves, and a case that waits for a person is a desk task as long as it does. */
class CaseTasksTest {

    private static final AnswerOutcome NOT_FOUND = new AnswerOutcome.Confirmed(QualificationValidity.NOT_FOUND, null);
    private static final AnswerOutcome INVALID = new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final CaseWork work = new CaseWork(ledger, Cases.ways());
    private final OpenCase opening = new OpenCase(ledger, Cases.ways());
    private ResourceId patient;
    private int files;

    @BeforeEach
    void aPatientIsKnown() {
        ledger.now = Cases.at(Cases.VISIT);
        patient = Cases.patient(ledger);
    }

    @Test
    void anAnswerThatProvesNothingOpensACaseOnceForPatientAndDay() {
        follow(INVALID, Cases.VISIT, Cases.LOST);
        follow(NOT_FOUND, Cases.VISIT);
        follow(INVALID, Cases.VISIT.plusDays(1), Cases.LOST);
        assertThat(ledger.cases.values()).extracting(one -> one.claimCase().facts().visit())
                .containsExactly(Cases.VISIT, Cases.VISIT.plusDays(1));
        assertThat(ledger.cases.values()).first().satisfies(one -> {
            assertThat(one.patient()).isEqualTo(patient);
            assertThat(one.claimCase().way()).contains(ClaimWay.FORMER);
            assertThat(one.claimCase().facts().insured()).isTrue();
            assertThat(one.answer()).isEqualTo(new ResourceId("answer"));
        });
        assertThat(ledger.tasks).as("a case with a way asks nobody").isEmpty();
    }

    @Test
    void aProofAnUnfinishedAnswerOrOneAboutNobodyOpensNoCase() {
        follow(Cases.VALID, Cases.VISIT, Cases.CURRENT);
        follow(new AnswerOutcome.Processing(), Cases.VISIT);
        follow(Cases.answer(null, INVALID, Cases.VISIT, Cases.LOST));
        assertThat(ledger.cases).isEmpty();
    }

    @Test
    void anOlderAnswerThatArrivesAfterAProofOpensNoCase() {
        Cases.coverage(ledger, "c1", patient, Cases.CURRENT, CoverageStanding.IN_FORCE, Cases.VISIT.plusDays(1));
        follow(INVALID, Cases.VISIT, Cases.LOST);
        assertThat(ledger.cases).isEmpty();
        follow(INVALID, Cases.VISIT.plusDays(1), Cases.LOST);
        assertThat(ledger.cases).as("at the same moment it is no older one").hasSize(1);
    }

    @Test
    void aCaseThatWaitsIsATaskUntilItWaitsNoMore() {
        follow(NOT_FOUND, Cases.VISIT);
        ClaimCaseRecord held = one();
        DeskTask task = task();
        assertThat(task.id()).isEqualTo(held.task());
        assertThat(task.step()).isEqualTo(DeskStep.CONTACT_FOR_CLAIM);
        assertThat(task.patient()).isEqualTo(patient);
        assertThat(task.visit()).isEqualTo(Cases.VISIT);
        assertThat(task.cause().reason()).isEqualTo(HoldReason.DECLARATION_MISSING.name());
        assertThat(task.cause().rules()).extracting(Object::toString).isNotEmpty();
        assertThat(task.cause().answer()).isEqualTo(new ResourceId("answer"));
        done(work.declare(order(), Cases.declaration()));
        assertThat(one().claimCase().hold()).isEqualTo(HoldReason.NOT_CONTACTED);
        assertThat(ledger.tasks).as("the same step goes on").containsExactly(task);
        done(work.contacted(order(), Cases.VISIT));
        assertThat(one().claimCase().state()).isEqualTo(CaseState.UNKNOWN_77);
        assertThat(task().state()).isEqualTo(new DeskTaskState.Cancelled("CASE_SETTLED", ledger.now));
    }

    @Test
    void whatAPersonHasDoneIsAskedAgainOnlyForAnotherReason() {
        follow(NOT_FOUND, Cases.VISIT);
        ledger.tasks.set(0,
                task().take("clerk-1", ledger.now).close(DeskOutcome.NOT_REACHED, "clerk-1", ledger.now));
        done(work.insured(order(), true));
        assertThat(ledger.tasks).as("still no declaration").hasSize(1);
        done(work.declare(order(), Cases.declaration()));
        assertThat(ledger.tasks).extracting(one -> one.state().phase()).containsExactly(Phase.DONE, Phase.OPEN);
        assertThat(ledger.tasks.getLast().id()).isEqualTo(one().task());
        assertThat(ledger.tasks.getLast().cause().reason()).isEqualTo(HoldReason.NOT_CONTACTED.name());
    }

    @Test
    void aCaseThatWaitsAgainIsANewTask() {
        follow(NOT_FOUND, Cases.VISIT);
        done(work.insured(order(), false));
        assertThat(task().state().phase()).as("nothing to claim").isEqualTo(Phase.CANCELLED);
        done(work.insured(order(), true));
        assertThat(ledger.tasks).extracting(one -> one.state().phase()).containsExactly(Phase.CANCELLED, Phase.OPEN);
    }

    @Test
    void aClaimThatCameBackIsATaskUntilItIsClaimedAgain() {
        follow(INVALID, Cases.VISIT, Cases.LOST);
        done(work.declare(order(), Cases.declaration()));
        done(work.contacted(order(), Cases.VISIT));
        Cases.triedOn(ledger, one().id(), LocalDate.of(2026, 6, 1));
        done(work.claim(order(), YearMonth.of(2026, 6)));
        assertThat(ledger.tasks).isEmpty();
        ledger.now = Cases.at(LocalDate.of(2026, 8, 3));
        done(work.returned(order(), ReturnReason.OTHER));
        assertThat(task().step()).isEqualTo(DeskStep.CLAIM_AGAIN_AFTER_RETURN);
        assertThat(task().cause().reason()).isEqualTo("RETURNED");
        Cases.triedOn(ledger, one().id(), LocalDate.of(2026, 8, 4));
        done(work.claim(order(), YearMonth.of(2026, 8)));
        assertThat(task().state().phase()).isEqualTo(Phase.CANCELLED);
    }

    /** R-CL-06: by the run that is to come, never one that is over; the hospital says when it claims. */
    @ParameterizedTest(name = "run until the {0}, raised on {1}: due by {2}")
    @CsvSource({"10,2026-05-19,2026-06-10", "10,2026-06-10,2026-06-10", "10,2026-06-11,2026-07-10",
            "10,2026-09-30,2026-10-10", "5,2026-06-05,2026-06-05", "5,2026-06-06,2026-07-05"})
    void theTaskOfACaseIsDueByTheNextClaimRunThatItsVisitBelongsTo(int day, LocalDate raised, LocalDate due) {
        ClaimWays ways = Cases.ways(new ClaimRun(day));
        ledger.now = Cases.at(raised);
        done(new OpenCase(ledger, ways).withoutAnswer(new CaseOpening(Cases.FACILITY, TerminalId.DEFAULT, patient,
                null, Cases.VISIT, ResultClass.EQUIPMENT, true)));
        assertThat(task().step()).isEqualTo(DeskStep.CONTACT_FOR_CLAIM);
        assertThat(task().visit()).isEqualTo(Cases.VISIT);
        assertThat(task().due()).isEqualTo(due);
    }

    @Test
    void aLaterProofEndsTheTaskOfTheCaseInItsOwnCommit() {
        follow(NOT_FOUND, Cases.VISIT);
        AcceptAnswer accept = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(1), List.of(),
                AnswerFollowUp.none().and(new CaseSettling(Cases.ways())).and(opening));
        SourceFile file = new SourceFile(Cases.FACILITY, TerminalId.DEFAULT, SourceFolder.FACE, "face-" + files++,
                "a".repeat(64));
        done(accept.accept(file, new AnswerOrigin.FaceResult(),
                Cases.answer(patient, Cases.VALID, Cases.VISIT.plusDays(1), Cases.CURRENT).answer()));
        assertThat(one().claimCase().state()).isEqualTo(CaseState.RESOLVED_CURRENT);
        assertThat(task().state().phase()).isEqualTo(Phase.CANCELLED);
    }

    @Test
    void aCaseOfNobodyKnownHasItsTaskToo() {
        done(opening.withoutAnswer(new CaseOpening(Cases.FACILITY, TerminalId.DEFAULT, null, null, Cases.VISIT,
                ResultClass.EQUIPMENT, true)));
        assertThat(task().patient()).isNull();
        done(work.confirm(order(), Cases.CURRENT));
        assertThat(task().state().phase()).isEqualTo(Phase.CANCELLED);
    }

    private void follow(AnswerOutcome outcome, LocalDate day, MemberId... members) {
        follow(Cases.answer(patient, outcome, day, members));
    }

    private void follow(AnswerRecord record) {
        done(ledger.commit(transaction -> {
            opening.follow(transaction, record);
            return record.id();
        }));
    }

    private ClaimCaseRecord one() {
        return Objects.requireNonNull(ledger.cases.values().iterator().next());
    }

    private DeskTask task() {
        assertThat(ledger.tasks).hasSize(1);
        return ledger.tasks.getFirst();
    }

    private CaseOrder order() {
        return Cases.order(ledger, one().id());
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
