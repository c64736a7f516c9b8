package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer whose number is one patient's and whose name is another's, until somebody of the desk says whose it is. */
class AttachAnswerTest {

    private final DeskFlow flow = new DeskFlow();
    private final AttachAnswer attaching = new AttachAnswer(flow.ledger, flow.accept);
    private final DeskWork work = new DeskWork(flow.ledger);
    private ResourceId ichiro;

    @BeforeEach
    void theNumberIsAnothersByName() {
        ichiro = flow.register("架空　一郎", "ｶｸｳ ｲﾁﾛｳ");
    }

    /** A doubtful answer, and the task about it in the hands of clerk-1. */
    private AnswerRecord doubtful(QualificationValidity validity) {
        AnswerRecord review = flow.read(validity);
        assertThat(review.standing()).isEqualTo(AnswerStanding.REVIEW);
        done(work.take(new TaskOrder(DeskFlow.FACILITY, task().id(), 1, "take", "clerk-1")));
        return review;
    }

    private DeskTask task() {
        return flow.ledger.tasks.stream().filter(task -> task.step() == DeskStep.DECIDE_WHOSE_ANSWER).findFirst()
                .orElseThrow();
    }

    private TaskOrder order(String requestId, String by) {
        return new TaskOrder(DeskFlow.FACILITY, task().id(), 2, requestId, by);
    }

    private static DeskTask done(CompletionStage<DeskTask> stage) {
        return stage.toCompletableFuture().join();
    }

    private static Problem problem(CompletionStage<DeskTask> stage) {
        return ProblemException.problemOf(stage.toCompletableFuture().handle((task, failure) -> failure).join());
    }

    private AnswerRecord stored(AnswerRecord review) {
        return flow.ledger.answers.stream().filter(one -> one.id().equals(review.id())).findFirst().orElseThrow();
    }

    private ResourceId patient(String id, FacilityCode facility, LocalDate birth) {
        ResourceId patient = new ResourceId(id);
        flow.ledger.patients.put(patient, new PatientRecord(patient, facility, PatientStanding.PROVISIONAL, null, null,
                null,
                new Person(null, KanaName.parse("ｼｹﾝ ﾊﾅｺ").orElseThrow(), null, null, Sex.FEMALE, null, birth, null),
                flow.ledger.now.minusSeconds(60), List.of()));
        return patient;
    }

    @Test
    void theTaskIsDoneTheAnswerIsThePatientsAndItIsKnownWhoSaidSo() {
        AnswerRecord review = doubtful(QualificationValidity.VALID);

        DeskTask after = done(attaching.attach(order("r1", "clerk-1"), ichiro));

        assertThat(after.state())
                .isEqualTo(new DeskTaskState.Done(DeskOutcome.RESOLVED, "clerk-1", flow.ledger.now));
        assertThat(stored(review).standing()).isEqualTo(AnswerStanding.LINKED);
        assertThat(stored(review).patient()).isEqualTo(ichiro);
        assertThat(flow.ledger.coverages.values()).singleElement().satisfies(coverage -> {
            assertThat(coverage.patient()).isEqualTo(ichiro);
            assertThat(coverage.answer()).isEqualTo(review.id());
        });
        assertThat(flow.ledger.facts)
                .contains(new AuditFact(DeskFlow.FACILITY, "clerk-1", "Answer", ichiro, "ATTACHED"));
    }

    @Test
    void whatFollowsFromAnAnswerFollowsFromTheWordOfTheDesk() {
        doubtful(QualificationValidity.INVALID);
        assertThat(flow.ledger.tasks).extracting(DeskTask::step).containsExactly(DeskStep.DECIDE_WHOSE_ANSWER);

        done(attaching.attach(order("r1", "clerk-1"), ichiro));

        assertThat(flow.ledger.tasks).extracting(DeskTask::step).contains(DeskStep.ASK_OTHER_PAPER);
        assertThat(flow.ledger.tasks.getLast().patient()).isEqualTo(ichiro);
    }

    @Test
    void theSameRequestAgainChangesNothing() {
        doubtful(QualificationValidity.VALID);
        DeskTask after = done(attaching.attach(order("r1", "clerk-1"), ichiro));
        List<CoverageRecord> coverages = List.copyOf(flow.ledger.coverages.values());

        assertThat(done(attaching.attach(order("r1", "clerk-1"), ichiro))).isEqualTo(after);
        assertThat(flow.ledger.coverages.values()).containsExactlyElementsOf(coverages);
        assertThat(flow.ledger.facts).filteredOn(fact -> fact.detail().equals("ATTACHED")).hasSize(1);
        assertThat(problem(attaching.nobodys(order("r1", "clerk-1"))))
                .isEqualTo(Problem.at(ProblemCode.REQUEST_ID_REUSED, "Idempotency-Key"));
    }

