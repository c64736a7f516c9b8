package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskActor;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.DeskTaskState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-CH-31: the claim desk gets what a month lacks without asking for it. */
class LeaveMonthsToClaimDeskTest {

    private static final LocalDate JULY_1 = LocalDate.of(2026, 7, 1);

    private final DeskFlow flow = new DeskFlow();
    private final VisitReadings visits = (facility, since, until, after, most) -> flow.ledger.answers.stream()
            .filter(one -> one.facility().equals(facility) && one.inquiry() != null
                    && !one.receivedAt().isBefore(since) && one.receivedAt().isBefore(until))
            .map(AnswerRecord::patient).filter(Objects::nonNull).distinct()
            .filter(one -> after == null || one.value().compareTo(after.value()) > 0)
            .sorted((one, other) -> one.value().compareTo(other.value())).limit(most).toList();
    private final LeaveMonthsToClaimDesk job = new LeaveMonthsToClaimDesk(flow.ledger,
            new CheckMonth(flow.ledger, visits, flow.rules), new ClaimRun(8));
    private ResourceId patient;

    @BeforeEach
    void aPatientCameWithThePatientCardOnly() {
        flow.on(LocalDate.of(2026, 6, 3));
        patient = flow.register("試験　花子", "ｼｹﾝ ﾊﾅｺ");
        flow.answer(flow.ask(new ShownAtDesk(ShownAtDesk.Thing.PATIENT_CARD, false, null, null,
                InsuredStatement.UNKNOWN)), QualificationValidity.VALID);
        flow.ledger.tasks.clear();
    }

    private int run(LocalDate today) {
        flow.on(today);
        return job.run(DeskFlow.FACILITY, today).toCompletableFuture().join();
    }

    private List<DeskTask> tasks() {
        return flow.ledger.tasks.stream().filter(task -> task.step() == DeskStep.LIST_MONTH_WITHOUT_PROOF).toList();
    }

    @Test
    void aMonthWithoutProofIsATaskOfTheClaimDeskOnceTheMonthIsOver() {
        assertThat(run(LocalDate.of(2026, 6, 30))).as("the month is not over").isZero();
        assertThat(tasks()).isEmpty();
        assertThat(run(JULY_1)).isEqualTo(1);
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.patient()).isEqualTo(patient);
            assertThat(task.step().actor()).isEqualTo(DeskActor.CLAIM_CLERK);
            assertThat(task.visit()).isEqualTo(LocalDate.of(2026, 6, 3));
            assertThat(task.due()).isEqualTo(LocalDate.of(2026, 7, 8));
            assertThat(task.cause().rules()).isEqualTo(CheckMonth.RULES);
        });
        assertThat(run(JULY_1)).as("a second run, here or on another node").isZero();
        assertThat(run(LocalDate.of(2026, 7, 2))).isZero();
        assertThat(tasks()).hasSize(1);
    }

    @Test
    void aProofThatBecomesKnownLaterEndsTheTask() {
        run(JULY_1);
        flow.on(LocalDate.of(2026, 6, 20));
        flow.read(QualificationValidity.VALID);
        run(LocalDate.of(2026, 7, 2));
        assertThat(tasks()).singleElement().extracting(DeskTask::state)
                .isEqualTo(new DeskTaskState.Cancelled(DecideNextStep.PROVEN_SINCE, flow.ledger.now));
    }

    /** R-CH-31: what ended it proves nothing any more. */
    @Test
    void aProofThatWasNoneAfterAllLeavesTheMonthToTheClaimDeskAgain() {
        run(JULY_1);
        flow.on(LocalDate.of(2026, 6, 20));
        AnswerRecord proof = flow.read(QualificationValidity.VALID);
        run(LocalDate.of(2026, 7, 2));
        assertThat(tasks()).singleElement().extracting(DeskTask::pending).isEqualTo(false);
        flow.ledger.answers.remove(proof);
        assertThat(run(LocalDate.of(2026, 7, 3))).isEqualTo(1);
        assertThat(tasks()).singleElement().extracting(DeskTask::state).isEqualTo(new DeskTaskState.Open());
        assertThat(run(LocalDate.of(2026, 7, 4))).as("it stands").isZero();
    }

    @Test
    void whatAPersonCancelledStaysCancelled() {
        run(JULY_1);
        flow.ledger.tasks.replaceAll(task -> task.cancel("ANY", flow.ledger.now));
        assertThat(run(LocalDate.of(2026, 7, 3))).isZero();
        assertThat(tasks()).singleElement().extracting(DeskTask::pending).isEqualTo(false);
    }

    /** R-CH-32: a month ends; until then a proof may become known, also one of the month before the last. */
    @ParameterizedTest(name = "known on {0}: ends {1}")
    @CsvSource({"2026-08-31,true", "2026-09-01,false"})
    void aProofEndsTheTaskOfAMonthForAsLongAsTheMonthIsLookedAt(LocalDate known, boolean ends) {
        run(JULY_1);
        flow.on(LocalDate.of(2026, 6, 20));
        flow.read(QualificationValidity.VALID);
        run(known);
        assertThat(tasks()).singleElement().extracting(DeskTask::pending).isEqualTo(!ends);
    }

    /** The gateway stood still for the whole month in which it would have been looked at. */
    @Test
    void aMonthBeforeTheLastIsLeftToTheClaimDeskToo() {
        assertThat(run(LocalDate.of(2026, 8, 2))).isEqualTo(1);
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.visit()).isEqualTo(LocalDate.of(2026, 6, 3));
            assertThat(task.due()).as("the next claim run").isEqualTo(LocalDate.of(2026, 8, 8));
        });
        assertThat(run(LocalDate.of(2026, 8, 3))).isZero();
    }

    @Test
    void aMonthBeforeThatIsNobodysWorkAnyMore() {
        assertThat(run(LocalDate.of(2026, 9, 1))).isZero();
    }

    /** R-CH-32a. */
    @Test
    void whatAskedThePatientForAProofEndsWithTheMonth() {
        for (String visit : List.of("2026-06-03", "2026-07-01")) {
            flow.ledger.tasks.add(DeskTask.open(new ResourceId("t-" + visit), DeskFlow.FACILITY,
                    DeskStep.SHOW_PROOF_THIS_MONTH, patient,
                    new DeskTaskCause("ASK_AT_DESK", List.of(), null, List.of(), flow.ledger.now),
                    LocalDate.parse(visit), flow.ledger.now));
        }
        run(JULY_1);
        assertThat(tasks()).as("it is the claim desk's now").hasSize(1);
        assertThat(flow.ledger.tasks).filteredOn(task -> task.step() == DeskStep.SHOW_PROOF_THIS_MONTH)
                .extracting(DeskTask::state).first()
                .isEqualTo(new DeskTaskState.Cancelled(LeaveMonthsToClaimDesk.MONTH_OVER, flow.ledger.now));
        assertThat(flow.ledger.tasks).filteredOn(DeskTask::pending)
                .filteredOn(task -> task.step() == DeskStep.SHOW_PROOF_THIS_MONTH)
                .as("that of the new month stays").hasSize(1);
    }

    @Test
    void aMonthThatIsProvenLeavesNothing() {
        flow.on(LocalDate.of(2026, 6, 10));
        flow.read(QualificationValidity.VALID);
        assertThat(run(JULY_1)).isZero();
        assertThat(tasks()).isEmpty();
    }
}