    @Test
    void whoDidNotTakeTheTaskOrSawAnotherVersionDecidesNothing() {
        AnswerRecord review = doubtful(QualificationValidity.VALID);

        assertThat(problem(attaching.attach(order("r1", "clerk-2"), ichiro)).code())
                .isEqualTo(ProblemCode.TASK_STATE);
        assertThat(problem(attaching.attach(new TaskOrder(DeskFlow.FACILITY, task().id(), 1, "r2", "clerk-1"), ichiro))
                .code()).isEqualTo(ProblemCode.TASK_CHANGED);
        assertThat(stored(review).patient()).isNull();
        assertThat(flow.ledger.coverages).isEmpty();
    }

    @Test
    void itIsGivenToNobodyElsewhereAndToNobodyOfAnotherBirthDate() {
        AnswerRecord review = doubtful(QualificationValidity.VALID);
        ResourceId elsewhere = patient("elsewhere", new FacilityCode("1319999999"), DeskFlow.BIRTH);
        ResourceId sister = patient("sister", DeskFlow.FACILITY, DeskFlow.BIRTH.plusDays(1));

        for (ResourceId wrong : List.of(elsewhere, new ResourceId("nobody"))) {
            assertThat(problem(attaching.attach(order("r1", "clerk-1"), wrong)))
                    .isEqualTo(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "patient"));
        }
        assertThat(problem(attaching.attach(order("r1", "clerk-1"), sister)))
                .isEqualTo(Problem.at(ProblemCode.ANSWER_NOT_OF_PATIENT, "patient"));
        assertThat(task().pending()).isTrue();
        assertThat(stored(review)).isEqualTo(review);
    }

    @Test
    void anotherPatientThanTheCandidateMayBeMeantAndTheNumberStaysWhoseItIs() {
        AnswerRecord review = doubtful(QualificationValidity.VALID);
        ResourceId hanako = patient("hanako", DeskFlow.FACILITY, DeskFlow.BIRTH);
        assertThat(task().cause().candidates()).doesNotContain(hanako);

        done(attaching.attach(order("r1", "clerk-1"), hanako));

        assertThat(stored(review).patient()).isEqualTo(hanako);
        assertThat(stored(review).standing()).isEqualTo(AnswerStanding.PROVISIONAL);
        assertThat(flow.ledger.patients.get(hanako).reference()).as("it is 一郎's").isNull();
        assertThat(flow.ledger.patients.get(hanako).members()).containsExactly(DeskFlow.MEMBER);
    }

    @Test
    void anAnswerAboutNobodyHereStaysApartAndCannotBeGivenAwayLater() {
        AnswerRecord review = doubtful(QualificationValidity.VALID);

        DeskTask after = done(attaching.nobodys(order("r1", "clerk-1")));

        assertThat(after.state().phase()).isEqualTo(DeskTaskState.Phase.DONE);
        assertThat(stored(review)).isEqualTo(review);
        assertThat(flow.ledger.coverages).isEmpty();
        assertThat(flow.ledger.facts)
                .contains(new AuditFact(DeskFlow.FACILITY, "clerk-1", "Answer", null, "NOBODYS"));
        assertThat(problem(attaching.attach(new TaskOrder(DeskFlow.FACILITY, task().id(), 3, "r2", "clerk-1"), ichiro))
                .code()).isEqualTo(ProblemCode.TASK_STATE);
    }

    @Test
    void aTaskAboutNoDoubtfulAnswerHasNoneToGive() {
        AnswerRecord review = doubtful(QualificationValidity.VALID);
        flow.ledger.answers.clear();
        assertThat(problem(attaching.attach(order("r1", "clerk-1"), ichiro)))
                .isEqualTo(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "answer"));
        flow.ledger.answers.add(new AnswerRecord(review.id(), review.facility(), review.terminal(), null,
                AnswerStanding.UNATTACHED, null, review.receivedAt(), review.answer(), List.of()));
        assertThat(problem(attaching.nobodys(order("r1", "clerk-1"))))
                .isEqualTo(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "answer"));
    }

    @Test
    void theQuestionThatItAnswersTellsTheDeskWhoseItIs() {
        InquiryId asked = flow.ask(ShownAtDesk.unknown());
        AnswerRecord review = flow.answer(asked, QualificationValidity.VALID);
        assertThat(review.standing()).isEqualTo(AnswerStanding.REVIEW);
        done(work.take(new TaskOrder(DeskFlow.FACILITY, task().id(), 1, "take", "clerk-1")));

        done(attaching.attach(order("r1", "clerk-1"), ichiro));

        assertThat(flow.ledger.inquiries.get(asked).answer()).isEqualTo(stored(review));
    }
}
